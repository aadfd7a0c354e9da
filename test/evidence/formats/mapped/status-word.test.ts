import { expect, test } from 'vitest';
import { readStatusWord } from '../../../../src/evidence/formats/mapped/status-word.ts';

test.each([
  ['scored', 'scored'],
  [' Timeout ', 'errored'],
  ['OK', 'scored'],
  ['refusal', 'refused'],
  ['Ohio', undefined],
  ['constructor', undefined],
])('%j stands for %j', (word, status) => {
  expect(readStatusWord(word)).toBe(status);
});
