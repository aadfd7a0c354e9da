import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { countBlocks } from '../../../src/stats/bootstrap/count-blocks.ts';
import { PatternSums } from '../../../src/stats/bootstrap/pattern-sums.ts';
import { fitsProducts, productCount, productLanes, sumProducts } from '../../../src/stats/bootstrap/product-lanes.ts';
import { TwoWayError } from '../../../src/stats/bootstrap/two-way-error.ts';
import type { LaneTable } from '../../../src/stats/kernels/lane-table.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test('a lane for each row, then one for each product of two rows', () => {
  const patterns = {
    seeds: 2,
    patterns: 2,
    items: 3,
    values: Float64Array.of(1, -2, 3, 0),
    counts: Int32Array.of(2, 1),
  };
  const table = productLanes(patterns, 3);
  expect(table).toMatchObject({ items: 3, lanes: productCount(2), bound: 9 });
  expect([...(table.layers[0] as Int8Array)]).toEqual([1, 1, -2, 3, 3, 0, 1, 1, 4, 3, 3, 0, 9, 9, 0]);
});

test('only small whole numbers of not too many seeds have products that are lanes', () => {
  expect([fitsProducts(5, 11), fitsProducts(5, 12), fitsProducts(25, 1), fitsProducts(5, undefined)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

/** Sums of lanes over items drawn so many times. */
const laneTotals = ({ items, lanes, layers }: LaneTable, times: readonly number[]): Int32Array =>
  Int32Array.from({ length: lanes }, (_, lane) =>
    times.reduce((sum, time, i) => sum + time * (layers[0]?.[lane * items + i] as number), 0),
  );

test('whatever is drawn, they give the sums that the patterns give', () => {
  const sizesOf = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(sizesOf, fc.integer({ min: 2, max: 30 }), fc.nat(), (sizes, items, seed) => {
      const rng = createRng(seed);
      const blocks = sizes.map(seeds => ({
        seeds,
        items,
        values: Float64Array.from({ length: seeds * items }, () => rng.below(3) - 1),
      }));
      const counted = accept(countBlocks(blocks));
      const { patterns } = counted;
      const law = new TwoWayError(counted);
      const drawn = new Int32Array(patterns.patterns).map(() => rng.below(4));
      const weights = new Int32Array(patterns.seeds).map(() => rng.below(3));
      const byPattern = new PatternSums(patterns.values, counted.sizes, law);
      byPattern.setSeeds(weights);
      const table = productLanes(patterns, 12);
      // Every item of a pattern stands beside the others of its kind: the first of them is drawn for all.
      const times = Array.from(patterns.counts).flatMap((count, p) => [
        drawn[p] as number,
        ...new Array<number>(count - 1).fill(0),
      ]);
      const found = sumProducts(laneTotals(table, times), weights, { sizes: counted.sizes, law });
      const expected = byPattern.of(drawn);
      expect(found.total).toBe(expected.total);
      expect(found.squares).toBe(expected.squares);
      expect(found.residual).toBeCloseTo(expected.residual, 9);
      for (const [s, row] of Array.from(expected.rows).entries()) {
        if (weights[s] !== 0) expect(found.rows[s]).toBe(row);
      }
    }),
  );
});
