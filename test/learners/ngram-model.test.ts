import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NgramModel } from '../../src/learners/ngram-model.ts';

const END = '\0';

/** Witten–Bell by the book: counts of every n-gram in a map, probabilities by recursion on the context. */
function byTheBook(corpus: readonly string[], order: number) {
  const followers = new Map<string, Map<string, number>>();
  for (const text of corpus) {
    const units = [END, ...text, END];
    for (let at = 1; at < units.length; at++) {
      for (let length = 0; length < order && length <= at; length++) {
        const context = units.slice(at - length, at).join('');
        const counts = followers.get(context) ?? new Map<string, number>();
        followers.set(context, counts.set(units[at] as string, (counts.get(units[at] as string) ?? 0) + 1));
      }
    }
  }
  // The boundary is known before any text is read.
  const root = followers.get('') ?? new Map<string, number>();
  followers.set('', root.set(END, (root.get(END) ?? 0) + 1));
  const vocabulary = new Set(corpus.flatMap(text => [...text])).size + 2;
  const probability = (unit: string, context: string): number => {
    const below = context === '' ? 1 / vocabulary : probability(unit, context.slice(1));
    const counts = followers.get(context);
    if (counts === undefined) return below;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return ((counts.get(unit) ?? 0) + counts.size * below) / (total + counts.size);
  };
  return (text: string): number[] => {
    const units = [END, ...text, END];
    return units
      .slice(1)
      .map((unit, at) => -Math.log2(probability(unit, units.slice(Math.max(0, at + 2 - order), at + 1).join(''))));
  };
}

function trained(corpus: readonly string[], order: number): NgramModel {
  const model = new NgramModel({ unit: 'characters', order });
  for (const text of corpus) model.train(text);
  return model;
}

describe('NgramModel', () => {
  test('gives the probabilities that a unigram model on "aab" has by hand', () => {
    // Counts: a 2, b 1, boundary 1 + 1 (known from the start); 5 in all, 3 different; 1/V = 1/4.
    const [first = 0, second = 0] = trained(['aab'], 1).surprisals('ac');
    expect(2 ** -first).toBeCloseTo((2 + 3 / 4) / 8, 12);
    expect(2 ** -second).toBeCloseTo(3 / 4 / 8, 12);
  });

  test('agrees with Witten–Bell by the book for every order, on texts with unknown units too', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    const asked = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        asked,
        fc.integer({ min: 1, max: 6 }),
        (corpus, question, order) => {
          const found = trained(corpus, order).surprisals(question);
          const expected = byTheBook(corpus, order)(question);
          expect(found.length).toBe(expected.length);
          for (const [at, bits] of expected.entries()) expect(found[at]).toBeCloseTo(bits, 10);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('probabilities of all units after any context add up to 1', () => {
    const model = trained(['abcab', 'bca', 'cc'], 3);
    for (const context of ['', 'a', 'ab', 'ca', 'zz']) {
      // 'z' stands for every unknown unit; the end of the text is the last number.
      const next = ['a', 'b', 'c', 'z'].map(unit => model.surprisals(context + unit)[context.length] as number);
      const end = model.surprisals(context)[context.length] as number;
      expect([...next, end].reduce((sum, bits) => sum + 2 ** -bits, 0)).toBeCloseTo(1, 10);
    }
  });

  test('does not change when it is asked', () => {
    const model = trained(['abab', 'ba'], 4);
    const first = model.surprisals('abba');
    model.surprisals('zzzz');
    expect(model.surprisals('abba')).toEqual(first);
    expect(model.size).toBe(trained(['abab', 'ba'], 4).size);
  });

  test('an untrained model finds every unit equally surprising', () => {
    const bits = new NgramModel({ unit: 'words', order: 3 }).surprisals('one two');
    expect(bits.length).toBe(3);
    expect(bits[0]).toBe(bits[1]);
  });

  test('is less surprised by what it has read', () => {
    const model = trained(
      Array.from({ length: 50 }, (_, n) => `${n}+1=${n + 1}`),
      5,
    );
    const total = (text: string) => model.surprisals(text).reduce((sum, bits) => sum + bits, 0);
    expect(total('41+1=42')).toBeLessThan(total('41+1=52'));
  });
});
