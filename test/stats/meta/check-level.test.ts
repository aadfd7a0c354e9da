import { expect, test } from 'vitest';
import { checkLevel } from '../../../src/stats/meta/check-level.ts';

test('a one-sided error is taken from 1e-12 to 0.5, and refused outside by what is wrong', () => {
  expect([1e-12, 0.025, 0.49].map(checkLevel)).toEqual([undefined, undefined, undefined]);
  expect([0, 0.5, Number.NaN, -1].map(tail => checkLevel(tail)?.code)).toEqual(new Array(4).fill('OUT_OF_RANGE'));
  expect(checkLevel(1e-13)).toMatchObject({ code: 'NOT_ACHIEVABLE', argument: 'tail' });
});
