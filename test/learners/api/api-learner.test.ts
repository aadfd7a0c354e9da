import { describe, expect, test } from 'vitest';
import type { Inquiry, Question, Reply } from '../../../src/core/answers.ts';
import { DOMAIN_KINDS, type DomainKind, type Item } from '../../../src/core/item.ts';
import type { Example } from '../../../src/core/learner.ts';
import type { ModelSettings } from '../../../src/core/model-settings.ts';
import { apiLearner } from '../../../src/learners/api/api-learner.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { apiSettings } from '../../support/api-settings.ts';
import { NASTY_ITEMS } from '../../support/nasty-items.ts';
import { said, scriptedAnswerer } from '../../support/scripted-answerer.ts';

interface SetUp {
  readonly settings?: Partial<ModelSettings>;
  readonly kind?: DomainKind;
  readonly seed?: number;
  readonly reply?: (question: Question, inquiry: Inquiry) => Reply;
}

async function setUp({ settings, kind = 'math', seed = 1, reply = () => said('yes') }: SetUp = {}) {
  const answerer = scriptedAnswerer(reply);
  const learner = apiLearner(
    { learner: 'anthropic/x', settings: await apiSettings(settings) },
    { kind, identity: 'anthropic/x@1', createStream: (...label) => createRng(seed, ...label), answerer },
  );
  return { learner, asked: answerer.asked };
}

const TEXTS = Array.from({ length: 30 }, (_, at): Item => ({ id: `t${at}`, input: `${at} + 1 = ${at + 1}` }));
const PAIRS = TEXTS.map(({ id }, at): Item => ({ id, input: { prompt: 'q', first: `a${at}`, second: `b${at}` } }));
const examplesOf = (items: readonly Item[], target = (at: number) => at % 2): Example[] =>
  items.map((item, at) => ({ item, target: target(at) }));
const odds = (yes: number) => [
  { token: 'yes', logprob: Math.log(yes) },
  { token: 'no', logprob: Math.log(1 - yes) },
];

describe('what it declares and asks for', () => {
  test.each([
    ['none', ['soft-labels', 'weights', 'prior'], false, 0, 1],
    ['logprobs', ['soft-labels', 'weights', 'prior', 'beliefs'], true, 0, 1],
    ['samples', ['soft-labels', 'weights', 'prior', 'beliefs'], false, 1, 5],
  ] as const)('confidence %s', async (confidence, capabilities, withOdds, temperature, count) => {
    const { learner, asked } = await setUp({
      settings: { confidence, answer: 'schema' },
      reply: () => said('yes', { odds: odds(0.9) }),
    });
    expect(learner.capabilities).toEqual(capabilities);
    await learner.prior(TEXTS.slice(0, 2));
    const [inquiry] = asked;
    expect(inquiry).toMatchObject({
      learner: 'anthropic/x',
      preamble: { examples: '', answers: ['no', 'yes'], form: 'schema', withOdds, temperature, maxTokens: 16 },
    });
    expect(inquiry?.questions.length).toBe(2 * count);
  });
});

describe('teaching', () => {
  test('asks nothing, and shows the examples before every question', async () => {
    const { learner, asked } = await setUp({ settings: { shots: 4 } });
    const classifier = await learner.fit(examplesOf(TEXTS));
    expect(asked).toEqual([]);
    expect(classifier).toMatchObject({ learner: 'anthropic/x@1', trainedOn: 4 });
    expect(classifier.chosen?.length).toBe(4);
    expect(classifier).not.toHaveProperty('parametersMoved');
    await learner.predict(JSON.parse(JSON.stringify(classifier)), TEXTS.slice(0, 1));
    const examples = asked[0]?.preamble.examples ?? '';
    expect(examples.match(/Answer: yes/g)?.length).toBe(2);
    expect(examples.match(/Answer: no/g)?.length).toBe(2);
    for (const at of classifier.chosen ?? []) expect(examples).toContain(`>\n${TEXTS[at]?.input}\n<`);
    expect(examples).toBe(examples.trim());
  });

  test('is the same for the same seed and examples, and another for another seed', async () => {
    const teach = async (seed: number, examples: readonly Example[]) =>
      (await (await setUp({ seed, settings: { shots: 6 } })).learner.fit(examples)).state;
    const examples = examplesOf(TEXTS);
    expect(await teach(1, examples)).toEqual(await teach(1, examples));
    expect(await teach(1, examples.toReversed())).toEqual(await teach(1, examples));
    expect(await teach(2, examples)).not.toEqual(await teach(1, examples));
  });

  test('states how sure a soft label is, and of a hard one nothing', async () => {
    const { learner } = await setUp({ settings: { shots: 6 } });
    const targets = [0, 1, 0.25, 0.8, 0.5, 0.9999];
    const { state } = await learner.fit(examplesOf(TEXTS.slice(0, 6), at => targets[at] ?? 0));
    const { examples } = state as { readonly examples: string };
    const stated = examples
      .split('\n\n')
      .map(text =>
        [/^(\d) /m.exec(text)?.[1], /Sure: (\d+)%/.exec(text)?.[1], /Answer: (\w+)/.exec(text)?.[1]].join(' '),
      );
    expect(stated.sort()).toEqual(['0  no', '1  yes', '2 75 no', '3 80 yes', '4 50 no', '5 99 yes']);
  });

  test('refuses what it cannot use before any request', async () => {
    const { learner, asked } = await setUp({ settings: { shotTokens: 5 } });
    await expect(learner.fit([])).rejects.toThrow('asked to train on no example');
    await expect(learner.fit([{ item: TEXTS[0] as Item, target: 2 }])).rejects.toThrow('target 2');
    await expect(learner.fit(examplesOf(TEXTS))).rejects.toThrow('leave no room for one example');
    await expect(learner.predict({ learner: 'other', trainedOn: 1, state: { examples: '' } }, TEXTS)).rejects.toThrow(
      'other',
    );
    await expect(learner.predict({ learner: 'anthropic/x@1', trainedOn: 1, state: null }, TEXTS)).rejects.toThrow(
      'given',
    );
    expect(asked).toEqual([]);
  });
});

describe('beliefs', () => {
  test('of texts are what was answered', async () => {
    const right = /9 \+ 1/;
    const { learner } = await setUp({ reply: ({ text }) => said(right.test(text) ? 'yes' : 'no') });
    expect(await learner.prior(TEXTS)).toEqual(TEXTS.map(({ input }) => (right.test(String(input)) ? 1 : 0)));
  });

  test('of pairs are the average over both orders, and the order bias is counted', async () => {
    const shown = ({ text }: Question) => (/<first_solution>\n(\w+)/.exec(text)?.[1] ?? '').charAt(0);
    const honest = await setUp({ reply: question => said(shown(question) === 'a' ? 'yes' : 'no') });
    expect(await honest.learner.prior(PAIRS)).toEqual(PAIRS.map(() => 1));
    expect(honest.learner.observations().order).toEqual({ pairs: 30, first: 0, second: 0 });
    const biased = await setUp({ reply: () => said('yes') });
    expect(await biased.learner.prior(PAIRS)).toEqual(PAIRS.map(() => 0.5));
    expect(biased.learner.observations()).toMatchObject({ asked: 30, order: { pairs: 30, first: 30, second: 0 } });
    expect(biased.learner.withheld().size).toBe(0);
  });

  test('of a pair the other way round are the other way round, exactly', async () => {
    const belief = (text: string) => createRng(3, text).uniform();
    const reply = ({ text }: Question) => said('yes', { odds: odds(belief(text)) });
    const { learner } = await setUp({ settings: { confidence: 'logprobs' }, reply });
    const back = PAIRS.map(({ id, input }): Item => {
      const { prompt, first, second } = input as Exclude<Item['input'], string>;
      return { id, input: { prompt, first: second, second: first } };
    });
    const classifier = await learner.fit(examplesOf(PAIRS));
    const there = await learner.predict(classifier, PAIRS);
    expect(there).toEqual((await learner.predict(classifier, back)).map(one => 1 - one));
    expect(new Set(there).size).toBeGreaterThan(20);
  });

  test('without an answer are one half, and said to be withheld until there is one', async () => {
    let isShy = true;
    const { learner } = await setUp({
      reply: ({ text }) => {
        if (isShy && / 3 \+|\n3 \+/.test(text)) return { state: 'refused', reason: 'no' };
        if (isShy && /\n4 \+/.test(text)) return { state: 'failed', reason: 'no' };
        return said(isShy && /\n5 \+/.test(text) ? 'Hm.' : 'yes');
      },
    });
    const beliefs = await learner.prior(TEXTS);
    expect(beliefs.slice(2, 7)).toEqual([1, 0.5, 0.5, 0.5, 1]);
    expect(Object.fromEntries(learner.withheld())).toEqual({ t3: 'refused', t4: 'errored', t5: 'errored' });
    isShy = false;
    await learner.prior(TEXTS.slice(0, 5));
    expect(Object.fromEntries(learner.withheld())).toEqual({ t5: 'errored' });
    expect(learner.observations()).toEqual({ learner: 'anthropic/x', asked: 35, refused: 1, unreadable: 1, failed: 1 });
  });

  test('nothing asked is nothing answered', async () => {
    const { learner, asked } = await setUp();
    expect(await learner.prior([])).toEqual([]);
    expect([asked, learner.observations().asked]).toEqual([[], 0]);
  });
});

describe('nasty items', () => {
  test.each(DOMAIN_KINDS)('come out in %s prompts as they are, in questions and examples', async kind => {
    const { learner, asked } = await setUp({ kind, settings: { shots: 100, shotTokens: 1e6 } });
    const classifier = await learner.fit(examplesOf(NASTY_ITEMS));
    await learner.predict(classifier, NASTY_ITEMS);
    const [inquiry] = asked;
    for (const { input } of NASTY_ITEMS) {
      const parts = typeof input === 'string' ? [input] : [input.prompt, input.first, input.second];
      for (const part of parts) {
        expect(inquiry?.preamble.examples).toContain(part);
        expect(inquiry?.questions.some(({ text }) => text.includes(part))).toBe(true);
      }
    }
    expect(classifier.trainedOn).toBe(NASTY_ITEMS.length);
  });

  test('do not answer in the place of the model', async () => {
    const { learner } = await setUp({ reply: () => said('I would rather not say.') });
    for (const item of NASTY_ITEMS) expect(await learner.prior([item])).toEqual([0.5]);
    expect(learner.withheld().size).toBe(NASTY_ITEMS.length);
  });
});
