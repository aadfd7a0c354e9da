import { type Refusal, refuse } from '../core/refusal.ts';
import type { PairedMatrix } from './gain/paired-matrix.ts';

// The last door before a wrong number would come out. Every check gives the refusal that the procedure then returns, or
// undefined; `a ?? b` asks them in turn, the cheapest first.

/** A one-sided error: in (0, 0.5). */
export function checkTail(tail: number, argument = 'tail'): Refusal | undefined {
  if (tail > 0 && tail < 0.5) return undefined;
  return refuse(
    'OUT_OF_RANGE',
    argument,
    `One-sided error ${tail}: expected a number between 0 and 0.5, both excluded.`,
  );
}

/** A number strictly between `low` and `high`. */
export function checkBetween(
  value: number,
  [low, high]: readonly [number, number],
  argument: string,
): Refusal | undefined {
  if (value > low && value < high) return undefined;
  return refuse(
    'OUT_OF_RANGE',
    argument,
    `${argument} = ${value}: expected a number between ${low} and ${high}, both excluded.`,
  );
}

/** Whole numbers ≥ 0 that a double holds exactly, named by their keys. */
export function checkCounts(counts: Readonly<Record<string, number>>): Refusal | undefined {
  for (const [name, count] of Object.entries(counts)) {
    if (Number.isSafeInteger(count) && count >= 0) continue;
    const code = !Number.isFinite(count) ? 'NON_FINITE' : Number.isInteger(count) ? 'OUT_OF_RANGE' : 'NOT_BINARY';
    return refuse(code, name, `${name} = ${count}: expected a whole number, 0 or more.`);
  }
  return undefined;
}

/** At least one value, all of them finite. */
export function checkFinite(values: ArrayLike<number>, argument: string): Refusal | undefined {
  if (values.length === 0) return refuse('EMPTY_INPUT', argument, `${argument}: no values, expected at least one.`);
  for (let at = 0; at < values.length; at++) {
    if (Number.isFinite(values[at])) continue;
    return refuse('NON_FINITE', argument, `${argument}: entry ${at} is ${values[at]}, expected a finite number.`);
  }
  return undefined;
}

/** Lists of equal length, at least one value each; named by their keys. */
export function checkLengths(lists: Readonly<Record<string, ArrayLike<number>>>): Refusal | undefined {
  const [first, ...others] = Object.entries(lists);
  if (first === undefined) return undefined;
  for (const [name, values] of others) {
    if (values.length === first[1].length) continue;
    const found = `${name} has ${values.length} values and ${first[0]} has ${first[1].length}`;
    return refuse('LENGTH_MISMATCH', name, `${found}: expected one of each per item.`);
  }
  return first[1].length === 0 ? checkFinite(first[1], first[0]) : undefined;
}

/** Values that are all finite and of equal number, at least one each; `lists` are named by their keys. */
export function checkSameLength(lists: Readonly<Record<string, ArrayLike<number>>>): Refusal | undefined {
  const unequal = checkLengths(lists);
  if (unequal !== undefined) return unequal;
  for (const [name, values] of Object.entries(lists)) {
    const wrong = checkFinite(values, name);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Finite values in [low, high], at least one. */
export function checkRange(
  values: ArrayLike<number>,
  [low, high]: readonly [number, number],
  argument: string,
): Refusal | undefined {
  const wrong = checkFinite(values, argument);
  if (wrong !== undefined) return wrong;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value >= low && value <= high) continue;
    return refuse('OUT_OF_RANGE', argument, `${argument}: entry ${at} is ${value}, expected ${low} to ${high}.`);
  }
  return undefined;
}

/** As many values as seeds × items. */
function isShaped({ seeds, items, values }: PairedMatrix): boolean {
  const isWhole = Number.isSafeInteger(seeds) && Number.isSafeInteger(items) && seeds >= 0 && items >= 0;
  return isWhole && values.length === seeds * items;
}

/** A full, finite matrix with at least one seed and one column. */
export function checkMatrix(matrix: PairedMatrix, argument = 'matrix'): Refusal | undefined {
  const { seeds, items, values } = matrix;
  if (isShaped(matrix)) return checkFinite(values, argument);
  const found = `${values.length} paired differences for ${seeds} seeds × ${items} items`;
  return refuse('LENGTH_MISMATCH', argument, `${found}: expected one for every seed and item.`);
}

/** Squares of larger numbers, summed up, could leave the range of a double. */
export const LARGEST = 1e60;

/** One quick look at every value; which one is wrong, and why, is asked only where one is. */
function isTame(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at++) if (!(Math.abs(values[at] as number) <= LARGEST)) return false;
  return true;
}

/** Matrices of the same columns, one for each set of seeds, with entries of at most 1e60. */
export function checkSeedSets(sets: readonly PairedMatrix[]): Refusal | undefined {
  const [first] = sets;
  if (first === undefined) return refuse('EMPTY_INPUT', 'blocks', 'No matrix: expected one for each set of seeds.');
  const argument = sets.length === 1 ? 'matrix' : 'blocks';
  for (const set of sets) {
    const isGood = set.values.length > 0 && isShaped(set) && isTame(set.values);
    const wrong = isGood
      ? undefined
      : (checkMatrix(set, argument) ?? checkRange(set.values, [-LARGEST, LARGEST], argument));
    if (wrong !== undefined) return wrong;
    if (set.items === first.items) continue;
    const found = `${first.items} and ${set.items} items`;
    return refuse('LENGTH_MISMATCH', argument, `${found}: expected the same items for every set of seeds.`);
  }
  return undefined;
}

/** A whole number of random draws ≥ 1. */
export function checkDraws(draws: number, argument = 'draws'): Refusal | undefined {
  if (Number.isSafeInteger(draws) && draws >= 1) return undefined;
  return refuse('OUT_OF_RANGE', argument, `${draws} random draws: expected a whole number, 1 or more.`);
}

/** x successes of n ≥ 1 trials. */
export function checkProportion(x: number, n: number): Refusal | undefined {
  const wrong = checkCounts({ x, n });
  if (wrong !== undefined) return wrong;
  if (n === 0) return refuse('EMPTY_INPUT', 'n', 'No trials: expected at least one.');
  return x <= n
    ? undefined
    : refuse('OUT_OF_RANGE', 'x', `${x} successes of ${n} trials: expected no more than trials.`);
}
