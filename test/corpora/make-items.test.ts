import { describe, expect, test } from 'vitest';
import type { ItemInput } from '../../src/core/item.ts';
import type { TextDomain } from '../../src/core/text-domain.ts';
import { chatDomain } from '../../src/corpora/chat.ts';
import { codeDomain } from '../../src/corpora/code.ts';
import { makeCorpus } from '../../src/corpora/make-corpus.ts';
import { makeItems } from '../../src/corpora/make-items.ts';
import { mathDomain } from '../../src/corpora/math.ts';
import { checkDerivation } from '../../src/corpora/math-check.ts';
import { DRAWS } from '../../src/corpora/route-problem.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { describeRuns, isRequired, titleOf } from '../support/requirements.ts';

const COUNT = { train: 1200, test: 800 };
const itemsOf = (domain: TextDomain, draw: number) =>
  makeItems(domain, { draw, count: COUNT, rng: createRng(draw, 'items', domain.kind) });

/** Everything that a model could read of an item. */
const textsOf = (input: ItemInput): readonly string[] =>
  typeof input === 'string' ? [input] : [`${input.prompt}\n${input.first}`, `${input.prompt}\n${input.second}`];

describe.skipIf(!isRequired('runs')).each([chatDomain, mathDomain, codeDomain])(
  titleOf('makeItems of $kind', 'runs'),
  domain => {
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
    });

    test('the same draw gives the same items, another draw others', () => {
      expect(itemsOf(domain, 0)).toEqual(itemsOf(domain, 0));
      expect(itemsOf(domain, 0).test[0]).not.toEqual(itemsOf(domain, 1).test[0]);
    });

    test('a small corpus is the beginning of a large one', () => {
      const corpus = (count: number) => [...makeCorpus(domain, count, createRng(1, 'corpus', domain.kind))];
      expect(corpus(200).slice(0, 50)).toEqual(corpus(50));
    });
  },
);

/** Items of one cluster, in clusters of two. */
const doublesOf = (domain: TextDomain) => {
  const { train, test: asked } = itemsOf(domain, 1);
  const problems = Map.groupBy([...train, ...asked], ({ cluster }) => cluster);
  return [...problems.values()].flatMap(([one, other]) => (one && other ? [[one, other] as const] : []));
};

describeRuns('two items of a problem', () => {
  test('are there in math alone: held against each other, two pairs of answers or two programs would tell their labels', () => {
    expect(doublesOf(chatDomain)).toEqual([]);
    expect(doublesOf(codeDomain)).toEqual([]);
    expect(doublesOf(mathDomain).length).toBeGreaterThan(400);
  });

  test('are both right, both wrong, or either, equally often; the lower id is that of the right one half of the time', () => {
    const doubles = doublesOf(mathDomain);
    const counts = [0, 0, 0, 0];
    for (const [one, other] of doubles) {
      const at = 2 * one.label + other.label;
      counts[at] = (counts[at] as number) + 1;
    }
    const expected = doubles.length / 4;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(16.3); // 99.9% of chi-square with three degrees of freedom
    const mixed = doubles.filter(([one, other]) => one.label !== other.label);
    const lower = mixed.filter(([one, other]) => (one.id < other.id ? one : other).label === 1).length;
    expect(Math.abs(lower / mixed.length - 0.5)).toBeLessThan(3.3 / Math.sqrt(mixed.length) / 2);
  });

  test('share two steps, which are right: what is different between them says nothing', () => {
    for (const pair of doublesOf(mathDomain)) {
      const [one, other] = pair.map(({ input }) => String(input).split('; '));
      expect(one?.slice(0, 2)).toEqual(other?.slice(0, 2));
      expect(checkDerivation(one?.slice(0, 2).join('; ') ?? '')).toEqual({ status: 'true' });
    }
  });
});

describeRuns('makeItems', () => {
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
