import { expect, test } from 'vitest';
import { findSameAnswers } from '../../src/evidence/find-same-answers.ts';
import { type Sketch, seriesOf } from '../support/series.ts';

/** Three answers to each item. */
const answers = (items: number, answer: (item: number, repeat: number) => Partial<Sketch & object>): Sketch[] =>
  Array.from({ length: 3 * items }, (_, at) => {
    const [item, repeat] = [Math.floor(at / 3), at % 3];
    return { item: `q${item}`, repeat: String(repeat), ...answer(item, repeat) };
  });
const codesOf = (sketches: Sketch[]) =>
  findSameAnswers([seriesOf(sketches)]).map(({ text }) => /\[(\w+)\]/.exec(text)?.[1]);

test('answers that a cache gave again are found, and say in how many items', () => {
  const found = findSameAnswers([seriesOf(answers(8, item => ({ prediction: `p${item}` })))]);
  expect(found).toEqual([{ path: expect.any(String), text: expect.stringContaining('answers to 8 items') }]);
});

test.each([
  [
    'one answer that differs',
    answers(8, (item, repeat) => ({ prediction: item === 7 && repeat === 2 ? 'other' : 'p' })),
  ],
  ['one that was longer', answers(8, (item, repeat) => ({ tokensOut: item === 0 && repeat === 1 ? 9 : 8 }))],
  ['answers that are not known', answers(8, () => ({}))],
  ['too few items', answers(4, () => ({ prediction: 'p' }))],
  ['no repeats', ['a', 'b', 'c', 'd', 'e', 'f']],
])('%s is no finding', (_, sketches) => {
  expect(codesOf(sketches)).toEqual([]);
});
