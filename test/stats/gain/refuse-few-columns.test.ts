import { expect, test } from 'vitest';
import { refuseFewColumns } from '../../../src/stats/gain/refuse-few-columns.ts';
import { cellOf } from '../../support/cells.ts';

test('a refusal says how many items there are, and how many are needed', () => {
  expect(refuseFewColumns(cellOf([[1, 0, 0]]))).toEqual({
    status: 'refused',
    code: 'TOO_FEW_OBSERVATIONS',
    argument: 'items',
    reason: '3 paired items; a verdict needs at least 15.',
  });
});

test('enough items, or clusters of equal size, are not refused', () => {
  const row = Array.from({ length: 30 }, (_, at) => at % 2);
  expect(refuseFewColumns(cellOf([row.slice(0, 15)]))).toBeUndefined();
  const pairs = row.map((_, at) => Math.floor(at / 2));
  expect(refuseFewColumns(cellOf([row], pairs))).toBeUndefined();
});

test('fifteen clusters of which one lacks an item, or has one more, are fifteen', () => {
  for (const length of [29, 31]) {
    const clusters = Array.from({ length }, (_, at) => Math.min(14, Math.floor(at / 2)));
    expect(refuseFewColumns(cellOf([clusters.map(at => at % 2)], clusters))).toBeUndefined();
  }
});

test('clusters of unequal size count as fewer', () => {
  const clusters = Array.from({ length: 35 }, (_, at) => Math.min(14, Math.floor(at / 2)));
  expect(refuseFewColumns(cellOf([clusters.map(at => at % 2)], clusters))).toEqual({
    status: 'refused',
    code: 'TOO_FEW_CLUSTERS',
    argument: 'clusters',
    reason:
      '15 clusters of unequal size, the largest with 20% of the items, count as 9 of equal size; a verdict needs at least 15.',
  });
});

test('of clustered items it counts clusters', () => {
  expect(refuseFewColumns(cellOf([[1, 0, 0]], [0, 1, 0]))).toEqual({
    status: 'refused',
    code: 'TOO_FEW_CLUSTERS',
    argument: 'clusters',
    reason: '2 paired clusters; a verdict needs at least 15.',
  });
});
