import { expect, test } from 'vitest';
import { exactScoreP } from '../../../src/stats/paired/exact-score-p.ts';
import { MAX_EXACT_PAIRS, scoreP, scoreProcedure } from '../../../src/stats/paired/score-p.ts';

test('p is exact up to 500 pairs and the normal approximation above, and says so', () => {
  const few = { gains: 40, losses: 30, pairs: MAX_EXACT_PAIRS };
  expect(scoreP(few, -0.02).p).toBe(exactScoreP(few, -0.02));
  expect(scoreProcedure(few)).toBe('exact-score');
  const many = { ...few, pairs: MAX_EXACT_PAIRS + 1 };
  const { p, pNormal } = scoreP(many, -0.02);
  expect(p).toBe(pNormal);
  expect(scoreProcedure(many)).toBe('score');
});

test('the two differ little where they meet, and the approximation may be too small below', () => {
  const { p, pNormal } = scoreP({ gains: 30, losses: 24, pairs: 500 }, -0.02);
  expect(Math.abs(p / pNormal - 1)).toBeLessThan(0.15);
  const one = scoreP({ gains: 1, losses: 0, pairs: 1 }, -0.5);
  expect(one.pNormal).toBeLessThan(0.05);
  expect(one.p).toBeGreaterThan(0.2);
});

test('overwhelming evidence has a p above 0', () => {
  expect(scoreP({ gains: 900_000, losses: 0, pairs: 1_000_000 }, -0.5).p).toBe(Number.MIN_VALUE);
});
