import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/text-domain.ts';
import { mathDomain } from '../../src/corpora/math.ts';
import { checkDerivation } from '../../src/corpora/math-check.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const drawMany = (count: number, seed = 1): readonly Problem[] => {
  const rng = createRng(seed, 'math');
  return Array.from({ length: count }, () => mathDomain.draw(rng));
};

const problems = drawMany(4_000);
const made = problems.map(({ text, items }) => ({ text, items: items() }));
const items = made.flatMap(problem => problem.items);
const shareOf = (count: number, all: number): number => count / all;

/** The steps of a text where another one differs. */
const differingSteps = (text: string, other: string): readonly number[] => {
  const others = other.split('; ');
  return text.split('; ').flatMap((step, at) => (step === others[at] ? [] : [at]));
};

describe('derivations', () => {
  test('every correct text is true to a reader who does the sums again', () => {
    for (const { text } of problems) expect(checkDerivation(text), text).toEqual({ status: 'true' });
  });

  test('a text has three steps and numbers below 100', () => {
    for (const { text } of problems) expect(text).toMatch(/^(\d{1,2}[-+*]\d{1,2}=\d{1,2}(; |$)){3}$/);
  });

  test('about half of the steps after the first go on from the result before them', () => {
    const onward = problems.flatMap(({ text }) => {
      const steps = [...text.matchAll(/(\d+)[-+*]\d+=(\d+)/g)].map(([, left, result]) => ({ left, result }));
      return steps.slice(1).map(({ left }, at) => left === steps[at]?.result);
    });
    expect(shareOf(onward.filter(Boolean).length, onward.length)).toBeGreaterThan(0.48);
    expect(shareOf(onward.filter(Boolean).length, onward.length)).toBeLessThan(0.58); // with those that begin alike by chance
  });

  test('texts hardly ever come twice', () => {
    expect(new Set(problems.map(({ text }) => text)).size).toBeGreaterThan(0.999 * problems.length);
  });
});

describe('items', () => {
  test('labels are what the checker finds, and a faulty text is false in exactly one step', () => {
    for (const { input, label } of items) {
      const check = checkDerivation(String(input));
      if (label === 1) expect(check).toEqual({ status: 'true' });
      else expect(check).toEqual({ status: 'false', falseSteps: [expect.any(Number)] });
    }
  });

  test('a slip changes one step of the problem, a correct reading none; a second item ends otherwise too', () => {
    for (const { text, items: readings } of made) {
      const [first, second] = readings.map(({ input, label }) => ({ at: differingSteps(text, String(input)), label }));
      expect(first?.at).toHaveLength(first?.label === 1 ? 0 : 1);
      const beginning = second?.at.filter(step => step < 2) ?? [];
      expect(beginning.length).toBeLessThanOrEqual(second?.label === 1 ? 0 : 1);
    }
  });

  test('no step goes on from a result that a slip replaced, but by chance', () => {
    const goesOn = made.flatMap(({ text, items: readings }) => {
      const steps = text.split('; ');
      return readings
        .slice(0, 1)
        .filter(({ label }) => label === 0)
        .flatMap(({ input }) => differingSteps(text, String(input)))
        .map(at => steps[at + 1]?.match(/^\d+/)?.[0] === steps[at]?.split('=')[1]);
    });
    expect(goesOn.length).toBeGreaterThan(1_800);
    expect(shareOf(goesOn.filter(Boolean).length, goesOn.length)).toBeLessThan(0.05);
  });

  test('a third of the problems give two items, and labels are balanced', () => {
    expect(shareOf(made.filter(problem => problem.items.length === 2).length, made.length)).toBeCloseTo(1 / 3, 1);
    expect(made.every(problem => problem.items.length > 0)).toBe(true);
    expect(shareOf(items.filter(({ label }) => label === 1).length, items.length)).toBeCloseTo(0.5, 1);
  });

  test('items are named after their slip, and every kind of the catalogue is common', () => {
    const kinds = new Map<string, number>();
    for (const { subset, label } of items) {
      expect(subset === 'correct').toBe(label === 1);
      kinds.set(subset, (kinds.get(subset) ?? 0) + 1);
    }
    const faulty = items.filter(({ label }) => label === 0).length;
    kinds.delete('correct');
    expect([...kinds.keys()].sort()).toEqual([
      'carry',
      'dropped-digit',
      'off-by-one',
      'table-neighbour',
      'transposed-digits',
      'wrong-operator',
    ]);
    for (const [kind, count] of kinds) expect(shareOf(count, faulty), kind).toBeGreaterThan(0.05);
  });
});

describe('identity', () => {
  test('it is the left-hand sides but for the last step, which no slip changes', () => {
    expect(mathDomain.identify('12+7=19; 19*3=57; 8-5=3')).toBe('12+7; 19*3');
    for (const { text, items: readings } of made) {
      for (const { input } of readings) expect(mathDomain.identify(input)).toBe(mathDomain.identify(text));
    }
  });

  test('equal left-hand sides mean the same correct beginning', () => {
    const beginnings = new Map<string, string>();
    for (const { text } of problems) {
      const identity = mathDomain.identify(text);
      const beginning = text.split('; ').slice(0, 2).join('; ');
      expect(beginnings.get(identity) ?? beginning).toBe(beginning);
      beginnings.set(identity, beginning);
    }
  });

  test('a pair of answers is no derivation', () => {
    expect(() => mathDomain.identify({ prompt: 'p', first: 'a', second: 'b' })).toThrow(/not a pair/);
  });
});

describe('the stream', () => {
  test('the same seed gives the same problems and items, another seed others', () => {
    const read = (seed: number) => drawMany(50, seed).map(({ text, items: make }) => [text, make()]);
    expect(read(3)).toEqual(read(3));
    expect(read(3)).not.toEqual(read(4));
  });

  test('making items, any number of times, does not shift what is drawn next', () => {
    const rng = createRng(1, 'math');
    for (const { text, items: asMade } of made.slice(0, 200)) {
      const problem = mathDomain.draw(rng);
      expect(problem.text).toBe(text);
      expect(problem.items()).toEqual(asMade);
      expect(problem.items()).toEqual(asMade);
    }
  });
});
