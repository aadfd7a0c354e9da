import { readFileSync } from 'node:fs';
import { CarryoverError } from '../../src/core/errors.ts';

/** JSON of a reference file; "NaN", "Infinity" and "-Infinity" stand for the numbers, null for a missing one. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type JsonObject = Readonly<Record<string, Json>>;

/** What an implementation gave: values under the keys of `expected`; `mc` marks a Monte-Carlo run. */
export type Outcome = JsonObject & { readonly mc?: true };

export interface GoldenCase {
  readonly id: string;
  readonly what: string;
  readonly op: string;
  readonly kind: 'value' | 'property' | 'error';
  readonly input: JsonObject;
  readonly params: JsonObject;
  readonly expected: JsonObject;
  readonly tolerance: number | Readonly<Record<string, number>> | null;
  readonly rtol?: number;
  readonly mc_bracket?: JsonObject;
}

export interface GoldenTopic {
  readonly topic: string;
  /** Keys that an implementation of an operation must give; `a|b` asks for at least one of them. */
  readonly core: Readonly<Record<string, readonly string[]>>;
  readonly cases: readonly GoldenCase[];
}

/** Reads `test/golden/<topic>.json`. */
export function loadGolden(topic: string): GoldenTopic {
  return JSON.parse(readFileSync(new URL(`../golden/${topic}.json`, import.meta.url), 'utf8'));
}

const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** A number of a reference file; null and unknown words become NaN, which no implementation may take for a number. */
export function numberOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (SPECIAL[value] ?? Number.NaN) : Number.NaN;
}

/** The numbers of a list. */
export const numbersOf = (value: Json | undefined): number[] =>
  Array.isArray(value) ? value.map((entry: Json) => numberOf(entry)) : [];

type Leaf = number | string | boolean | null;

/** Leaves of nested values under dotted paths, lists by position. */
export function flatten(value: Json, path = ''): [string, Leaf][] {
  if (value === null || typeof value !== 'object') {
    return [[path, typeof value === 'string' ? (SPECIAL[value] ?? value) : value]];
  }
  return Object.entries(value).flatMap(([key, entry]) => flatten(entry, path === '' ? key : `${path}.${key}`));
}

/** Absolute tolerance of a key: the longest matching entry wins, "dl.*" covers all below "dl", "*" is the default. */
export function toleranceOf({ tolerance }: GoldenCase, key: string): number {
  if (tolerance === null) return 0;
  if (typeof tolerance === 'number') return tolerance;
  const parts = key.split('.');
  let best = tolerance['*'] ?? 0;
  for (let length = 1; length <= parts.length; length++) {
    const prefix = parts.slice(0, length).join('.');
    best = tolerance[prefix] ?? tolerance[`${prefix}.*`] ?? best;
  }
  return best;
}

const isUndefined = (value: Leaf): boolean => value === null || (typeof value === 'number' && Number.isNaN(value));

function sameLeaf(expected: Leaf, got: Leaf, absolute: number, relative: number): boolean {
  if (isUndefined(expected) || isUndefined(got)) return isUndefined(expected) && isUndefined(got);
  if (typeof expected !== 'number' || typeof got !== 'number') return expected === got;
  if (!Number.isFinite(expected)) return expected === got;
  return Math.abs(got - expected) <= Math.max(absolute, relative * Math.abs(expected));
}

const UNBRACKETED = new Set(['basic', 'bca_mid', 'bca_levels_mid', 'z0_mid', 'z0_strict', 'boot_mean', 'n_atoms']);

/** Whether a Monte-Carlo value is admissible; undefined where the case gives no band and the exact value is asked for. */
function insideBracket({ mc_bracket: bracket }: GoldenCase, key: string, expected: number, got: number) {
  const within = (band: Json | undefined, slack: number): boolean => {
    const [low, high] = numbersOf(band);
    return low !== undefined && high !== undefined && got >= low - slack && got <= high + slack;
  };
  if (bracket === undefined) return undefined;
  if (key === 'percentile.0') return within(bracket.percentile_lower, 1e-9);
  if (key === 'percentile.1') return within(bracket.percentile_upper, 1e-9);
  if (key === 'boot_sd') return Math.abs(got - expected) <= numberOf(bracket.boot_sd_tol) + 1e-12;
  if (['p_two_sided', 'p_greater', 'p_less'].includes(key)) return within(bracket[key], 0);
  return UNBRACKETED.has(key.split('.')[0] ?? key) ? true : undefined;
}

/**
 * Differences between what an implementation gave and a reference case, in words; none if it passes. Keys that the case does
 * not know are passed over, core keys must be there.
 */
export function differences(topic: GoldenTopic, golden: GoldenCase, got: Outcome): string[] {
  const expected = new Map(flatten(golden.expected));
  const found = flatten(got).filter(([key]) => expected.has(key));
  const wrong = found.flatMap(([key, value]) => {
    const wanted = expected.get(key) ?? null;
    const byBracket =
      got.mc === true && typeof wanted === 'number' && typeof value === 'number'
        ? insideBracket(golden, key, wanted, value)
        : undefined;
    const same = byBracket ?? sameLeaf(wanted, value, toleranceOf(golden, key), golden.rtol ?? 0);
    return same ? [] : [`${key}: expected ${wanted}, got ${value}`];
  });
  const given = new Set(found.map(([key]) => key.split('.')[0]));
  const missing = (topic.core[golden.op] ?? []).filter(need => {
    const known = need.split('|').filter(key => key in golden.expected);
    return known.length > 0 && !known.some(key => given.has(key));
  });
  return [...wrong, ...missing.map(need => `missing core value ${need}`)];
}

/** A refusal of the statistics: a value that says so, in place of a number. */
export interface Refused {
  readonly status: 'refused';
}

/** Runs an implementation on a case and says what is wrong; an `error` case must be refused or thrown out by name. */
export function checkGolden(topic: GoldenTopic, golden: GoldenCase, compute: () => Outcome | Refused): string[] {
  let got: Outcome | Refused;
  try {
    got = compute();
  } catch (error) {
    if (!(error instanceof CarryoverError)) throw error;
    return golden.kind === 'error' ? [] : [`refused: ${error.message}`];
  }
  const refused = 'status' in got && got.status === 'refused';
  if (golden.kind === 'error') return refused ? [] : [`not refused: ${JSON.stringify(got)}`];
  return refused ? [`refused: ${JSON.stringify(got)}`] : differences(topic, golden, got as Outcome);
}
