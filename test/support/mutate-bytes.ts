import fc from 'fast-check';
import { CarryoverError } from '../../src/core/errors.ts';

/** Cases that each fuzz test tries: `CARRYOVER_FUZZ=10000 npm test` tries more. */
export const FUZZ_RUNS = Number(process.env.CARRYOVER_FUZZ ?? 300);

type Edit = (bytes: Buffer, at: number, value: number) => Buffer;

const EDITS: readonly Edit[] = [
  (bytes, at, value) => {
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return copy;
  },
  (bytes, at, value) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] as number) ^ (1 << (value % 8));
    return copy;
  },
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at),
  (bytes, at, value) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (value % 16))]),
  (bytes, at, value) => Buffer.concat([bytes.subarray(0, at), Buffer.from([value]), bytes.subarray(at)]),
  (bytes, at, value) => Buffer.concat([bytes.subarray(0, at + value), bytes.subarray(at)]),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('NaN'), bytes.subarray(at)]),
];

/** The bytes with one to three things wrong: flips, cuts, holes, doubled stretches, strange bytes. */
export function mutatedBytes(bytes: Uint8Array): fc.Arbitrary<Buffer> {
  const edit = fc.tuple(fc.nat(EDITS.length - 1), fc.nat(), fc.nat(255));
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map(edits => {
    let result = Buffer.from(bytes);
    for (const [which, at, value] of edits) {
      if (result.length > 0) result = Buffer.from((EDITS[which] as Edit)(result, at % result.length, value));
    }
    return result;
  });
}

type Holder = Record<string | number, unknown>;

/** Every place of a value that an edit can reach: the object or list, and the key in it. */
function placesOf(value: unknown): readonly (readonly [Holder, string | number])[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value);
  return keys.flatMap(key => [[value as Holder, key] as const, ...placesOf((value as Holder)[key])]);
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1.5,
  1e308,
  2 ** 53,
  '',
  ' ',
  'C',
  'NaN',
  'x\u0000y',
  '__proto__',
  '9'.repeat(400),
  [],
  {},
  [[]],
  [null],
  { value: { value: {} } },
  { constructor: 1, length: -1 },
];

type JsonEdit = (holder: Holder, key: string | number, other: unknown) => void;

const JSON_EDITS: readonly JsonEdit[] = [
  (holder, key, other) => {
    holder[key] = structuredClone(other);
  },
  (holder, key) => {
    if (Array.isArray(holder)) holder.splice(key as number, 1);
    else delete holder[key];
  },
  (holder, key) => {
    if (Array.isArray(holder)) holder.push(structuredClone(holder[key as number]));
    else holder[`${key}_`] = structuredClone(holder[key]);
  },
  (holder, key) => {
    holder[key] = [holder[key]];
  },
  (holder, key) => {
    holder[key] = { [String(key)]: holder[key] };
  },
  (holder, key) => {
    holder[key] = JSON.stringify(holder[key]);
  },
];

/**
 * The JSON value with one to four things wrong: values swapped for strange ones or for others of its own, fields and elements
 * left out, doubled, wrapped, turned to text.
 */
export function mutatedJson(value: unknown): fc.Arbitrary<unknown> {
  const edit = fc.tuple(fc.nat(), fc.nat(JSON_EDITS.length - 1), fc.nat(), fc.boolean());
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map(edits => {
    const root: Holder = { root: structuredClone(value) };
    for (const [at, which, donor, isStrange] of edits) {
      const places = placesOf(root);
      const [holder, key] = places[at % places.length] ?? [root, 'root'];
      const [from, of] = places[donor % Math.max(1, places.length)] ?? [root, 'root'];
      (JSON_EDITS[which] as JsonEdit)(holder, key, isStrange ? STRANGE[donor % STRANGE.length] : from[of]);
    }
    return root.root ?? null;
  });
}

/** Runs to its end, or ends in a CarryoverError with something to say; any other error is thrown on. */
export async function expectReadOrRefusal(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof CarryoverError)) throw error;
    if (error.message.length < 10 || error.hint.length < 5) throw new Error(`says too little: ${error.message}`);
  }
}
