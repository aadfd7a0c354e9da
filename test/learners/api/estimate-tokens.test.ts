import { expect, test } from 'vitest';
import { estimateTokens } from '../../../src/learners/api/estimate-tokens.ts';

test('counts bytes of UTF-8 by 3.5, rounded up', () => {
  expect(['', 'a', 'abc', 'abcd', 'é', '数学', '𝒳'].map(estimateTokens)).toEqual([0, 1, 1, 2, 1, 2, 2]);
  expect(estimateTokens('a'.repeat(7000))).toBe(2000);
});

test('parts take at least as many tokens as their whole', () => {
  const parts = ['one two', 'drei', 'quatre, cinq'];
  const sum = parts.reduce((total, part) => total + estimateTokens(part), 0);
  expect(sum).toBeGreaterThanOrEqual(estimateTokens(parts.join('')));
});
