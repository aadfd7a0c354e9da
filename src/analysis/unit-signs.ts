import { createRng } from '../stats/random/rng.ts';
import type { DomainNames } from './find-influence.ts';

/**
 * Signs of a domain's items, or of its clusters, in one null data set after the other, the same for every cell that contains
 * them. Each null data set has random words of its own: they are drawn once, and spread out whenever a cell asks.
 * @returns a function whose array is used again by its next call
 */
export function unitSigns(
  domain: string,
  { items, clusters }: Pick<DomainNames, 'items' | 'clusters'>,
  seed: number,
): (replicate: number) => Int8Array {
  const size =
    clusters === undefined ? items.length : clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const drawn: Uint32Array[] = [];
  const signs = new Int8Array(size);
  return replicate => {
    let words = drawn[replicate];
    if (words === undefined) {
      words = new Uint32Array(Math.ceil(size / 32));
      createRng(seed, 'aa-items', domain, replicate).fill(words);
      drawn[replicate] = words;
    }
    for (let at = 0; at < size; ) {
      let bits = words[at >> 5] as number;
      for (const end = Math.min(size, at + 32); at < end; at++, bits >>>= 1) signs[at] = 1 - ((bits & 1) << 1);
    }
    return signs;
  };
}
