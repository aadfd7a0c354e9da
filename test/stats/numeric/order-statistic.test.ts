import { expect, test } from 'vitest';
import { orderStatistic } from '../../../src/stats/numeric/order-statistic.ts';
import { RankedValues } from '../../../src/stats/numeric/ranked-values.ts';

const ranks = new RankedValues(Float64Array.from({ length: 9999 }, (_, at) => 9999 - at));
const ranked = (...values: number[]) => new RankedValues(Float64Array.from(values));

test.each([
  [0.025, 250],
  [0.975, 9750],
  [0.0005, 5],
  [0.0001, 1],
  [0.9999, 9999],
])('of 9,999 replicates level %d is the order statistic %d itself', (level, rank) => {
  expect(orderStatistic(ranks, level)).toBe(rank);
});

test('between two order statistics it interpolates linearly', () => {
  expect(orderStatistic(ranked(10, 20, 40), 0.375)).toBeCloseTo(15, 12);
  expect(orderStatistic(ranked(10, 20, 40), 0.625)).toBeCloseTo(30, 12);
});

test('beyond the outermost replicates there is none', () => {
  expect(orderStatistic(ranked(1, 2, 3), 0.24)).toBeUndefined();
  expect(orderStatistic(ranked(1, 2, 3), 0.76)).toBeUndefined();
  expect(orderStatistic(ranked(1, 2, 3), 0.25)).toBe(1);
  expect(orderStatistic(ranked(), 0.5)).toBeUndefined();
});
