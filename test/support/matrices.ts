import fc from 'fast-check';
import type { Rng } from '../../src/core/random.ts';
import type { PairedMatrix } from '../../src/stats/gain/paired-matrix.ts';
import { type Json, numbersOf } from './golden.ts';

/** A matrix from its rows, one per seed. */
export function matrixOf(rows: readonly (readonly number[])[]): PairedMatrix {
  return { seeds: rows.length, items: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) };
}

function shuffled(count: number, rng: Rng): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = rng.below(at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

/** The same matrix with seeds and items in random order. */
export function permuted({ seeds, items, values }: PairedMatrix, rng: Rng): PairedMatrix {
  const [rows, columns] = [shuffled(seeds, rng), shuffled(items, rng)];
  const moved = rows.flatMap(row => columns.map(column => values[row * items + column] as number));
  return { seeds, items, values: Float64Array.from(moved) };
}

const matricesOf = (entries: readonly fc.Arbitrary<number>[]): fc.Arbitrary<PairedMatrix> =>
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom(...entries))
    .chain(([seeds, items, entry]) =>
      fc
        .array(entry, { minLength: seeds * items, maxLength: seeds * items })
        .map(values => ({ seeds, items, values: Float64Array.from(values) })),
    );

const outcomes = fc.integer({ min: -1, max: 1 });
const thousandths = fc.integer({ min: -1000, max: 1000 }).map(value => value / 1000);

/** Small matrices of paired differences as they come: of binary outcomes, or of scores to three decimals. */
export const differenceMatrices = matricesOf([outcomes, thousandths]);

/** Smaller than any difference of two scores in [0, 1] can be, and large enough for its cube not to vanish. */
const TINY = 1e-60;
const doubles = fc.double({ min: -1, max: 1, noNaN: true }).map(value => (Math.abs(value) < TINY ? 0 : value));

/** The same with doubles in [−1, 1] of any size down to 1e-60. */
export const extremeMatrices = matricesOf([outcomes, doubles]);

/** A matrix of lists as they stand in a file; rows of unequal length stay visible as a wrong number of values. */
export function stackRows(rows: readonly Json[]): PairedMatrix {
  const lists = rows.map(numbersOf);
  return { seeds: lists.length, items: lists[0]?.length ?? 0, values: Float64Array.from(lists.flat()) };
}
