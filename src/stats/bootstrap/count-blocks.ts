import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type BinaryPairs, checkBinaryPairs } from '../paired/binary-pairs.ts';
import { type ColumnPatterns, columnPatterns } from './column-patterns.ts';
import { countSigns } from './count-signs.ts';
import { type SeedBlocks, stackBlocks } from './seed-blocks.ts';

/** All that means over resampled seeds and columns depend on: counted once, used by every procedure. */
export interface CountedBlocks {
  /** Rows of one set of seeds after the other, as in `StackedBlocks`. */
  readonly patterns: ColumnPatterns;
  /** Seeds of each set. */
  readonly sizes: readonly number[];
  readonly divisor: number;
  /** −1 where the arms were swapped so that the differences do not sum to less than 0. */
  readonly sign: 1 | -1;
}

function ofSigns({ gains, losses, pairs }: BinaryPairs): CountedBlocks {
  const [plus, minus] = [Math.max(gains, losses), Math.min(gains, losses)];
  const shown = [
    [-1, minus],
    [0, pairs - plus - minus],
    [1, plus],
  ].filter(([, count]) => count !== 0) as [number, number][];
  const values = Float64Array.from(shown, ([value]) => value);
  const counts = Int32Array.from(shown, ([, count]) => count);
  const patterns = { seeds: 1, patterns: shown.length, values, counts, items: pairs };
  return { patterns, sizes: [1], divisor: 1, sign: gains < losses ? -1 : 1 };
}

/**
 * Counts the right-or-wrong outcomes of one seed for `crossedBootstrapMeans` and whatever else takes differences.
 * @returns a refusal: NON_FINITE, NOT_BINARY, OUT_OF_RANGE, EMPTY_INPUT
 */
export function countPairs(pairs: BinaryPairs): CountedBlocks | Refusal {
  return checkBinaryPairs(pairs) ?? ofSigns(pairs);
}

/** Differences of one seed, if they are of right-or-wrong outcomes. */
function signsOf(given: SeedBlocks): BinaryPairs | undefined {
  const [first, ...others] = 'seeds' in given ? [given] : given;
  if (first === undefined || others.length > 0 || first.seeds !== 1) return undefined;
  return first.items > 0 && first.items === first.values.length ? countSigns(first.values) : undefined;
}

/**
 * Counts the distinct columns of the differences, so that several procedures may share the one pass over them. What is counted
 * already stays as it is.
 * @returns a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE
 */
export function countBlocks(given: SeedBlocks | CountedBlocks): CountedBlocks | Refusal {
  if ('patterns' in given) return given;
  const signs = signsOf(given);
  if (signs !== undefined) return ofSigns(signs);
  const stacked = stackBlocks(given);
  if (isRefused(stacked)) return stacked;
  const { matrix, sizes, divisor, sign } = stacked;
  return { patterns: columnPatterns(matrix, sizes), sizes, divisor, sign };
}
