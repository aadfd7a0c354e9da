import { expect, test } from 'vitest';
import { pickByWord } from '../../src/corpora/pick-by-word.ts';

test('the words of each third fall on one of three members, the last word on the last', () => {
  const words = [0, 2 ** 32 / 3 - 1, 2 ** 32 / 3 + 1, (2 * 2 ** 32) / 3 - 1, (2 * 2 ** 32) / 3 + 1, 2 ** 32 - 1].map(
    Math.floor,
  );
  expect(words.map(word => pickByWord(['a', 'b', 'c'], word))).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  expect(pickByWord([], 5)).toBeUndefined();
});
