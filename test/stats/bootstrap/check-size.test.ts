import { expect, test } from 'vitest';
import { checkSize } from '../../../src/stats/bootstrap/check-size.ts';

test.each([[[0, 0]], [[]], [[1e-60]], [[-1e60, 1]], [[1, 1e-300]]])('%j can be reckoned with', values => {
  expect(checkSize(values, 'values')).toBeUndefined();
});

test.each([[[1e-61]], [[1, -1e61]]])('%j cannot, and is named', values => {
  expect(checkSize(values, 'scores')).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'scores' });
});
