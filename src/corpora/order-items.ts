import { hash } from 'node:crypto';
import type { Item } from '../core/item.ts';

/**
 * Items in the one order in which they are stored, dealt and shown: by a hash of their ids. It neither depends on how files
 * were put together nor follows anything that tells a label, such as the correct reading being written before the faulty one.
 */
export function orderItems<T extends Pick<Item, 'id'>>(items: readonly T[]): readonly T[] {
  const keyed = items.map(item => ({ item, key: hash('sha256', item.id, 'hex') }));
  return keyed.sort((x, y) => (x.key < y.key ? -1 : 1)).map(({ item }) => item);
}
