import { describe, expect, test } from 'vitest';
import { drawChiSquare } from '../../src/stats/chi-square.ts';
import { createRng } from '../../src/stats/rng.ts';
import { chiSquareScore, repeat } from '../support/chi-square.ts';

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

  test('is the same for the same stream', () => {
    const draws = [1, 2].map(() => {
      const rng = createRng(1, 'same');
      return repeat(50, () => drawChiSquare(3, rng));
    });
    expect(draws[0]).toEqual(draws[1]);
  });
});
