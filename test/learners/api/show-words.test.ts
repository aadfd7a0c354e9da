import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showWords } from '../../../src/learners/api/show-words.ts';

const KEY = `sk-fake-${'4a1b9f7e2c8d'.repeat(8)}`;

test('keeps the words, and not a whole page of them', () => {
  const show = showWords(KEY);
  expect(show('x'.repeat(500))).toBe('x'.repeat(500));
  expect(show('x'.repeat(9000))).toBe(`${'x'.repeat(500)}…`);
});

test('shows no part of a key, wherever the words are cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), (before, after) => {
      const shown = showWords(KEY)(`${'.'.repeat(before)}${KEY}${'.'.repeat(after)}`);
      expect(shown).not.toContain(KEY.slice(0, 4));
    }),
  );
});
