import { expect, test } from 'vitest';
import { drawCount, multinomialDraws } from '../../../src/stats/exact-bootstrap/multinomial-draws.ts';

test.each([
  [1, 5, 1],
  [2, 5, 6],
  [5, 5, 126],
  [8, 8, 6435],
  [3, 1, 3],
  [12, 12, 1_352_078],
])('%d patterns, %d draws: %d multisets', (patterns, draws, count) => {
  expect(drawCount(patterns, draws)).toBe(count);
});

test('a number beyond counting is at least large', () => {
  expect(drawCount(1e5, 1e5)).toBeGreaterThan(1e15);
});

test('every multiset comes once, with its multinomial probability', () => {
  const seen = new Map<string, number>();
  multinomialDraws([2, 1, 1], 3, (counts, chance) => {
    expect(seen.has(counts.join())).toBe(false);
    seen.set(counts.join(), chance);
  });
  expect(seen.size).toBe(drawCount(3, 3));
  // 3!/(a! b! c!) · 2^a/4³
  const factorial = [1, 1, 2, 6];
  for (const [key, chance] of seen) {
    const counts = key.split(',').map(Number);
    const orders = 6 / counts.reduce((product, count) => product * (factorial[count] as number), 1);
    expect(chance).toBeCloseTo((orders * 2 ** (counts[0] as number)) / 64, 14);
  }
});

test('one pattern is drawn with certainty', () => {
  const visits: [number[], number][] = [];
  multinomialDraws([7], 4, (counts, chance) => visits.push([[...counts], chance]));
  expect(visits).toEqual([[[4], 1]]);
});

test('probabilities of many draws of two patterns sum to 1 and keep their far tails', () => {
  let total = 0;
  let rarest = 1;
  multinomialDraws([1, 3], 1000, (_, chance) => {
    total += chance;
    rarest = Math.min(rarest, chance);
  });
  expect(total).toBeCloseTo(1, 11);
  expect(rarest === 0 || rarest < 1e-300).toBe(true);
});
