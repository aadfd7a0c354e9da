import { describe, expect, test } from 'vitest';
import type { Preamble, Question, Reply } from '../../../src/core/answers.ts';
import { askQuestions } from '../../../src/learners/api/ask-questions.ts';
import { said, scriptedAnswerer } from '../../support/scripted-answerer.ts';

const PREAMBLE: Preamble = {
  system: 's',
  examples: '',
  answers: ['no', 'yes'],
  form: 'line',
  withOdds: false,
  temperature: 0,
  maxTokens: 8,
};
const odds = (yes: number) => [
  { token: 'yes', logprob: Math.log(yes) },
  { token: 'no', logprob: Math.log(1 - yes) },
];

async function ask(
  texts: readonly string[],
  reply: (question: Question) => Reply,
  change: Partial<Preamble> = {},
  samples = 1,
) {
  const answerer = scriptedAnswerer(reply);
  const preamble = { ...PREAMBLE, ...change };
  const opinions = await askQuestions(texts, samples, { learner: 'openai/x', preamble, answerer });
  return { opinions, asked: answerer.asked.map(({ questions }) => questions) };
}

describe('askQuestions', () => {
  test('asks each text once, however often it comes, and reads the answers', async () => {
    const { opinions, asked } = await ask(['a', 'b', 'a'], ({ text }) => said(text === 'a' ? 'yes' : 'no'));
    expect(asked).toEqual([
      [
        { text: 'a', repeat: 0 },
        { text: 'b', repeat: 0 },
      ],
    ]);
    expect(Object.fromEntries(opinions)).toEqual({
      a: { state: 'known', belief: 1 },
      b: { state: 'known', belief: 0 },
    });
  });

  test('what cannot be read is asked once more, as another sample', async () => {
    const { opinions, asked } = await ask(['a', 'b', 'c'], ({ text, repeat }) =>
      said(text === 'a' || (text === 'b' && repeat === 1) ? 'yes' : 'Hm.'),
    );
    expect(asked[1]).toEqual([
      { text: 'b', repeat: 1 },
      { text: 'c', repeat: 1 },
    ]);
    expect(asked.length).toBe(2);
    expect([...opinions.values()].map(({ state }) => state)).toEqual(['known', 'known', 'unreadable']);
  });

  test('where none of many answers can be read, nothing is asked again, and the first is shown', async () => {
    const texts = Array.from({ length: 32 }, (_, at) => `question ${at}`);
    const asked: string[] = [];
    const dunno = ({ text }: Question): Reply => {
      asked.push(text);
      return said('I cannot\ntell.');
    };
    await expect(ask(texts, dunno)).rejects.toThrow(
      'openai/x: none of 32 answers can be read; the first is "I cannot\\ntell."',
    );
    expect(asked.length).toBe(32);
    expect((await ask(texts.slice(1), dunno)).opinions.size).toBe(31);
    const { opinions } = await ask(texts, ({ text }) => said(text === 'question 7' ? 'yes' : 'Hm.'));
    expect(opinions.get('question 7')).toEqual({ state: 'known', belief: 1 });
  });

  test('refusals and failures are not asked again', async () => {
    const { opinions, asked } = await ask(['a', 'b'], ({ text }) => ({
      state: text === 'a' ? 'refused' : 'failed',
      reason: 'no',
    }));
    expect(asked.length).toBe(1);
    expect([...opinions.values()]).toEqual([{ state: 'refused' }, { state: 'failed' }]);
  });

  test('of samples the belief is the share; the second attempt of each has a number of its own', async () => {
    const { opinions, asked } = await ask(
      ['a'],
      ({ repeat }) => said(['yes', '?', 'no', 'yes', 'no', 'yes'][repeat] ?? ''),
      { temperature: 1 },
      4,
    );
    expect(asked.map(questions => questions.map(({ repeat }) => repeat))).toEqual([[0, 1, 2, 3], [5]]);
    expect(opinions.get('a')).toEqual({ state: 'known', belief: 0.75 });
  });

  test('a sample without an answer leaves the question without: what the others say is a share of something else', async () => {
    const { opinions } = await ask(
      ['a'],
      ({ repeat }) => (repeat === 2 ? { state: 'refused', reason: 'no' } : said('yes')),
      {},
      3,
    );
    expect(opinions.get('a')).toEqual({ state: 'refused' });
  });

  test('an answer that was cut is no answer, but its first token is one', async () => {
    const cut = said('yes', { isCut: true, odds: odds(0.8) });
    expect((await ask(['a'], () => cut)).opinions.get('a')).toEqual({ state: 'unreadable' });
    const { opinions } = await ask(['a'], () => cut, { withOdds: true });
    expect(opinions.get('a')).toEqual({ state: 'known', belief: expect.closeTo(0.8, 9) });
  });

  test('beliefs from odds are multiples of 2⁻³²', async () => {
    const { opinions } = await ask(['a'], () => said('yes', { odds: odds(1 / 3) }), { withOdds: true });
    const [opinion] = opinions.values();
    const scaled = opinion?.state === 'known' ? opinion.belief * 2 ** 32 : 0.5;
    expect(Number.isInteger(scaled)).toBe(true);
    expect(scaled / 2 ** 32).toBeCloseTo(1 / 3, 9);
  });

  test('a server that gives no log-probabilities is an error; a single answer without is not', async () => {
    await expect(ask(['a', 'b'], () => said('yes'), { withOdds: true })).rejects.toThrow(
      'openai/x: none of 2 answers came with log-probabilities',
    );
    const { opinions } = await ask(['a', 'b'], ({ text }) => said('yes', text === 'a' ? { odds: odds(0.5) } : {}), {
      withOdds: true,
    });
    expect([...opinions.values()]).toEqual([{ state: 'known', belief: 0.5 }, { state: 'unreadable' }]);
  });

  test('nothing to ask asks nothing; an answerer that loses a reply is a fault', async () => {
    const nothing = await ask([], () => said('yes'));
    expect([nothing.asked, nothing.opinions.size]).toEqual([[], 0]);
    const lossy = { ask: async () => [] };
    await expect(askQuestions(['a'], 1, { learner: 'l', preamble: PREAMBLE, answerer: lossy })).rejects.toThrow(
      'l: 0 replies to 1 questions',
    );
  });
});
