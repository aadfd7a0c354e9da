import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/core/learner.ts';
import { chooseShots, type ShotOptions } from '../../../src/learners/api/choose-shots.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { shuffle } from '../../../src/util/shuffle.ts';

const optionsOf = (change: Partial<ShotOptions['limits']> = {}, seed = 1): ShotOptions => ({
  learner: 'anthropic/x',
  limits: { shots: 10, shotTokens: 1000, ...change },
  createStream: (...label) => createRng(seed, ...label),
  render: ({ item, target }) => `${item.input} ${target}\n\n`,
});
const examplesOf = (count: number, target: (at: number) => number): Example[] =>
  Array.from({ length: count }, (_, at) => ({ item: { id: `i${at}`, input: `text ${at}` }, target: target(at) }));

describe('chooseShots', () => {
  test('shows as many of either label as there may be, at random', () => {
    const examples = examplesOf(200, at => (at % 5 === 0 ? 1 : 0));
    const shots = chooseShots(examples, optionsOf());
    expect(shots.length).toBe(10);
    expect(shots.filter(({ at }) => at % 5 === 0).length).toBe(5);
    expect(new Set(shots.map(({ at }) => at)).size).toBe(10);
    expect(shots.map(({ text }) => text)).toEqual(shots.map(({ at }) => `text ${at} ${at % 5 === 0 ? 1 : 0}\n\n`));
    const others = chooseShots(examples, optionsOf({}, 2));
    expect(others).not.toEqual(shots);
  });

  test('a label that runs out leaves its places to the other, and one label alone is shown too', () => {
    const rare = chooseShots(
      examplesOf(50, at => (at < 2 ? 1 : 0)),
      optionsOf(),
    );
    expect(rare.filter(({ at }) => at < 2).length).toBe(2);
    expect(rare.length).toBe(10);
    expect(
      chooseShots(
        examplesOf(50, () => 1),
        optionsOf(),
      ).length,
    ).toBe(10);
    expect(
      chooseShots(
        examplesOf(3, () => 0.5),
        optionsOf(),
      ).length,
    ).toBe(3);
  });

  test('the same examples give the same prompt in whatever order they come, also twice the same item', () => {
    const examples = [...examplesOf(40, at => at / 40), ...examplesOf(40, at => 1 - at / 40)];
    const texts = (list: readonly Example[]) => chooseShots(list, optionsOf()).map(({ text }) => text);
    const expected = texts(examples);
    fc.assert(
      fc.property(fc.integer(), seed => {
        expect(texts(shuffle(examples, createRng(seed, 'order')))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('methods that give other targets are shown the same items, as far as the balance of labels lets them', () => {
    const hard = chooseShots(
      examplesOf(60, at => at % 2),
      optionsOf(),
    );
    const soft = chooseShots(
      examplesOf(60, at => (at % 2 === 1 ? 0.9 : 0.3)),
      optionsOf(),
    );
    expect(soft.map(({ at }) => at)).toEqual(hard.map(({ at }) => at));
  });

  test('keeps to tokens and to numbers, for whatever examples; labels differ by one at most while both are left', () => {
    const example = fc.record({ length: fc.nat(60), target: fc.constantFrom(0, 0.2, 0.5, 0.8, 1) });
    const limits = fc.record({ shots: fc.integer({ min: 1, max: 30 }), shotTokens: fc.integer({ min: 30, max: 200 }) });
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 60 }), limits, (list, limit) => {
        const examples = list.map(
          ({ length, target }, at): Example => ({
            item: { id: `i${at}`, input: 'x'.repeat(length) },
            target,
          }),
        );
        const shots = chooseShots(examples, optionsOf(limit));
        const label = ({ at }: { at: number }) => (examples[at] as Example).target > 0.5;
        const [yes, no] = [shots.filter(label).length, shots.filter(shot => !label(shot)).length];
        const all = examples.filter(({ target }) => target > 0.5).length;
        const isEven = Math.abs(yes - no) <= 1 || yes === all || no === examples.length - all;
        const bytes = shots.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
        return shots.length > 0 && shots.length <= limit.shots && bytes <= 3.5 * limit.shotTokens && isEven;
      }),
    );
  });

  test('a weight of 3 is chosen three times as often as a weight of 1, where one is chosen', () => {
    let heavy = 0;
    const examples = examplesOf(2, () => 1).map((one, at) => ({ ...one, weight: at === 0 ? 3 : 1 }));
    for (let seed = 0; seed < 2000; seed++) {
      if (chooseShots(examples, optionsOf({ shots: 1 }, seed))[0]?.at === 0) heavy++;
    }
    // Standard error 0.0097.
    expect(Math.abs(heavy / 2000 - 0.75)).toBeLessThan(0.04);
  });

  test('an example that fits into no prompt is passed over', () => {
    const examples = examplesOf(5, () => 1).map((one, at) =>
      at < 4 ? { ...one, item: { ...one.item, input: 'x'.repeat(5000) } } : one,
    );
    expect(chooseShots(examples, optionsOf()).map(({ at }) => at)).toEqual([4]);
  });

  test.each([{ shotTokens: 2 }, { shots: 0 }])('refuses %j, which leaves no room for one', limits => {
    expect(() =>
      chooseShots(
        examplesOf(5, at => at % 2),
        optionsOf(limits),
      ),
    ).toThrow('leave no room for one example; the shortest of 5 takes 3 tokens by estimate');
  });
});
