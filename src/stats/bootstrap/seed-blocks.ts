import type { Refusal } from '../../core/refusal.ts';
import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { checkSeedSets } from '../guard.ts';

/**
 * Seeds × items: one matrix of differences where the arms share their seeds, or one matrix per set of seeds over the same items
 * where they do not (candidate, and baseline with its sign turned). The estimate is the sum of the matrices' means.
 */
export type SeedBlocks = PairedMatrix | readonly PairedMatrix[];

/** All sets of seeds as rows of one matrix. */
export interface StackedBlocks {
  /** Rows of one set after the other, scaled so that a sum over as many rows as there are is `divisor` times the difference. */
  readonly matrix: PairedMatrix;
  /** Seeds of each set. */
  readonly sizes: readonly number[];
  /** Least common multiple of the sizes: whole outcomes stay whole. */
  readonly divisor: number;
  /** −1 where the arms were swapped so that the differences do not sum to less than 0. */
  readonly sign: 1 | -1;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

function stack(blocks: readonly PairedMatrix[], divisor: number): PairedMatrix {
  const seeds = blocks.reduce((sum, block) => sum + block.seeds, 0);
  const items = blocks[0]?.items ?? 0;
  const values = new Float64Array(seeds * items);
  let at = 0;
  for (const block of blocks) {
    const factor = divisor / block.seeds;
    for (const value of block.values) values[at++] = factor * value;
  }
  return { seeds, items, values };
}

/** Whether the differences sum to less than 0; a sum that is 0 up to rounding does not, whatever sign the rounding gave it. */
function isNegative({ values }: PairedMatrix): boolean {
  let [total, size] = [0, 0];
  for (const value of values) {
    total += value;
    size += Math.abs(value);
  }
  return total < -1e-12 * size;
}

const turned = (matrix: PairedMatrix): PairedMatrix => ({ ...matrix, values: matrix.values.map(value => -value) });

/**
 * Stacks the sets of seeds, with the arms swapped where that makes the sum of the differences positive: random draws that
 * follow are then mirrored exactly when the arms are swapped.
 * @returns a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (entries above 1e60)
 */
export function stackBlocks(given: SeedBlocks): StackedBlocks | Refusal {
  const blocks = 'seeds' in given ? [given] : given;
  const wrong = checkSeedSets(blocks);
  if (wrong !== undefined) return wrong;
  const divisor = blocks.reduce((lcm, { seeds }) => (lcm * seeds) / greatestDivisor(lcm, seeds), 1);
  const matrix = stack(blocks, divisor);
  if (!isNegative(matrix)) return { matrix, sizes: blocks.map(({ seeds }) => seeds), divisor, sign: 1 };
  const swapped = blocks.toReversed();
  const sizes = swapped.map(({ seeds }) => seeds);
  return { matrix: turned(stack(swapped, divisor)), sizes, divisor, sign: -1 };
}
