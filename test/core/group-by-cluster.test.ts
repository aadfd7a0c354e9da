import { expect, test } from 'vitest';
import { groupByCluster } from '../../src/core/group-by-cluster.ts';

test('items of a cluster come together in order of appearance, and an item alone is never taken for a cluster of its name', () => {
  const items = [{ id: 'a', cluster: 'x' }, { id: 'x' }, { id: 'b' }, { id: 'c', cluster: 'x' }];
  expect([...groupByCluster(items).values()].map(group => group.map(({ id }) => id))).toEqual([
    ['a', 'c'],
    ['x'],
    ['b'],
  ]);
});
