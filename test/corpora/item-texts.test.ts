import { expect, test } from 'vitest';
import { itemTexts } from '../../src/corpora/item-texts.ts';

test('a text is one, and a pair is its prompt with either answer', () => {
  expect(itemTexts('2 + 2 = 4')).toEqual(['2 + 2 = 4']);
  expect(itemTexts({ prompt: 'p', first: 'a', second: 'b' })).toEqual(['p\na', 'p\nb']);
});
