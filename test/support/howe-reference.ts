import { readFileSync } from 'node:fs';

export type ReferenceSet = readonly ['bounded', number, number] | readonly ['complement' | 'whole_line', null, null];

/** One design computed by an independent numpy/scipy implementation. */
export interface ReferenceCase {
  readonly seeds: number;
  readonly items: number;
  /** Row-major seeds × items. */
  readonly d: readonly number[];
  readonly e: readonly number[];
  readonly tail: number;
  readonly meanSquares: readonly [number, number, number];
  /** Mean, low, high of d. */
  readonly howe: readonly [number, number, number];
  readonly qShared: readonly number[];
  readonly qIndependent: readonly number[];
  readonly fiellerShared: ReferenceSet;
  readonly fiellerIndependent: ReferenceSet;
}

/** 60 random designs, 12 of them with an unbounded set. */
export const howeReference = (): readonly ReferenceCase[] =>
  (
    JSON.parse(readFileSync(new URL('../golden/howe-reference.json', import.meta.url), 'utf8')) as {
      cases: ReferenceCase[];
    }
  ).cases;
