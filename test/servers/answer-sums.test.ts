import { expect, test } from 'vitest';
import { answerSums } from './answer-sums.ts';
import type { SeenRequest } from './behaviour.ts';

const SKILLS = { small: 0.25, large: 0.05 };

const example = (text: string, answer: string, sure = ''): string =>
  `<solution>\n${text}\n</solution>\n${sure}\nAnswer: ${answer}`;
const RIGHT = Array.from({ length: 20 }, (_, at) => example(`${at} + 1 = ${at + 1}`, 'yes')).join('\n\n');
const WRONG = Array.from({ length: 20 }, (_, at) => example(`${at} + 1 = ${at + 1}`, at % 3 === 0 ? 'no' : 'yes'));
const DOUBTED = WRONG.map(text => (text.endsWith('no') ? text.replace('\nAnswer', 'Sure: 55%\nAnswer') : text));

const seen = (over: Partial<SeenRequest>): SeenRequest => ({
  model: 'small',
  preface: '',
  question: 'Is 1 + 1 = 2?',
  words: undefined,
  key: 'k',
  attempt: 0,
  index: 0,
  isBatched: false,
  ...over,
});

/** Share of 500 questions that a model gets wrong. */
function errorsOf(model: string, preface: string): number {
  const answer = answerSums(SKILLS, ['no', 'yes']);
  let wrong = 0;
  for (let n = 0; n < 500; n++) {
    const isRight = n % 2 === 0;
    const said = answer(seen({ model, preface, key: `${n}`, question: `${n} + 7 = ${n + (isRight ? 7 : 8)}` }));
    if (said.act !== 'answer' || (said.word === 'yes') !== isRight) wrong++;
  }
  return wrong / 500;
}

test('a larger model errs less; wrong examples mislead, and less so where they are to be doubted', () => {
  const rates = [RIGHT, DOUBTED.join('\n\n'), WRONG.join('\n\n')].map(preface => errorsOf('small', preface));
  expect(rates[0]).toBeGreaterThan(0.2);
  expect(rates[0]).toBeLessThan(0.3);
  expect(rates.toSorted((x, y) => x - y)).toEqual(rates);
  expect(rates[2]).toBeGreaterThan((rates[0] ?? 0) + 0.1);
  expect(errorsOf('large', RIGHT)).toBeLessThan(0.1);
  expect(errorsOf('large', '')).toBeGreaterThan(errorsOf('large', RIGHT));
});

test('a key gets its answer again, and other keys for the same question other samples in the order that they come', () => {
  const ask = (keys: readonly string[]): readonly string[] => {
    const answer = answerSums(SKILLS, ['no', 'yes']);
    return keys.map(key => {
      const said = answer(seen({ key, preface: WRONG.join('\n\n'), question: '12 + 30 = 42', words: ['n', 'y'] }));
      return said.act === 'answer' ? said.word : said.act;
    });
  };
  const keys = Array.from({ length: 40 }, (_, at) => `k${at}`);
  const words = ask(keys);
  expect(new Set(words)).toEqual(new Set(['n', 'y']));
  expect(ask([...keys, ...keys]).slice(40)).toEqual(words);
  expect(ask(keys.map(key => `other ${key}`))).toEqual(words);
});

test('a model that there is not is refused', () => {
  const said = answerSums(SKILLS, ['no', 'yes'])(seen({ model: 'huge' }));
  expect(said).toEqual({ act: 'fail', status: 404, message: 'The model huge does not exist' });
});
