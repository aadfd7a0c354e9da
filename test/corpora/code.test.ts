import { describe, expect, test } from 'vitest';
import { codeDomain } from '../../src/corpora/code.ts';
import { outcomesOf } from '../../src/corpora/code-outcomes.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const problems = (count: number, seed = 1) => {
  const rng = createRng(seed, 'code');
  return Array.from({ length: count }, () => codeDomain.draw(rng));
};

const INPUTS: readonly (readonly [readonly number[], number])[] = [
  [[], 0],
  [[3], 2],
  [[1, 2, 3, 4], 3],
  [[-5, 2, -1, 7, 4], 4],
  [[9, 9, 1, 5], 1],
  [[2, 8, 6], 5],
  [[-3, -8, -2], 2],
  [[4, 0, 11, 3, 3, 6], 6],
];

/** What JavaScript itself does with a program, every turn of a loop counted. */
function runAsJavaScript(text: string): string {
  const counted = text.replace(/(?:for|while) \(.*\) \{/g, '$& if (--fuel.left < 0) throw new Error("out of fuel");');
  const make = new Function('fuel', `return ${counted}`) as (fuel: {
    left: number;
  }) => (...input: unknown[]) => unknown;
  const outcomes = INPUTS.map(input => {
    try {
      return String(make({ left: 400 })(...input));
    } catch (error) {
      return String(error);
    }
  });
  return outcomes.join('; ');
}

describe('codeDomain', () => {
  test('JavaScript itself tells every faulty item from its text', () => {
    for (const { text, items } of problems(1_500, 5)) {
      for (const { input, label, subset } of items()) {
        if (label === 0) expect(runAsJavaScript(String(input)), `${subset}\n${input}`).not.toBe(runAsJavaScript(text));
      }
    }
  });

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
    expect(faulty + correct).toBeGreaterThan(580);
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
