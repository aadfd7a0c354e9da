import fc from 'fast-check';
import type { Rng } from '../../src/core/random.ts';
import { accept } from '../../src/core/refusal.ts';
import { type BlockCellInput, type GainCell, type GainCellInput, gainCell } from '../../src/stats/gain/gain-cell.ts';
import type { PairedMatrix } from '../../src/stats/gain/paired-matrix.ts';
import { matrixOf } from './matrices.ts';

/** A cell of input that is known to be good. */
export const readyCell = (input: GainCellInput | BlockCellInput): GainCell => accept(gainCell(input));

/** A cell from the rows of its differences, one per seed; binary where they are −1, 0 or 1. */
export function cellOf(rows: readonly (readonly number[])[], clusters?: readonly number[]): GainCell {
  const matrix = matrixOf(rows);
  const binary = matrix.values.every(value => Number.isInteger(value));
  return readyCell({ matrix, binary, clusters: clusters && Int32Array.from(clusters) });
}

/** A matrix of given size, entry by entry in row-major order. */
export const filled = (seeds: number, items: number, draw: (at: number) => number): PairedMatrix => ({
  seeds,
  items,
  values: new Float64Array(seeds * items).map((_, at) => draw(at)),
});

/** The same cell with every difference changed. */
export function withValues({ matrix, ...rest }: GainCellInput, change: (value: number) => number): GainCellInput {
  return { ...rest, matrix: { ...matrix, values: matrix.values.map(change) } };
}

/** The same cell with baseline and candidate exchanged. */
export const swapped = (input: GainCellInput): GainCellInput => withValues(input, value => 0 - value);

/** Standard deviations of seed, item and residual effects. */
export interface Spread {
  readonly seed: number;
  readonly item: number;
  readonly error: number;
}

/** Differences around 0 with normal seed, item and residual effects. */
export function drawEffects(seeds: number, items: number, { spread, rng }: { spread: Spread; rng: Rng }): PairedMatrix {
  const ofSeed = Array.from({ length: seeds }, () => spread.seed * rng.normal());
  const ofItem = Array.from({ length: items }, () => spread.item * rng.normal());
  const shared = (at: number) => (ofSeed[Math.floor(at / items)] as number) + (ofItem[at % items] as number);
  return filled(seeds, items, at => shared(at) + spread.error * rng.normal());
}

/** Scores to three decimals, so that differences are real-valued. */
const scores = fc.integer({ min: -500, max: 500 }).map(value => value / 1000);
/** Mostly ties, as paired outcomes of good models are. */
const outcomes = fc.constantFrom(0, 0, 0, 0, 1, -1);

const inputsOf = (
  { binary, seeds }: { binary: boolean; seeds: fc.Arbitrary<number> },
  clusters: Int32Array | undefined,
  items: number,
): fc.Arbitrary<GainCellInput> =>
  seeds.chain(count =>
    fc
      .array(binary ? outcomes : scores, { minLength: count * items, maxLength: count * items })
      .map(values => ({ matrix: { seeds: count, items, values: Float64Array.from(values) }, binary, clusters })),
  );

/** Cells large enough for a verdict, of real-valued differences. */
export const realCells = (seeds: fc.Arbitrary<number>): fc.Arbitrary<GainCellInput> =>
  fc.integer({ min: 15, max: 40 }).chain(items => inputsOf({ binary: false, seeds }, undefined, items));

/** Cells large enough for a verdict, of binary outcomes. */
export const binaryCells = (seeds: fc.Arbitrary<number>): fc.Arbitrary<GainCellInput> =>
  fc.integer({ min: 15, max: 60 }).chain(items => inputsOf({ binary: true, seeds }, undefined, items));

/** Cells of either kind whose items fall into 27 to 35 clusters of one to three items: they count as 15 or more, whatever their sizes. */
export const clusteredCells = (seeds: fc.Arbitrary<number>): fc.Arbitrary<GainCellInput> =>
  fc
    .tuple(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 27, maxLength: 35 }), fc.boolean())
    .chain(([sizes, binary]) => {
      const clusters = Int32Array.from(sizes.flatMap((size, cluster) => new Array<number>(size).fill(cluster)));
      return inputsOf({ binary, seeds }, clusters, clusters.length);
    });
