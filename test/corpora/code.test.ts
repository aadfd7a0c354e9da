import { describe, expect, test } from 'vitest';
import { codeDomain } from '../../src/corpora/code.ts';
import { outcomesOf } from '../../src/corpora/code-outcomes.ts';
import { createRng } from '../../src/stats/rng.ts';

const problems = (count: number, seed = 1) => {
  const rng = createRng(seed, 'code');
  return Array.from({ length: count }, () => codeDomain.draw(rng));
};

describe('codeDomain', () => {
  test('a correct item is the text, a faulty one behaves otherwise on some input', () => {
    let faulty = 0;
    let correct = 0;
    for (const { text, items } of problems(600)) {
      const expected = outcomesOf(text);
      for (const { input, label, subset } of items()) {
        if (label === 1) {
          correct++;
          expect([input, subset]).toEqual([text, 'correct']);
        } else {
          faulty++;
          expect(outcomesOf(String(input))).not.toEqual(expected);
        }
      }
    }
    expect(Math.abs(faulty / (faulty + correct) - 0.5)).toBeLessThan(0.05);
    expect(faulty + correct).toBeGreaterThan(700);
  });

  test('correct programs end without an error on every input', () => {
    for (const { text } of problems(300, 2)) for (const outcome of outcomesOf(text)) expect(outcome).toMatch(/^-?\d+$/);
  });

  test('the same seed gives the same texts, whether items are made or not', () => {
    const rng = createRng(4);
    const asked = Array.from({ length: 200 }, () => {
      const problem = codeDomain.draw(rng);
      problem.items();
      return problem.text;
    });
    const other = createRng(4);
    expect(Array.from({ length: 200 }, () => codeDomain.draw(other).text)).toEqual(asked);
  });

  test('nearly every text is new', () => {
    const texts = problems(20_000).map(({ text }) => text);
    expect(new Set(texts).size).toBeGreaterThan(19_950);
  });

  test('has kinds of slips at every distance', () => {
    const kinds = new Set(problems(2_000).flatMap(({ items }) => items().map(({ subset }) => subset)));
    for (const kind of ['flipped-test', 'stale-counter', 'wrong-condition', 'wrong-index', 'wrong-keeper']) {
      expect(kinds).toContain(kind);
    }
  });

  test('knows no pairs', () => {
    expect(() => codeDomain.identify({ prompt: 'p', first: 'a', second: 'b' })).toThrow('one text, not a pair');
  });
});
