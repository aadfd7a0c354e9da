import type { Item } from './item.ts';

/**
 * Items that share a problem, in order of first appearance; an item without a cluster is one of its own. Keys are such that no
 * name of a cluster is that of an item which stands alone.
 */
export function groupByCluster<T extends Pick<Item, 'id' | 'cluster'>>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = item.cluster === undefined ? `item ${item.id}` : `cluster ${item.cluster}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
