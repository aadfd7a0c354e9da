import { expect, test } from 'vitest';
import { COLUMN_NAMES, isNamedAs, rankOfName } from '../../../src/evidence/formats/column-names.ts';

test('a name is known whatever its case, blanks and dashes; the likelier one ranks first', () => {
  expect(rankOfName('Question-ID', 'item')).toBe(rankOfName('question_id', 'item'));
  expect(rankOfName('item_id', 'item') as number).toBeLessThan(rankOfName('index', 'item') as number);
  expect(rankOfName('colour', 'item')).toBeUndefined();
  expect(isNamedAs('Is Correct', ['label', 'score'])).toBe(true);
  expect(isNamedAs('gpt-4', [...COLUMN_NAMES.keys()])).toBe(false);
});
