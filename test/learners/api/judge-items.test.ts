import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Opinion } from '../../../src/learners/api/ask-questions.ts';
import { askAbout, judgeItem } from '../../../src/learners/api/judge-items.ts';

const PAIR = { id: 'p', input: { prompt: 'q', first: 'x', second: 'y' } };
const BACK = { id: 'p', input: { prompt: 'q', first: 'y', second: 'x' } };
const show = ({ input }: typeof PAIR | { id: string; input: unknown }): string => JSON.stringify(input);
const known = (belief: number): Opinion => ({ state: 'known', belief });
const judge = (given: Opinion, swapped: Opinion, item = PAIR) =>
  judgeItem(
    askAbout(item, show),
    new Map([
      [show(PAIR), given],
      [show(BACK), swapped],
    ]),
  );

describe('a text', () => {
  test('is asked about once, and its answer is the judgement', () => {
    const asked = askAbout({ id: 't', input: 'x' }, show);
    expect(asked).toEqual({ item: { id: 't', input: 'x' }, text: '"x"', swapped: undefined });
    expect(judgeItem(asked, new Map([['"x"', known(0.3)]]))).toEqual(known(0.3));
    expect(judgeItem(asked, new Map([['"x"', { state: 'refused' }]]))).toEqual({ state: 'refused' });
  });
});

describe('a pair', () => {
  test('is asked about in both orders, and believed on average', () => {
    expect(askAbout(PAIR, show)).toEqual({ item: PAIR, text: show(PAIR), swapped: show(BACK) });
    expect(judge(known(1), known(0))).toEqual({ state: 'known', belief: 1, follows: undefined });
    expect(judge(known(0.75), known(0.5))).toMatchObject({ belief: 0.625, follows: undefined });
  });

  test('an answer that follows the place says nothing, and is told', () => {
    expect(judge(known(1), known(1))).toEqual({ state: 'known', belief: 0.5, follows: 'first' });
    expect(judge(known(0.25), known(0))).toMatchObject({ belief: 0.625, follows: 'second' });
  });

  test('whatever is lacking in one order is lacking; a refusal before all', () => {
    expect(judge(known(1), { state: 'failed' })).toEqual({ state: 'failed' });
    expect(judge({ state: 'unreadable' }, { state: 'refused' })).toEqual({ state: 'refused' });
  });

  test('the other way round it is believed the other way round, exactly', () => {
    const belief = fc.nat(2 ** 32).map(part => part / 2 ** 32);
    fc.assert(
      fc.property(belief, belief, (x, y) => {
        const [there, back] = [judge(known(x), known(y)), judge(known(x), known(y), BACK)];
        return there.state === 'known' && back.state === 'known' && there.belief === 1 - back.belief;
      }),
    );
  });
});
