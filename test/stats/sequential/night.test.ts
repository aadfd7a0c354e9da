import { describe, expect, test } from 'vitest';
import { isRefused } from '../../../src/core/refusal.ts';
import { nightReadings } from '../../../src/stats/sequential/night.ts';
import { readDifference } from '../../../src/stats/sequential/outcome-grid.ts';

const arms = { candidate: [1, 0, 1, 0.5], baseline: [0, 1, 1, 0.25] };
const readings = (...differences: readonly number[]) => Float64Array.from(differences, readDifference);

describe('a night', () => {
  test('has one observation per item', () => {
    expect(nightReadings(arms)).toEqual(readings(1, -1, 0, 0.25));
  });

  test('has one per cluster, the mean of its items, in whatever order they come', () => {
    const clusters = ['b', 'a', 'b', 'a'];
    expect(nightReadings({ ...arms, clusters })).toEqual(readings(-0.375, 0.5));
    const turned = { candidate: [0.5, 1, 0, 1], baseline: [0.25, 1, 1, 0], clusters: ['a', 'b', 'a', 'b'] };
    expect(nightReadings(turned)).toEqual(readings(-0.375, 0.5));
  });

  test('may be a single cluster, and may be empty', () => {
    expect(nightReadings({ ...arms, clusters: [7, '7', 7, 7] })).toEqual(readings(0.0625));
    expect(nightReadings({ candidate: [], baseline: [] })).toEqual(readings());
    expect(nightReadings({ candidate: [], baseline: [], clusters: [] })).toEqual(readings());
  });

  test.each([
    ['OUT_OF_RANGE', 'candidate', { ...arms, candidate: [1, 0, 1, 1.01] }],
    ['OUT_OF_RANGE', 'baseline', { ...arms, baseline: [0, -0.01, 0, 0] }],
    ['NON_FINITE', 'candidate', { ...arms, candidate: [1, Number.NaN, 1, 1] }],
    ['NON_FINITE', 'baseline', { ...arms, baseline: [1, Number.POSITIVE_INFINITY, 1, 1] }],
    ['LENGTH_MISMATCH', 'baseline', { ...arms, baseline: [1] }],
    ['LENGTH_MISMATCH', 'baseline', { candidate: [], baseline: [1] }],
    ['LENGTH_MISMATCH', 'baseline', { candidate: [1], baseline: [] }],
    ['LENGTH_MISMATCH', 'clusters', { ...arms, clusters: ['a'] }],
    ['LENGTH_MISMATCH', 'clusters', { candidate: [], baseline: [], clusters: ['a'] }],
    ['MISSING_CLUSTER', 'clusters', { ...arms, clusters: ['a', 'b', undefined, 'd'] }],
  ])('is refused %s for a wrong %s', (code, argument, night) => {
    const found = nightReadings(night);
    expect(isRefused(found) && [found.code, found.argument]).toEqual([code, argument]);
  });
});
