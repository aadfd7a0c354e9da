import { expect, test } from 'vitest';
import { betterReference } from '../../src/core/better-reference.ts';
import type { Interval } from '../../src/core/estimate.ts';
import { refuse } from '../../src/core/refusal.ts';

const difference = (low: number, high: number): Interval => ({
  status: 'estimated',
  point: (low + high) / 2,
  low,
  high,
  level: 0.95,
  method: 'tango',
  sparse: false,
});
const reference = { arm: 'zero-shot', kind: 'no-teacher' } as const;

test('a reference is better where the whole interval of candidate − reference is below 0', () => {
  expect(betterReference({ ...reference, difference: difference(-0.05, -0.01) })?.high).toBe(-0.01);
  expect(betterReference({ ...reference, difference: difference(-0.05, 0) })).toBeUndefined();
  expect(betterReference({ ...reference, difference: difference(0.01, 0.05) })).toBeUndefined();
});

test('what missing outcomes could undo, and what has no interval, is not shown', () => {
  const [below, across] = [difference(-0.05, -0.01), difference(-0.02, 0.03)];
  expect(betterReference({ ...reference, difference: below, atBest: across })).toBeUndefined();
  expect(betterReference({ ...reference, difference: below, atBest: below })).toBeDefined();
  expect(betterReference({ ...reference, difference: refuse('TOO_FEW_OBSERVATIONS', 'x', 'x') })).toBeUndefined();
});
