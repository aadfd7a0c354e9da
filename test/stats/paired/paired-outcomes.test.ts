import { expect, test } from 'vitest';
import { countsOf } from '../../../src/stats/paired/paired-outcomes.ts';

test('counts are taken as they are, outcomes are counted, and neither is guessed', () => {
  const counts = { gains: 1, losses: 0, pairs: 2 };
  expect(countsOf(counts)).toBe(counts);
  expect(countsOf({ candidate: [1, 1], baseline: [0, 1] })).toEqual(counts);
  expect(countsOf({ candidate: [1, 0.9], baseline: [0, 1] })).toMatchObject({ code: 'NOT_BINARY' });
});
