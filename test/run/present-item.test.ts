import { expect, test } from 'vitest';
import type { SourceItem } from '../../src/core/item.ts';
import { presentItem } from '../../src/run/present-item.ts';

test('an item crosses with id, input and cluster, and without anything that may tell its label', () => {
  const item: SourceItem = { id: 'q', input: '1+1=2', label: 1, subset: 'correct' };
  expect(presentItem(item)).toStrictEqual({ id: 'q', input: '1+1=2' });
  const told = { ...item, input: { prompt: 'p', first: 'a', second: 'b', better: 'a' }, cluster: 'c' };
  expect(presentItem(told)).toStrictEqual({ id: 'q', input: { prompt: 'p', first: 'a', second: 'b' }, cluster: 'c' });
});
