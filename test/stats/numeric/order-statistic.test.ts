import { expect, test } from 'vitest';
import { orderStatistic } from '../../../src/stats/numeric/order-statistic.ts';

const ranks = Float64Array.from({ length: 9999 }, (_, at) => at + 1);

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
  expect(orderStatistic(Float64Array.of(10, 20, 40), 0.375)).toBeCloseTo(15, 12);
  expect(orderStatistic(Float64Array.of(10, 20, 40), 0.625)).toBeCloseTo(30, 12);
});

test('beyond the outermost replicates there is none', () => {
  expect(orderStatistic(Float64Array.of(1, 2, 3), 0.24)).toBeUndefined();
  expect(orderStatistic(Float64Array.of(1, 2, 3), 0.76)).toBeUndefined();
  expect(orderStatistic(Float64Array.of(1, 2, 3), 0.25)).toBe(1);
  expect(orderStatistic(new Float64Array(0), 0.5)).toBeUndefined();
});
