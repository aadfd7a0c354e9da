import type { Item } from '../core/item.ts';

/**
 * A copy of an item to hand to methods and learners: id, input and cluster, whatever else it comes with, and nothing of it can
 * be changed.
 */
export function presentItem({ id, input, cluster }: Item): Item {
  const copy = typeof input === 'string' ? input : presentPair(input);
  return Object.freeze(cluster === undefined ? { id, input: copy } : { id, input: copy, cluster });
}

const presentPair = ({ prompt, first, second }: Exclude<Item['input'], string>) =>
  Object.freeze({ prompt, first, second });
