import { describe, expect, test } from 'vitest';
import { drawChiSquare } from '../../../src/stats/random/chi-square.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore, repeat } from '../../support/chi-square.ts';

/** Degrees of freedom and octiles of χ² by SciPy 1.17.1, chi2.ppf(j/8, df). */
const OCTILES: readonly (readonly [df: number, cuts: readonly number[]])[] = [
  [1, [0.0247466515, 0.1015310443, 0.2389023801, 0.4549364231, 0.7870290172, 1.3233036969, 2.3535258446]],
  [2, [0.2670627852, 0.5753641449, 0.9400072585, 1.3862943611, 1.961658506, 2.7725887222, 4.1588830834]],
  [3, [0.6923577274, 1.212532903, 1.7539810448, 2.3659738844, 3.1098271697, 4.1083449356, 5.7394134141]],
  [4, [1.2187621354, 1.9225575262, 2.6102978081, 3.35669398, 4.2360618995, 5.3852690578, 7.2140470729]],
  [9, [4.5069564569, 5.898825883, 7.1164173331, 8.3428326923, 9.7037070034, 11.3887514405, 13.9255034751]],
  [
    199,
    [176.3025488132, 185.2054975724, 192.0568145043, 198.3337318384, 204.7459868986, 212.0683582017, 222.1285961097],
  ],
  [
    796,
    [750.3349343704, 768.7369383507, 782.6935668107, 795.3334326861, 808.1086640732, 822.536461644, 842.0961556137],
  ],
];

const LEVELS = [0.002, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.998];

/** Degrees of freedom and quantiles of χ² at those levels by SciPy 1.17.1. */
const TAILS: readonly (readonly [df: number, cuts: readonly number[]])[] = [
  [
    2,
    [
      0.004004005341, 0.020100671707, 0.102586588775, 0.446287102628, 1.38629436112, 3.218875824868, 5.991464547108,
      9.210340371976, 12.429216196844,
    ],
  ],
  [
    3,
    [
      0.038680925784, 0.114831801899, 0.351846317749, 1.005174013052, 2.365973884375, 4.641627676087, 7.814727903251,
      11.344866730144, 14.795517054552,
    ],
  ],
  [
    5,
    [
      0.280139981287, 0.554298076728, 1.145476226062, 2.342534305841, 4.351460191096, 7.289276126649, 11.070497693516,
      15.086272469389, 18.907377379861,
    ],
  ],
];

describe('the law of chi-square draws', () => {
  test.each(OCTILES)('%i degrees of freedom: every octile holds an eighth of the draws', (df, cuts) => {
    const draws = 16_000;
    const rng = createRng(5, 'chi-square', df);
    const counts = new Float64Array(8);
    for (const value of repeat(draws, () => drawChiSquare(df, rng))) {
      const bin = cuts.filter(cut => value > cut).length;
      counts[bin] = (counts[bin] as number) + 1;
    }
    expect(Math.abs(chiSquareScore(counts, new Float64Array(8).fill(draws / 8)))).toBeLessThan(4);
  });

  test.each(TAILS)('%i degrees of freedom: the tails are those of χ², not of a cubed normal', (df, cuts) => {
    const draws = 150_000;
    const rng = createRng(7, 'chi-square-tails', df);
    const counts = new Float64Array(LEVELS.length + 1);
    for (const value of repeat(draws, () => drawChiSquare(df, rng))) {
      const bin = cuts.filter(cut => value > cut).length;
      counts[bin] = (counts[bin] as number) + 1;
    }
    const bounds = [0, ...LEVELS, 1];
    const expected = Float64Array.from(
      counts,
      (_, bin) => draws * ((bounds[bin + 1] as number) - (bounds[bin] as number)),
    );
    expect(Math.abs(chiSquareScore(counts, expected))).toBeLessThan(4);
  });

  test('is the same for the same stream', () => {
    const draws = [1, 2].map(() => {
      const rng = createRng(1, 'same');
      return repeat(50, () => drawChiSquare(3, rng));
    });
    expect(draws[0]).toEqual(draws[1]);
  });
});
