import { describe, expect, test } from 'vitest';
import { settle } from '../../../src/stats/planning/settle.ts';
import { type SharedInput, settleShared } from '../../support/settle-shared.ts';

const cell = { mean: 0.05, seeds: 5, items: 400, seedVariance: 0.0001, itemVariance: 0.05, errorVariance: 0.2 };
const input: SharedInput = {
  target: cell,
  sandbox: { ...cell, mean: 0.06 },
  itemCovariance: 0,
  sesoi: 0.02,
  retention: 0.5,
  tail: 0.025,
};

describe('what would settle an open verdict', () => {
  test('is enough, and one less is not', () => {
    const advice = settleShared(input);
    expect(advice?.toward).toBe('survives');
    const items = advice?.items ?? 0;
    expect(items).toBeGreaterThan(400);
    const grown = (count: number) =>
      settleShared({ ...input, target: { ...cell, items: count }, sandbox: { ...input.sandbox, items: count } });
    expect(grown(items - 1)?.items).toBe(items);
  });

  test('is more for a smaller distance to the boundary', () => {
    const near = settleShared({ ...input, target: { ...cell, mean: 0.04 } });
    expect(near?.items ?? Number.POSITIVE_INFINITY).toBeGreaterThan(settleShared(input)?.items ?? 0);
  });

  test('no number of items beats a seed component', () => {
    const noisy = { ...cell, seedVariance: 0.002, itemVariance: 0.005 };
    const advice = settleShared({ ...input, target: noisy, sandbox: { ...noisy, mean: 0.06 } });
    expect(advice?.items).toBeUndefined();
    expect(advice?.seeds).toBeGreaterThan(5);
  });

  test('exactly on the boundary nothing is enough, and few seeds get no advice on seeds', () => {
    const onBoundary = settleShared({ ...input, target: { ...cell, mean: 0.03 } });
    expect([onBoundary?.items, onBoundary?.seeds]).toEqual([undefined, undefined]);
    const one = { ...cell, seeds: 1, seedVariance: 0 };
    expect(settleShared({ ...input, target: one, sandbox: { ...one, mean: 0.06 } })?.seeds).toBeUndefined();
  });

  test('estimates that point to no verdict get no advice', () => {
    expect(settleShared({ ...input, target: { ...cell, mean: 0 }, sandbox: { ...cell, mean: 0 } })).toBeUndefined();
  });

  test.each([
    ['a tail of one half', { tail: 0.5 }, 'OUT_OF_RANGE', 'tail'],
    ['a smallest effect below 0', { sesoi: -0.01 }, 'OUT_OF_RANGE', 'sesoi'],
    ['a floor above 1', { retention: 1.5 }, 'OUT_OF_RANGE', 'retention'],
    ['a covariance that is no number', { itemCovariance: Number.NaN }, 'NON_FINITE', 'itemCovariance'],
  ])('%s is refused', (_, change, code, argument) => {
    const { seeds, seedVariance, errorVariance, ...rest } = cell;
    const planned = { ...rest, blocks: [{ seeds, seedVariance, errorVariance }] };
    const asked = { ...input, target: planned, sandbox: planned, ...change };
    expect(settle(asked)).toMatchObject({ code, argument });
  });
});
