import { describe, expect, test } from 'vitest';
import { drawBinomial } from '../../../src/stats/random/draw-binomial.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore, repeat, tally } from '../../support/chi-square.ts';

/** P(X = k) for k = 0 … n, by recurrence from the mode. */
function law(n: number, share: number): Float64Array {
  const mode = Math.floor((n + 1) * share);
  const weights = new Float64Array(n + 1);
  weights[mode] = 1;
  const odds = share / (1 - share);
  for (let k = mode; k < n; k++) weights[k + 1] = ((weights[k] as number) * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k--) weights[k - 1] = ((weights[k] as number) * k) / (odds * (n - k + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map(weight => weight / total);
}

/** Neighbouring values merged until each bin expects at least 20. */
function pooled(counts: Int32Array, expected: Float64Array): { seen: number[]; mean: number[] } {
  const seen: number[] = [];
  const mean: number[] = [];
  let [pendingSeen, pendingMean] = [0, 0];
  for (let k = 0; k < expected.length; k++) {
    pendingSeen += counts[k] as number;
    pendingMean += expected[k] as number;
    if (pendingMean < 20) continue;
    seen.push(pendingSeen);
    mean.push(pendingMean);
    [pendingSeen, pendingMean] = [0, 0];
  }
  const last = mean.length - 1;
  seen[last] = (seen[last] ?? 0) + pendingSeen;
  mean[last] = (mean[last] ?? 0) + pendingMean;
  return { seen, mean };
}

describe('binomial draws', () => {
  test.each([
    [1, 0.3],
    [7, 0.5],
    [1263, 0.002],
    [30, 0.32],
    [30, 0.34],
    [1263, 0.1],
    [1263, 0.5],
    [1263, 0.93],
    [200, 0.95],
    [100_000, 0.37],
    [1_000_000, 0.00001],
  ])('Bin(%d, %d) follows its law over the whole range', (n, share) => {
    const rng = createRng(21, n, share);
    const size = 200_000;
    const draws = repeat(size, () => drawBinomial(rng, n, share));
    const { seen, mean } = pooled(
      tally(draws, n + 1),
      law(n, share).map(p => p * size),
    );
    expect(mean.length).toBeGreaterThan(1);
    expect(Math.abs(chiSquareScore(seen, mean))).toBeLessThan(4);
  });

  test('no trials and certain outcomes take no randomness', () => {
    const rng = createRng(1);
    expect([drawBinomial(rng, 0, 0.5), drawBinomial(rng, 9, 0), drawBinomial(rng, 9, 1)]).toEqual([0, 0, 9]);
    expect(rng.uint32()).toBe(createRng(1).uint32());
  });
});
