import { describe, expect, test } from 'vitest';
import { NgramTrie } from '../../src/learners/ngram-trie.ts';
import { createRng } from '../../src/stats/random/rng.ts';

describe('NgramTrie', () => {
  test('counts what followed what, and how many different symbols did', () => {
    const trie = new NgramTrie();
    const a = trie.count(0, 7, false);
    trie.count(0, 7, false);
    trie.count(0, 8, false);
    trie.count(a, 8, true);
    expect(trie.total(0)).toBe(3);
    expect(trie.distinct(0)).toBe(2);
    expect(trie.times(trie.lookUp(0, 7))).toBe(2);
    expect(trie.node(trie.lookUp(0, 7))).toBe(a);
    expect(trie.times(trie.lookUp(a, 8))).toBe(1);
    expect(trie.lookUp(a, 7)).toBe(-1);
    expect(trie.size).toBe(3);
  });

  test('agrees with a plain map after the table and the nodes have grown several times', () => {
    const trie = new NgramTrie();
    const rng = createRng(1);
    const counts = new Map<string, number>();
    const nodes = [0];
    for (let step = 0; step < 300_000; step++) {
      const parent = nodes[rng.below(nodes.length)] as number;
      const symbol = rng.below(50);
      const key = `${parent} ${symbol}`;
      const node = trie.count(parent, symbol, false);
      if (!counts.has(key)) nodes.push(node);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(trie.size).toBe(counts.size);
    expect(counts.size).toBeGreaterThan(200_000);
    let wrong = 0;
    for (const [key, count] of counts) {
      const [parent = 0, symbol = 0] = key.split(' ').map(Number);
      if (trie.times(trie.lookUp(parent, symbol)) !== count) wrong++;
    }
    expect(wrong).toBe(0);
    expect(new Set(nodes).size).toBe(nodes.length);
  });
});
