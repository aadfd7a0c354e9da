import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costBound, costOf, preambleBytes, withDearestPrompt } from '../../../src/learners/api/cost-of.ts';

const PRICE = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, batch: 0.5 };

test('every kind of token has its price per million; a batch takes its share of all of it', () => {
  const usage = { input: 1_000_000, output: 200_000, cacheRead: 10_000_000, cacheWrite: 400_000 };
  expect(costOf(usage, PRICE, false)).toBeCloseTo(1 + 1 + 1 + 0.5, 12);
  expect(costOf(usage, PRICE, true)).toBeCloseTo(1.75, 12);
});

test('bytes are counted, not characters', () => {
  expect(preambleBytes({ system: 'é', examples: '€' })).toBe(5);
});

test('no request costs more than its bound, however its tokens are counted', () => {
  const price = fc.record({
    input: fc.nat(100),
    output: fc.nat(100),
    cacheRead: fc.nat(100),
    cacheWrite: fc.nat(100),
    batch: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      price,
      fc.nat(10_000),
      fc.nat(1000),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      (prices, bytes, maxTokens, [share = 0, part = 0, out = 0], isBatch) => {
        const tokens = bytes + 512;
        const cacheRead = tokens * share;
        const cacheWrite = (tokens - cacheRead) * part;
        const usage = { input: tokens - cacheRead - cacheWrite, cacheRead, cacheWrite, output: maxTokens * out };
        const bound = costBound(bytes, maxTokens, { price: prices, isBatch });
        expect(costOf(usage, prices, isBatch)).toBeLessThanOrEqual(bound * (1 + 1e-12) + 1e-15);
      },
    ),
  );
});

test('a prompt that may be cached or not counts at the dearer price', () => {
  const price = { input: 3, output: 1, cacheRead: 0.1, cacheWrite: 3.75, batch: 0.5 };
  const prompt = { input: 0, output: 0, cacheRead: 0, cacheWrite: 1e6 };
  expect(costOf(prompt, withDearestPrompt(price), false)).toBe(3.75);
  expect(costOf(prompt, withDearestPrompt({ ...price, cacheWrite: 0 }), false)).toBe(3);
});
