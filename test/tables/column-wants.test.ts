import { expect, test } from 'vitest';
import { columnWant } from '../../src/tables/column-wants.ts';

test('names and words are texts, scores and counts are numbers, and anything else is no column', () => {
  expect(['item', 'cluster', 'status', 'score', 'cost_usd', 'scores'].map(columnWant)).toEqual([
    ...['text', 'text', 'text'],
    ...['number', 'number'],
    undefined,
  ]);
});
