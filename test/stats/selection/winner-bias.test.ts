import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { normalCdf } from '../../../src/stats/numeric/special-functions.ts';
import { expectedMaxNormal } from '../../../src/stats/selection/expected-max-normal.ts';
import { winnerBias } from '../../../src/stats/selection/winner-bias.ts';
import { checkSelection, selectionCases } from '../../support/selection-cases.ts';

const method = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -5, max: 0, noNaN: true }));

describe("the winner's curse of independent normal estimates", () => {
  test.each(selectionCases('winner_bias_normal'))('%s agrees with the reference', (_, one) => {
    expect(checkSelection(one)).toEqual([]);
  });

  test('has the closed form for two methods, however unequal', () => {
    for (const [mean, sds] of [
      [0.3, [1, 1]],
      [0.01, [1e-6, 0.02]],
      [-2, [3, 1e-3]],
      [1e-4, [1e-5, 1e-5]],
    ] as const) {
      const found = accept(winnerBias([mean, 0], sds));
      const spread = Math.hypot(...sds);
      const density = Math.exp(-((mean / spread) ** 2) / 2) / Math.sqrt(2 * Math.PI);
      expect(found.probabilities[0]).toBeCloseTo(normalCdf(mean / spread), 12);
      expect(found.expectedBias / spread).toBeCloseTo(density, 12);
    }
  });

  test('probabilities sum to 1 and the bias of the mixture is the mixture of the biases', () => {
    fc.assert(
      fc.property(fc.array(method, { minLength: 1, maxLength: 6 }), drawn => {
        const found = accept(
          winnerBias(
            drawn.map(([mean]) => mean),
            drawn.map(([, log]) => 10 ** log),
          ),
        );
        expect(found.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        const mixture = found.biasIfWinner.reduce<number>(
          (sum, bias, k) => (isRefused(bias) ? sum : sum + bias * (found.probabilities[k] as number)),
          0,
        );
        expect(found.expectedBias).toBeGreaterThanOrEqual(0);
        expect(mixture).toBeCloseTo(found.expectedBias, 10);
      }),
    );
  });

  test('three hundred equal methods owe the expected maximum to chance', () => {
    const { expectedBias, probabilities } = accept(winnerBias(new Array(300).fill(7), new Array(300).fill(0.5)));
    expect(expectedBias).toBeCloseTo(0.5 * accept(expectedMaxNormal(300)), 12);
    expect(probabilities[17]).toBeCloseTo(1 / 300, 14);
  });

  test('a method that never wins has no bias if it wins', () => {
    const { probabilities, biasIfWinner } = accept(winnerBias([0, -50], [1, 1]));
    expect(probabilities[0]).toBeCloseTo(1, 14);
    expect(probabilities[1]).toBe(0);
    expect(biasIfWinner[0]).toBeCloseTo(0, 14);
    expect(biasIfWinner[1]).toMatchObject({ status: 'refused', code: 'DEGENERATE_SELECTION' });
  });

  test('a single method has no bias', () => {
    expect(accept(winnerBias([0.4], [0.1])).expectedBias).toBe(0);
  });

  test.each([
    ['no methods', [], [], 'EMPTY_INPUT'],
    ['a mean that is NaN', [0, Number.NaN], [1, 1], 'NON_FINITE'],
    ['a mean too few', [0], [1, 1], 'LENGTH_MISMATCH'],
    ['a standard deviation of 0', [0, 1], [1, 0], 'ZERO_VARIANCE'],
    ['a negative standard deviation', [0, 1], [1, -1], 'OUT_OF_RANGE'],
    ['a mean beyond all measure', [0, 1e200], [1, 1], 'OUT_OF_RANGE'],
  ])('%s is refused', (_, means, sds, code) => {
    expect(winnerBias(means, sds)).toMatchObject({ status: 'refused', code });
  });
});
