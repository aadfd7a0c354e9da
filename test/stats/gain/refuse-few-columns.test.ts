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

test('of clustered items it counts clusters', () => {
  expect(refuseFewColumns(cellOf([[1, 0, 0]], [0, 1, 0]))).toEqual({
    status: 'refused',
    code: 'TOO_FEW_CLUSTERS',
    argument: 'clusters',
    reason: '2 paired clusters; a verdict needs at least 15.',
  });
});
