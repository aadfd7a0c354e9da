import { describe, expect, test } from 'vitest';
import { buySeedsOrItems } from '../../../src/stats/planning/buy-seeds-or-items.ts';

const cell = (seedVariance: number, itemVariance: number, seeds = 5) => ({
  items: 400,
  itemVariance,
  blocks: [{ seeds, seedVariance, errorVariance: 0.1 }],
});

describe('seeds or items', () => {
  test('a spread between seeds asks for seeds, one between items for items', () => {
    expect(buySeedsOrItems(cell(0.004, 0.001), 0.025)).toMatchObject({ buy: 'seeds', negative: [] });
    expect(buySeedsOrItems(cell(0, 0.4, 20), 0.025)).toMatchObject({ buy: 'items' });
  });

  test('the half-widths are those of twice the outcomes: items alone leave the seed component where it is', () => {
    const advice = buySeedsOrItems(cell(0.004, 0), 0.025);
    if ('status' in advice) throw new Error(advice.reason);
    expect(advice.twiceTheItems).toBeGreaterThan(0.95 * advice.now);
    expect(advice.twiceTheSeeds).toBeLessThan(0.7 * advice.now);
  });

  test('the half-width with twice the seeds is that of the cell with twice the seeds, and so for items', () => {
    const nowOf = (of: ReturnType<typeof cell>) => (buySeedsOrItems(of, 0.025) as { now: number }).now;
    const five = cell(0.004, 0.001);
    expect(buySeedsOrItems(five, 0.025)).toMatchObject({
      twiceTheSeeds: nowOf(cell(0.004, 0.001, 10)),
      twiceTheItems: nowOf({ ...five, items: 800 }),
    });
  });

  test('where both narrow the interval alike there is no advice', () => {
    expect(buySeedsOrItems(cell(0, 0, 100), 0.025)).toMatchObject({ buy: 'either' });
  });

  test('components below 0 count as 0 and are named', () => {
    const below = buySeedsOrItems(cell(-0.0001, -0.001), 0.025);
    expect(below).toMatchObject({ negative: ['seeds', 'items'] });
    expect(below).toMatchObject({ now: (buySeedsOrItems(cell(0, 0), 0.025) as { now: number }).now });
  });

  test('fewer than three seeds, fewer than fifteen items and impossible errors are refused', () => {
    expect(buySeedsOrItems(cell(0, 0.1, 2), 0.025)).toMatchObject({ code: 'TOO_FEW_SEEDS' });
    expect(buySeedsOrItems({ ...cell(0, 0.1), items: 9 }, 0.025)).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    expect(buySeedsOrItems({ ...cell(0, 0.1), blocks: [] }, 0.025)).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(buySeedsOrItems(cell(0, Number.NaN), 0.025)).toMatchObject({ code: 'NON_FINITE' });
    expect(buySeedsOrItems(cell(0, 0.1), 0.7)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
  });
});
