import { expect, test } from 'vitest';
import { oneLine } from '../../src/report/one-line.ts';

test('one line is what it says', () => {
  expect(oneLine('a\r\n\tb\u2028c\u200ed')).toBe('a b c d');
});
