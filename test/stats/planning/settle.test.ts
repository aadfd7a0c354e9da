import { describe, expect, test } from 'vitest';
import { type SettleInput, settle } from '../../../src/stats/planning/settle.ts';

const cell = { mean: 0.05, seeds: 5, items: 400, seedVariance: 0.0001, itemVariance: 0.05, errorVariance: 0.2 };
const input: SettleInput = {
  target: cell,
  sandbox: { ...cell, mean: 0.06 },
  itemCovariance: 0,
  sesoi: 0.02,
  retention: 0.5,
  tail: 0.025,
};

describe('what would settle an open verdict', () => {
  test('is enough, and one less is not', () => {
    const advice = settle(input);
    expect(advice?.toward).toBe('survives');
    const items = advice?.items ?? 0;
    expect(items).toBeGreaterThan(400);
    const grown = (count: number) =>
      settle({ ...input, target: { ...cell, items: count }, sandbox: { ...input.sandbox, items: count } });
    expect(grown(items - 1)?.items).toBe(items);
  });

  test('is more for a smaller distance to the boundary', () => {
    const near = settle({ ...input, target: { ...cell, mean: 0.04 } });
    expect(near?.items ?? Number.POSITIVE_INFINITY).toBeGreaterThan(settle(input)?.items ?? 0);
  });

  test('no number of items beats a seed component', () => {
    const noisy = { ...cell, seedVariance: 0.002, itemVariance: 0.005 };
    const advice = settle({ ...input, target: noisy, sandbox: { ...noisy, mean: 0.06 } });
    expect(advice?.items).toBeUndefined();
    expect(advice?.seeds).toBeGreaterThan(5);
  });

  test('exactly on the boundary nothing is enough, and few seeds get no advice on seeds', () => {
    const onBoundary = settle({ ...input, target: { ...cell, mean: 0.03 } });
    expect([onBoundary?.items, onBoundary?.seeds]).toEqual([undefined, undefined]);
    const one = { ...cell, seeds: 1, seedVariance: 0 };
    expect(settle({ ...input, target: one, sandbox: { ...one, mean: 0.06 } })?.seeds).toBeUndefined();
  });

  test('estimates that point to no verdict get no advice', () => {
    expect(settle({ ...input, target: { ...cell, mean: 0 }, sandbox: { ...cell, mean: 0 } })).toBeUndefined();
  });
});
