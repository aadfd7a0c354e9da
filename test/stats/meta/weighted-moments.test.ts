import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { readEffects } from '../../../src/stats/meta/effects.ts';
import { weightedMoments } from '../../../src/stats/meta/weighted-moments.ts';

const momentsOf = (effects: number[], variances: number[], tau2: number) => {
  const read = accept(readEffects(effects, variances));
  const moments = weightedMoments(read, tau2);
  return { ...moments, mean: read.origin + moments.mean };
};

describe('the weighted sums', () => {
  test('are those of their definitions', () => {
    // Weights 1/2 and 1/4: mean 4/3, Q = (4/3)²/2 + (8/3)²/4, P = w₁w₂/(w₁ + w₂)·[[1, −1], [−1, 1]] = that of 1/6.
    const { weight, mean, q, slope, trace } = momentsOf([0, 4], [1, 3], 1);
    expect(weight).toBeCloseTo(3 / 4, 14);
    expect(mean).toBeCloseTo(4 / 3, 14);
    expect(q).toBeCloseTo(16 / 6, 14);
    expect(slope).toBeCloseTo((4 / 6) ** 2 * 2, 14);
    expect(trace).toBeCloseTo(2 / 6, 14);
  });

  test('the trace keeps its digits where one weight is all but everything', () => {
    // Σw − Σw²/Σw = 2·w₁w₂/(w₁ + w₂), which is 2 up to 1e-30.
    expect(momentsOf([0, 1], [1e-30, 1], 0).trace).toBeCloseTo(2, 14);
  });

  test('the sharpest effect keeps its digits beside a heavy weight', () => {
    const { mean, q } = momentsOf([0.1, 0.7], [1e-30, 1], 0);
    expect(mean).toBe(0.1);
    expect(q).toBeCloseTo(0.36, 14);
  });

  test('the slope is the derivative of Q', () => {
    const at = (tau2: number) => momentsOf([0.1, 0.5, -0.3], [0.02, 0.1, 0.05], tau2);
    const step = 1e-6;
    expect(at(0.03).slope).toBeCloseTo((at(0.03 - step).q - at(0.03 + step).q) / (2 * step), 5);
  });
});
