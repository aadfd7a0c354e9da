import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../src/core/estimate.ts';
import { gainInterval, intervalMethod, theseSeedsInterval } from '../../../src/stats/gain/gain-interval.ts';
import { cellOf, filled, readyCell } from '../../support/cells.ts';

const widthOf = (estimate: Estimate): number => {
  if (estimate.status === 'refused') throw new Error(estimate.reason);
  return estimate.high - estimate.low;
};

/** Fewer than ten discordant items at given positions. */
const fewDiscordant = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 15, max: 60 }))
  .chain(([seeds, items]) =>
    fc.array(fc.tuple(fc.nat(items - 1), fc.nat(seeds - 1), fc.constantFrom(1, -1)), { maxLength: 9 }).map(wins => {
      const values = new Float64Array(seeds * items);
      for (const [item, seed, win] of wins) values[seed * items + item] = win;
      return { matrix: { seeds, items, values }, binary: true };
    }),
  );

describe('cells that hardly differ', () => {
  test('fewer than ten discordant items never have a zero width, and say that the sparse rule widened them', () => {
    fc.assert(
      fc.property(fewDiscordant, input => {
        const cell = readyCell(input);
        for (const estimate of [gainInterval(cell, 0.025), theseSeedsInterval(cell, 0.025)]) {
          expect(widthOf(estimate)).toBeGreaterThan(1e-3);
          const isTango = cell.matrix.seeds === 1;
          expect(estimate).toMatchObject({ sparse: !isTango });
        }
      }),
    );
  });

  test('all ties, all gains and all losses have a width at any number of seeds, items or clusters', () => {
    for (const seeds of [1, 2, 3, 5]) {
      for (const value of [0, 1, -1]) {
        for (const clusters of [undefined, Int32Array.from({ length: 60 }, (_, item) => item >> 1)]) {
          const cell = readyCell({ matrix: filled(seeds, 60, () => value), binary: true, clusters });
          const estimate = gainInterval(cell, 0.025);
          expect(widthOf(estimate)).toBeGreaterThan(0.01);
          expect(estimate).toMatchObject({ point: value, sparse: intervalMethod(cell) !== 'tango' });
          expect(widthOf(theseSeedsInterval(cell, 0.025))).toBeGreaterThan(0.01);
        }
      }
    }
  });

  test('clusters that all say the same up to rounding are sparse, not certain', () => {
    // 49 clusters of 49 items with one win each: every cluster says 1/49.
    const clusters = Int32Array.from({ length: 49 * 49 }, (_, item) => Math.floor(item / 49));
    for (const seeds of [1, 2, 3]) {
      const matrix = filled(seeds, 49 * 49, at => (at % 49 === 0 ? 1 : 0));
      const cell = readyCell({ matrix, binary: true, clusters });
      expect(cell).toMatchObject({ discordant: 49, sparse: true });
      expect(widthOf(gainInterval(cell, 0.025))).toBeGreaterThan(0.01);
    }
  });

  test('right-or-wrong outcomes of which only the seeds differ have a width about these seeds too', () => {
    const cell = readyCell({ matrix: filled(3, 40, at => (at < 40 ? 1 : 0)), binary: true });
    expect(cell.sparse).toBe(false);
    expect(gainInterval(cell, 0.025)).toMatchObject({ status: 'estimated', sparse: false });
    expect(theseSeedsInterval(cell, 0.025)).toMatchObject({ status: 'estimated', sparse: true });
    expect(widthOf(theseSeedsInterval(cell, 0.025))).toBeGreaterThan(0.01);
  });

  test('where seeds agree to the last outcome and items cancel, even two pseudo-columns may not help: refused, and why', () => {
    // Every item wins in one seed, loses in another and ties in the third: no seed and no item component is left.
    const matrix = filled(3, 60, at => ((Math.floor(at / 60) + (at % 60)) % 3) - 1);
    const estimate = gainInterval(readyCell({ matrix, binary: true }), 0.025);
    expect(estimate).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
    expect(estimate).not.toMatchObject({ reason: expect.stringContaining('is the same') });
  });
});

describe('real-valued differences without a spread', () => {
  test.each([1, 2, 3, 5])('%i seeds: any constant is refused, whatever float noise its sums carry', seeds => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 15, max: 200 }), (value, items) => {
        const cell = readyCell({ matrix: filled(seeds, items, () => value), binary: false });
        const refusal = { status: 'refused', code: 'DEGENERATE_DISTRIBUTION' };
        expect(gainInterval(cell, 0.025)).toMatchObject(refusal);
        expect(theseSeedsInterval(cell, 0.025)).toMatchObject(refusal);
      }),
    );
  });

  test('scores that differ only by rounding are no gain and no loss', () => {
    const scores = [0.1, 0.2, 0.3, 0.7];
    const cell = (seeds: number) =>
      readyCell({
        matrix: filled(
          seeds,
          40,
          at =>
            (at % 3 === 0 ? (scores[at % 4] as number) + 0.2 - 0.2 : 0) -
            (at % 3 === 0 ? (scores[at % 4] as number) : 0),
        ),
        binary: false,
      });
    expect(cell(3).squares.mean).not.toBe(0);
    for (const seeds of [1, 2, 3]) {
      expect(gainInterval(cell(seeds), 0.025)).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
    }
  });

  test('clusters whose differences cancel are refused', () => {
    const cell = cellOf(
      [Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 0.3 : -0.3))],
      Array.from({ length: 40 }, (_, at) => at >> 1),
    );
    expect(gainInterval(cell, 0.025)).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
  });

  test('a small but real spread is not taken for noise', () => {
    for (const seeds of [1, 2, 3]) {
      const cell = readyCell({ matrix: filled(seeds, 40, at => 0.5 + 1e-9 * ((at * 7) % 11)), binary: false });
      expect(gainInterval(cell, 0.025)).toMatchObject({ status: 'estimated' });
    }
  });
});

describe('too few columns', () => {
  const row = (items: number) => Array.from({ length: items }, (_, at) => ((at * 7) % 5) / 10);

  test.each([1, 2, 3])('%i seeds: 14 items are refused, 15 are not', seeds => {
    const rows = (items: number) => Array.from({ length: seeds }, (_, s) => row(items).map(value => value + s / 50));
    expect(gainInterval(cellOf(rows(14)), 0.025)).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS' });
    expect(gainInterval(cellOf(rows(15)), 0.025)).toMatchObject({ status: 'estimated' });
  });

  test('14 clusters of many items are refused by name, 15 are not', () => {
    const clusters = (count: number) => row(200).map((_, at) => at % count);
    expect(gainInterval(cellOf([row(200)], clusters(14)), 0.025)).toMatchObject({ code: 'TOO_FEW_CLUSTERS' });
    expect(theseSeedsInterval(cellOf([row(200)], clusters(14)), 0.025)).toMatchObject({ code: 'TOO_FEW_CLUSTERS' });
    expect(gainInterval(cellOf([row(200)], clusters(15)), 0.025)).toMatchObject({ method: 'cr2-satterthwaite' });
  });

  test('a single item or a single cluster is refused, not divided by zero', () => {
    for (const cell of [
      cellOf([[0.3]]),
      cellOf([[1]]),
      cellOf(
        [row(30)],
        row(30).map(() => 0),
      ),
    ]) {
      expect(gainInterval(cell, 0.025).status).toBe('refused');
    }
  });
});
