import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { howeHalfWidth, sharedSeeds, theseSeedsHalfWidth } from '../../../src/stats/gain/howe.ts';
import { layoutSquares, type MeanSquares } from '../../../src/stats/gain/layout-squares.ts';
import { tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { drawEffects, type Spread } from '../../support/cells.ts';
import { howeReference } from '../../support/howe-reference.ts';
import { matrixOf } from '../../support/matrices.ts';
import { crossedMatrix } from '../../support/paired-goldens.ts';

const howeWidth = (squares: MeanSquares, tail: number): number => howeHalfWidth(sharedSeeds(squares), tail);

const square = fc.double({ min: 1e-9, max: 1, noNaN: true });
const designs = fc
  .record({
    seeds: fc.integer({ min: 3, max: 9 }),
    items: fc.integer({ min: 15, max: 500 }),
    a: square,
    i: square,
    e: square,
  })
  .map(
    ({ seeds, items, a, i, e }): MeanSquares => ({
      seeds,
      items,
      mean: 0,
      msSeeds: a,
      msItems: i,
      msError: e,
      columnMeans: new Float64Array(),
    }),
  );

/** Share of 2,000 normal data sets whose interval holds the true mean. */
function coverage(spread: Spread, label: string): number {
  const rng = createRng(2026, 'howe', label);
  let covered = 0;
  for (let trial = 0; trial < 2000; trial++) {
    const squares = layoutSquares(drawEffects(5, 200, { spread, rng }));
    if (Math.abs(squares.mean) <= howeWidth(squares, 0.025)) covered++;
  }
  return covered / 2000;
}

describe("Howe's half-width", () => {
  test.each([
    ['twoway-6x20', 0.025, -0.0870743469107399, 0.16024101357740655],
    ['twoway-6x20', 0.025 / 6, -0.15254346515072104, 0.2257101318173877],
    ['twoway-4x12', 0.025, -0.09638408599219239, 0.22763408599219237],
    ['twoway-4x12', 0.025 / 6, -0.22301152279904035, 0.35426152279904033],
  ])('%s at one-sided error %d: the check values of the reference implementation to 1e-11', (name, tail, low, high) => {
    const squares = layoutSquares(crossedMatrix(name));
    const width = howeWidth(squares, tail);
    expect(Math.abs(squares.mean - width - low)).toBeLessThan(1e-11);
    expect(Math.abs(squares.mean + width - high)).toBeLessThan(1e-11);
  });

  test('60 random designs agree with an independent implementation to 1e-9', () => {
    for (const [at, { seeds, items, d, tail, howe }] of howeReference().entries()) {
      const squares = layoutSquares({ seeds, items, values: Float64Array.from(d) });
      const width = howeWidth(squares, tail);
      const worst = Math.max(Math.abs(squares.mean - width - howe[1]), Math.abs(squares.mean + width - howe[2]));
      expect(worst, `design ${at}`).toBeLessThan(1e-9);
    }
  });

  test('is the formula, with a negative item component as 0', () => {
    const base = { seeds: 3, items: 16, mean: 0, columnMeans: new Float64Array() };
    const [seedT, itemT] = [tQuantileUpper(0.05, 2), tQuantileUpper(0.05, 15)];
    const positive = howeWidth({ ...base, msSeeds: 3, msItems: 5, msError: 1 }, 0.05);
    expect(positive).toBeCloseTo(Math.sqrt((seedT ** 2 * 3 + itemT ** 2 * 4) / 48), 13);
    const negative = howeWidth({ ...base, msSeeds: 3, msItems: 1, msError: 5 }, 0.05);
    expect(negative).toBeCloseTo(seedT * Math.sqrt(3 / 48), 13);
  });

  test('narrows as the one-sided error grows, and widens with every mean square but the residual one', () => {
    fc.assert(
      fc.property(designs, fc.double({ min: 1e-6, max: 0.4, noNaN: true }), (squares, tail) => {
        const width = howeWidth(squares, tail);
        expect(howeWidth(squares, tail * 1.1)).toBeLessThan(width);
        expect(howeWidth({ ...squares, msSeeds: squares.msSeeds * 1.1 }, tail)).toBeGreaterThan(width);
        expect(howeWidth({ ...squares, msItems: squares.msItems * 1.1 }, tail)).toBeGreaterThanOrEqual(width);
        expect(howeWidth({ ...squares, msError: squares.msError * 1.1 }, tail)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('with effects of no seed the interval holds the truth in 93 to 98.5% of 2,000 data sets, S = 5, N = 200', () => {
    const held = coverage({ seed: 0, item: 0.5, error: 0.5 }, 'share 0');
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.985);
  });

  test('with a seed share of one half too', () => {
    // σ²_S/5 = σ²_I/200 + σ²_E/1000.
    const held = coverage({ seed: Math.sqrt(5 * (0.25 / 200 + 0.25 / 1000)), item: 0.5, error: 0.5 }, 'share .5');
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.985);
  });
});

describe('the half-width about these seeds', () => {
  test('is the t interval of the column means', () => {
    const squares = layoutSquares(
      matrixOf([
        [1, 2, 3, 4],
        [1, 2, 3, 8],
      ]),
    );
    const columns = [1, 2, 3, 6];
    const variance = columns.reduce((sum, b) => sum + (b - 3) ** 2, 0) / 3;
    expect(theseSeedsHalfWidth(squares, 0.025)).toBeCloseTo(tQuantileUpper(0.025, 3) * Math.sqrt(variance / 4), 13);
  });

  test('of one seed is the ordinary t interval: R, t.test(c(1, 2, 4, 5))', () => {
    // 95% interval [0.09480, 5.90520] about 3: 3.182446 × sqrt(3.333333 / 4).
    expect(theseSeedsHalfWidth(layoutSquares(matrixOf([[1, 2, 4, 5]])), 0.025)).toBeCloseTo(2.90516, 4);
  });
});
