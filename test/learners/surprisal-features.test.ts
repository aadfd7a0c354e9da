import { describe, expect, test } from 'vitest';
import { NgramModel } from '../../src/learners/ngram-model.ts';
import { FEATURES, surprisalFeatures, TOTAL } from '../../src/learners/surprisal-features.ts';

function model(): NgramModel {
  const trained = new NgramModel({ unit: 'words', order: 3 });
  for (let round = 0; round < 20; round++) trained.train('boil the water\nfill the pot and boil the water');
  return trained;
}

describe('surprisalFeatures', () => {
  test('tells total, mean, the four largest, counts above 4, 7 and 10 bits, and length of a text', () => {
    const text = 'boil the pot and the zebra';
    const bits = Array.from(model().surprisals(text));
    const sorted = bits.toSorted((x, y) => y - x);
    const features = surprisalFeatures(model(), text);
    expect(features.length).toBe(FEATURES);
    const total = bits.reduce((sum, value) => sum + value, 0);
    expect(features[TOTAL]).toBeCloseTo(total, 10);
    expect(features[1]).toBeCloseTo(total / bits.length, 10);
    expect(Array.from(features.subarray(2, 6))).toEqual(sorted.slice(0, 4));
    expect(Array.from(features.subarray(6, 9))).toEqual([4, 7, 10].map(t => bits.filter(value => value > t).length));
    expect(features[9]).toBe(7);
  });

  test('of a pair tells the difference of the two answers after the prompt, mirrored when they are swapped', () => {
    const pair = { prompt: 'boil the water', first: 'fill the pot and boil the water', second: 'fill the zebra' };
    const features = surprisalFeatures(model(), pair);
    const swapped = surprisalFeatures(model(), { ...pair, first: pair.second, second: pair.first });
    expect(features[TOTAL]).toBeLessThan(0);
    expect(Array.from(swapped)).toEqual(Array.from(features, value => (value === 0 ? 0 : -value)));
  });

  test('does not count the surprise of the prompt', () => {
    const answers = { first: 'fill the pot', second: 'fill the pot' };
    const features = surprisalFeatures(model(), { prompt: 'zebra zebra zebra', ...answers });
    expect(Array.from(features)).toEqual(Array.from({ length: FEATURES }, () => 0));
  });

  test('is finite for an empty text and a text of unknown units only', () => {
    for (const text of ['', '猫 犬', ' ']) expect(surprisalFeatures(model(), text).every(Number.isFinite)).toBe(true);
  });
});
