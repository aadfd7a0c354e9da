import { threePointLaw } from './three-point-law.ts';

/** P(sum = start + k), k = 0 … , of a sum of whole numbers. */
export interface LineLaw {
  readonly start: number;
  readonly chances: Float64Array;
}

/** What is rarer than this at either end is left out. */
const RAREST = 1e-40;
/** Longest law that is kept, in whole numbers between its ends. */
const LONGEST = 1_000_000;

/** Law of one draw: whole values, each shown by so many units. */
function oneDraw(values: Float64Array, counts: Int32Array): LineLaw | undefined {
  let [low, high, units] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let k = 0; k < values.length; k++) {
    low = Math.min(low, values[k] as number);
    high = Math.max(high, values[k] as number);
    units += counts[k] as number;
  }
  if (high - low >= LONGEST) return undefined;
  const chances = new Float64Array(high - low + 1);
  for (let k = 0; k < values.length; k++) {
    const at = (values[k] as number) - low;
    chances[at] = (chances[at] as number) + (counts[k] as number) / units;
  }
  return { start: low, chances };
}

function trimmed({ start, chances }: LineLaw): LineLaw {
  let [from, to] = [0, chances.length];
  while ((chances[from] as number) < RAREST) from++;
  while ((chances[to - 1] as number) < RAREST) to--;
  return { start: start + from, chances: chances.subarray(from, to) };
}

/** Law with one more draw. */
function addDraw(law: LineLaw, one: LineLaw): LineLaw {
  const chances = new Float64Array(law.chances.length + one.chances.length - 1);
  for (let i = 0; i < one.chances.length; i++) {
    const chance = one.chances[i] as number;
    if (chance === 0) continue;
    for (let j = 0; j < law.chances.length; j++) {
      chances[i + j] = (chances[i + j] as number) + chance * (law.chances[j] as number);
    }
  }
  return trimmed({ start: law.start + one.start, chances });
}

/** Law with twice as many draws: every pair of different sums counts twice. */
function double({ start, chances: half }: LineLaw): LineLaw {
  const chances = new Float64Array(2 * half.length - 1);
  for (let i = 0; i < half.length; i++) {
    const chance = half[i] as number;
    if (chance === 0) continue;
    chances[2 * i] = (chances[2 * i] as number) + chance * chance;
    for (let j = i + 1; j < half.length; j++) {
      chances[i + j] = (chances[i + j] as number) + 2 * chance * (half[j] as number);
    }
  }
  return trimmed({ start: 2 * start, chances });
}

/**
 * Law of the sum of `draws` values drawn with replacement: by a recurrence where the values span no more than three whole
 * numbers, such as differences of right-or-wrong outcomes, else by repeated doubling. No term is negative, so every probability
 * keeps its relative accuracy; sums rarer than 1e-40 at either end are left out.
 * @param values distinct whole numbers
 * @param counts units that show each of them
 * @param options draws ≥ 1; mostWork: additions that it may take, about a nanosecond each
 * @returns undefined where it would take more
 * @source elementary: powers of the generating function by squaring
 */
export function lineLaw(
  values: Float64Array,
  counts: Int32Array,
  { draws, mostWork }: { readonly draws: number; readonly mostWork: number },
): LineLaw | undefined {
  const one = oneDraw(values, counts);
  if (one === undefined) return undefined;
  const [a, b = 0, c = 0] = one.chances;
  if (one.chances.length === 2 || one.chances.length === 3) {
    const { start, chances } = threePointLaw([a as number, b, c], draws);
    return trimmed({ start: draws * one.start + start, chances });
  }
  let law = one;
  let work = 0;
  for (const digit of draws.toString(2).slice(1)) {
    const length = law.chances.length;
    work += length ** 2 / 2 + (digit === '1' ? 2 * length * one.chances.length : 0);
    if (work > mostWork) return undefined;
    law = double(law);
    if (digit === '1') law = addDraw(law, one);
  }
  return law;
}
