import { describe, expect, test } from 'vitest';
import type { ItemInput } from '../../src/core/item.ts';
import type { TextDomain } from '../../src/core/text-domain.ts';
import { chatDomain } from '../../src/corpora/chat.ts';
import { codeDomain } from '../../src/corpora/code.ts';
import { makeCorpus } from '../../src/corpora/make-corpus.ts';
import { makeItems } from '../../src/corpora/make-items.ts';
import { mathDomain } from '../../src/corpora/math.ts';
import { DRAWS } from '../../src/corpora/route-problem.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const COUNT = { train: 1200, test: 800 };
const itemsOf = (domain: TextDomain, draw: number) =>
  makeItems(domain, { draw, count: COUNT, rng: createRng(draw, 'items', domain.kind) });

/** Everything that a model could read of an item. */
const textsOf = (input: ItemInput): readonly string[] =>
  typeof input === 'string' ? [input] : [`${input.prompt}\n${input.first}`, `${input.prompt}\n${input.second}`];

describe.each([chatDomain, mathDomain, codeDomain])('makeItems of $kind', domain => {
  test('no text is in two splits, in two draws or twice in one, and none is in the corpus', () => {
    const seen = new Map<string, string>();
    for (let draw = 0; draw < DRAWS; draw++) {
      const { train, test: asked } = itemsOf(domain, draw);
      for (const [split, items] of [
        ['train', train],
        ['test', asked],
      ] as const) {
        for (const { input } of items) {
          const text = JSON.stringify(input);
          expect(seen.get(text), text).toBeUndefined();
          seen.set(text, `${split} ${draw}`);
        }
      }
    }
    expect(seen.size).toBe(DRAWS * (COUNT.train + COUNT.test));
    const read = new Set([...seen.keys()].flatMap(text => textsOf(JSON.parse(text) as ItemInput)));
    let met = 0;
    for (const text of makeCorpus(domain, 20_000, createRng(1, 'corpus', domain.kind))) if (read.has(text)) met++;
    expect(met).toBe(0);
  });

  test('has both labels about equally often, in each split', () => {
    const { train, test: asked } = itemsOf(domain, 1);
    for (const items of [train, asked]) {
      const share = items.filter(({ label }) => label === 1).length / items.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(0.06);
    }
  });

  test('names every item once, and no cluster lies in both splits', () => {
    const { train, test: asked } = itemsOf(domain, 2);
    expect(train.length).toBe(COUNT.train);
    expect(asked.length).toBe(COUNT.test);
    expect(new Set([...train, ...asked].map(({ id }) => id)).size).toBe(COUNT.train + COUNT.test);
    const trained = new Set(train.map(({ cluster }) => cluster));
    expect(asked.filter(({ cluster }) => trained.has(cluster))).toEqual([]);
    expect(new Set(asked.map(({ cluster }) => cluster)).size).toBeLessThan(COUNT.test);
  });

  test('an id tells no label: of two items of a problem, the right one has the lower id half of the time', () => {
    const { train } = itemsOf(domain, 1);
    const problems = Map.groupBy(train, ({ cluster }) => cluster);
    const pairs = [...problems.values()].filter(([one, other]) => one && other && one.label !== other.label);
    const lower = pairs.filter(items => items.toSorted((x, y) => (x.id < y.id ? -1 : 1))[0]?.label === 1).length;
    expect(pairs.length).toBeGreaterThan(60);
    expect(Math.abs(lower / pairs.length - 0.5)).toBeLessThan(2.6 / Math.sqrt(pairs.length) / 2 + 0.02);
  });

  test('no label tells another: of two items of a problem both are right, both wrong, or either, equally often', () => {
    const { train, test: asked } = itemsOf(domain, 1);
    const problems = Map.groupBy([...train, ...asked], ({ cluster }) => cluster);
    const counts = [0, 0, 0, 0];
    for (const [one, other] of problems.values()) if (one && other) counts[2 * one.label + other.label]!++;
    const pairs = counts.reduce((sum, count) => sum + count);
    expect(pairs).toBeGreaterThan(350);
    const chiSquare = counts.reduce((sum, count) => sum + (count - pairs / 4) ** 2 / (pairs / 4), 0);
    expect(chiSquare).toBeLessThan(16.3); // 99.9% of chi-square with three degrees of freedom
  });

  test('no text is part of two items of a problem: what both pairs show would be the better answer', () => {
    const { train } = itemsOf(domain, 1);
    for (const items of Map.groupBy(train, ({ cluster }) => cluster).values()) {
      const texts = items.flatMap(({ input }) => textsOf(input));
      expect(new Set(texts).size, texts.join('\n')).toBe(texts.length);
    }
  });

  test('the same draw gives the same items, another draw others', () => {
    expect(itemsOf(domain, 0)).toEqual(itemsOf(domain, 0));
    expect(itemsOf(domain, 0).test[0]).not.toEqual(itemsOf(domain, 1).test[0]);
  });

  test('a small corpus is the beginning of a large one', () => {
    const corpus = (count: number) => [...makeCorpus(domain, count, createRng(1, 'corpus', domain.kind))];
    expect(corpus(200).slice(0, 50)).toEqual(corpus(50));
  });
});

describe('makeItems', () => {
  const narrow: TextDomain = {
    kind: 'math',
    version: 1,
    identify: input => String(input),
    draw: () => ({ text: 'always', items: () => [{ input: 'always', label: 1, subset: 'correct' }] }),
  };

  test('says so where the domain runs out of problems', () => {
    expect(() => makeItems(narrow, { draw: 0, count: { train: 5, test: 5 }, rng: createRng(1) })).toThrow(
      'math: no more problems after',
    );
  });

  test('does not let a slip change what a problem is known by', () => {
    const loose: TextDomain = {
      ...narrow,
      draw: rng => {
        const text = `p${rng.uint32()}`;
        return { text, items: () => [{ input: `${text}!`, label: 0, subset: 'slip' }] };
      },
    };
    expect(() => makeItems(loose, { draw: 0, count: { train: 5, test: 5 }, rng: createRng(1) })).toThrow(
      'a slip changed the identity',
    );
  });
});
