import { describe, expect, test } from 'vitest';
import type { Preamble } from '../../../src/core/answers.ts';
import { keyOf, partOf } from '../../../src/learners/api/answer-keys.ts';
import { apiLearner } from '../../../src/learners/api/api-learner.ts';
import { rehearse } from '../../../src/learners/api/rehearsal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { apiSettings } from '../../support/api-settings.ts';
import { said } from '../../support/scripted-answerer.ts';

const PREAMBLE: Preamble = {
  system: 's'.repeat(35),
  examples: 'e'.repeat(7000),
  answers: ['no', 'yes'],
  form: 'line',
  withOdds: false,
  temperature: 0,
  maxTokens: 20,
};
const questions = (count: number, repeat = 0) =>
  Array.from({ length: count }, (_, at) => ({ text: `question ${at}`.padEnd(35), repeat }));

describe('what asking would take', () => {
  test('at most every prompt written to the cache and the longest answer; as expected the prompt once and then from the cache', async () => {
    const { answerer, usage } = rehearse();
    await answerer.ask({ learner: 'a', preamble: PREAMBLE, questions: questions(3) });
    // 10 + 2000 tokens before the question, 10 + 16 for it, 1 for the word.
    expect(usage().get('a')).toEqual({
      requests: 3,
      most: { input: 3 * 26, output: 60, cacheRead: 0, cacheWrite: 3 * 2010 },
      expected: { input: 3 * 26, output: 3, cacheRead: 2 * 2010, cacheWrite: 2010 },
    });
  });

  test('a question that was asked before is not asked again, by whichever cell; a sample is', async () => {
    const { answerer, usage } = rehearse();
    for (const repeat of [0, 0, 1]) {
      await answerer.ask({ learner: 'a', preamble: PREAMBLE, questions: questions(2, repeat) });
    }
    await answerer.ask({ learner: 'b', preamble: PREAMBLE, questions: questions(2) });
    expect([...usage()].map(([learner, { requests }]) => [learner, requests])).toEqual([
      ['a', 4],
      ['b', 2],
    ]);
  });

  test('prompts that are short, or have no examples, are expected to be cached nowhere', async () => {
    const { answerer, usage } = rehearse();
    await answerer.ask({ learner: 'a', preamble: { ...PREAMBLE, examples: '' }, questions: questions(2) });
    expect(usage().get('a')?.expected).toMatchObject({ input: 2 * 36, cacheRead: 0, cacheWrite: 0 });
    const zeroShot = { ...PREAMBLE, system: 's'.repeat(7000), examples: '' };
    await answerer.ask({ learner: 'b', preamble: zeroShot, questions: questions(2) });
    expect(usage().get('b')?.expected).toMatchObject({ input: 2 * 2026, cacheRead: 0, cacheWrite: 0 });
  });

  test('what is stored costs nothing, and is what is answered', async () => {
    const inquiry = { learner: 'a', preamble: PREAMBLE, questions: questions(3) };
    const part = partOf(inquiry);
    const [first = { text: '', repeat: 0 }] = inquiry.questions;
    const stored = { reply: said('Whatever'), usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 } };
    const { answerer, usage } = rehearse(
      async asked =>
        new Map(
          asked === part ? [[keyOf(part, first), { ...stored, reply: { state: 'said', text: 'Whatever' } }]] : [],
        ),
    );
    expect((await answerer.ask(inquiry))[0]).toEqual(said('Whatever'));
    expect(usage().get('a')?.requests).toBe(2);
  });
});

describe('its replies', () => {
  test.each(['none', 'logprobs', 'samples'] as const)(
    'let a learner with confidence %s run through, the same each time',
    async confidence => {
      const settings = await apiSettings({ confidence });
      const items = Array.from({ length: 200 }, (_, at) => ({ id: `i${at}`, input: `text ${at}` }));
      const run = async () => {
        const learner = apiLearner(
          { learner: 'openai/x', settings },
          {
            kind: 'code',
            identity: 'x',
            createStream: (...label) => createRng(1, ...label),
            answerer: rehearse().answerer,
          },
        );
        const classifier = await learner.fit(items.slice(0, 50).map((item, at) => ({ item, target: at % 2 })));
        return { beliefs: await learner.predict(classifier, items), withheld: learner.withheld().size };
      };
      const { beliefs, withheld } = await run();
      expect(withheld).toBe(0);
      expect((await run()).beliefs).toEqual(beliefs);
      const mean = beliefs.reduce((sum, belief) => sum + belief, 0) / 200;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.12);
      expect(new Set(beliefs).size).toBeGreaterThanOrEqual(confidence === 'none' ? 2 : 6);
    },
  );
});
