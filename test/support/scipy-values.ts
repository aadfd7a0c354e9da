import { readFileSync } from 'node:fs';

export interface PositivePart {
  readonly size: number;
  readonly matrix: readonly number[];
  readonly eigenvalues: readonly number[];
  readonly positive: readonly number[];
}

type Row = readonly [number, ...number[]];

/** Values of SciPy and NumPy; `about` in the file says which calls made them. The last number of a row is the value. */
export interface ScipyValues {
  readonly tUpper: readonly Row[];
  readonly tTail: readonly Row[];
  readonly normalQuantile: readonly Row[];
  readonly normalCdf: readonly Row[];
  readonly betaQuantile: readonly Row[];
  readonly binomialHalfTail: readonly Row[];
  readonly positivePart: readonly PositivePart[];
}

export const loadScipyValues = (): ScipyValues =>
  JSON.parse(readFileSync(new URL('../golden/scipy-values.json', import.meta.url), 'utf8'));

/** Rows whose value a function misses by more than a relative error, in words. */
export function misses(rows: readonly Row[], compute: (...given: number[]) => number, relative: number): string[] {
  return rows.flatMap(row => {
    const [given, wanted] = [row.slice(0, -1), row.at(-1) as number];
    const got = compute(...given);
    const isClose = Math.abs(got - wanted) <= relative * Math.max(Math.abs(wanted), Number.MIN_VALUE);
    return isClose ? [] : [`(${given.join(', ')}): expected ${wanted}, got ${got}`];
  });
}
