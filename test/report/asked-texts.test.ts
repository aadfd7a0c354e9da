import { expect, test } from 'vitest';
import { askedTexts } from '../../src/report/asked-texts.ts';

const MODEL = { learner: 'anthropic/x', asked: 1200, refused: 0, unreadable: 0, failed: 0 };

test('a model that always answered, and answers left out nowhere, are nothing to tell', () => {
  expect(askedTexts({ models: [MODEL] })).toEqual([]);
  expect(askedTexts({ models: [{ ...MODEL, order: { pairs: 0, first: 0, second: 0 } }] })).toEqual([]);
});

test('says what was not answered, how often answers follow the position, and what the method never saw', () => {
  const order = { pairs: 200, first: 9, second: 1 };
  expect(askedTexts({ models: [{ ...MODEL, refused: 3, failed: 1, order }], leftOut: 1 })).toEqual([
    'anthropic/x: of 1\u202f200 answers 3 refused, 1 failed',
    'anthropic/x: answers follow the position in 5.0% of 200 pairs (first 9, second 1)',
    '1 unlabelled item without a label of the weak teacher',
  ]);
  expect(askedTexts({ models: [{ ...MODEL, unreadable: 2 }] })).toEqual([
    'anthropic/x: of 1\u202f200 answers 2 unreadable',
  ]);
});
