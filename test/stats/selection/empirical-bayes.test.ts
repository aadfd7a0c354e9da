import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { empiricalBayes } from '../../../src/stats/selection/empirical-bayes.ts';
import { checkSelection, selectionCases } from '../../support/selection-cases.ts';

describe('empirical-Bayes shrinkage', () => {
  test.each(selectionCases('eb_shrinkage'))('%s agrees with the reference', (_, one) => {
    expect(checkSelection(one)).toEqual([]);
  });

  test('draws every estimate towards the mean, the noisy ones further', () => {
    const estimates = [0.2, 0.05, -0.1, 0.02];
    const { mean, shrunken, weights } = accept(empiricalBayes(estimates, [0.001, 0.02, 0.0015, 0.001]));
    shrunken.forEach((value, k) => {
      expect(Math.abs(value - mean)).toBeLessThan(Math.abs((estimates[k] as number) - mean));
    });
    expect(Math.min(...accept(weights))).toBe(accept(weights)[1]);
  });

  test('averages the winners of a tie, whatever their order', () => {
    const once = accept(empiricalBayes([0.1, 0.1, -0.2], [0.001, 0.004, 0.001]));
    const turned = accept(empiricalBayes([-0.2, 0.1, 0.1], [0.001, 0.004, 0.001]));
    expect(once.winners).toEqual([0, 1]);
    expect(once.corrected).toBeCloseTo(((once.shrunken[0] as number) + (once.shrunken[1] as number)) / 2, 14);
    expect(turned.winners).toEqual([1, 2]);
  });

  test('leaves a single estimate alone and says that there is no variance between one', () => {
    const found = accept(empiricalBayes([0.05], [4e-4]));
    expect(found).toMatchObject({ mean: 0.05, shrunken: [0.05], winners: [0], corrected: 0.05 });
    expect(found.tau2).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS' });
  });

  test('refuses what is no estimate', () => {
    expect(empiricalBayes([], [])).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(empiricalBayes([1, 2], [1, 0])).toMatchObject({ code: 'ZERO_VARIANCE' });
    expect(empiricalBayes([1, Number.NaN], [1, 1])).toMatchObject({ code: 'NON_FINITE' });
  });
});
