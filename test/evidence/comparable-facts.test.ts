import { expect, test } from 'vitest';
import type { Series } from '../../src/core/evidence.ts';
import { comparableFacts } from '../../src/evidence/comparable-facts.ts';

const series = (model: string, items: readonly string[], task?: string): Series => ({
  path: 'f',
  format: 'x',
  facts: { model, ...(task && { task }) },
  isPrimary: false,
  outcomes: items.map(item => ({ item, status: 'scored', score: 1 })),
  claims: [],
});
const modelsOf = (all: readonly Series[]) => comparableFacts(all).map(({ model }) => model);

test('only series that share items are comparable; the largest set of them counts', () => {
  const all = [series('a', ['1', '2']), series('x', ['9']), series('b', ['2', '3']), series('c', ['3'])];
  expect(modelsOf(all)).toEqual(['a', 'b', 'c']);
});

test('equal names of items in two tasks are different items', () => {
  expect(modelsOf([series('a', ['1'], 't'), series('b', ['1'], 'u'), series('c', ['1'], 'u')])).toEqual(['b', 'c']);
});

test('without outcomes nothing is', () => {
  expect(comparableFacts([series('a', [])])).toEqual([]);
});
