import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import { accept } from '../../src/core/refusal.ts';
import { wilson } from '../../src/stats/proportions/wilson.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Simulation, simulate } from '../support/make-table.ts';

const study: Simulation = { stream: 'arm', rungs: { small: 0.2, large: 0.1 }, seeds: 5, items: 120, gap: 0.3 };
function armsOf(over: Partial<Simulation>): MeasuredCell['arms'] {
  const { estimates } = cellOf(concludeTable(simulate({ ...study, ...over })), 'large');
  if (estimates.status !== 'measured') throw new Error(estimates.reason);
  return estimates.arms;
}

describe('the interval of an arm', () => {
  test.each([
    ['howe', {}],
    ['these-seeds-t', { seeds: 2 }],
    ['wilson', { seeds: 1 }],
    ['cr2-satterthwaite', { seeds: 1, clusterSize: 2 }],
  ] as const)('is by %s and holds the mean of every arm', (method, over) => {
    const arms = armsOf(over);
    expect(arms.map(({ arm }) => arm)).toEqual(['weak', 'baseline', 'candidate', 'ceiling']);
    for (const { interval, mean } of arms) {
      if (interval.status === 'refused') throw new Error(interval.reason);
      expect(interval.method).toBe(method);
      expect(interval.point).toBeCloseTo(mean, 12);
      expect(interval.low).toBeLessThan(mean);
      expect(interval.high).toBeGreaterThan(mean);
    }
  });

  test('of one seed is Wilson’s of the number right', () => {
    const [{ interval, total, outcomes } = { interval: undefined, total: 0, outcomes: 1 }] = armsOf({ seeds: 1 });
    expect(interval).toMatchObject(accept(wilson(total, outcomes, 0.025)));
  });

  test('never leaves [0, 1]', () => {
    for (const { interval } of armsOf({ rungs: { small: 0.2, large: 0.48 }, gap: 0.55, items: 20, seeds: 3 })) {
      if (interval.status === 'refused') continue;
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
    }
  });

  test('is refused where the gain would be', () => {
    for (const { interval } of armsOf({ items: 10 })) expect(interval.status).toBe('refused');
  });
});
