import { describe, expect, test } from 'vitest';
import type { Answerer } from '../../../src/core/answers.ts';
import type { Item } from '../../../src/core/item.ts';
import type { ModelSettings } from '../../../src/core/model-settings.ts';
import { apiLearner } from '../../../src/learners/api/api-learner.ts';
import { formatRecording } from '../../../src/learners/api/format-recording.ts';
import { parseRecording } from '../../../src/learners/api/parse-recording.ts';
import { recordedAnswerer } from '../../../src/learners/api/recorded.ts';
import { rehearse } from '../../../src/learners/api/rehearsal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { apiSettings } from '../../support/api-settings.ts';
import { tape } from '../../support/tape.ts';

const ITEMS = Array.from({ length: 20 }, (_, at): Item => ({ id: `i${at}`, input: `text ${at}` }));

interface Run {
  readonly settings: ModelSettings;
  readonly answerer: Answerer;
  readonly learner?: string;
  readonly seed?: number;
  readonly items?: readonly Item[];
}

async function run({ settings, answerer, learner = 'anthropic/x', seed = 1, items = ITEMS }: Run) {
  const model = apiLearner(
    { learner, settings },
    { kind: 'math', identity: 'x', createStream: (...label) => createRng(seed, ...label), answerer },
  );
  const classifier = await model.fit(ITEMS.map((item, at) => ({ item, target: at % 2 })));
  return [await model.prior(items), await model.predict(classifier, items)];
}

async function record(change: Partial<ModelSettings> = {}) {
  const settings = await apiSettings({ shots: 4, ...change });
  const taped = tape(rehearse().answerer);
  const beliefs = await run({ settings, answerer: taped });
  const lines = [...formatRecording({ learner: 'anthropic/x', settings }, taped.answers)];
  const recording = await parseRecording(
    (async function* () {
      for (const line of lines) yield line.trimEnd();
    })(),
    'night.jsonl',
  );
  return { settings, beliefs, recording, answerer: recordedAnswerer(recording) };
}

describe('a recorded run', () => {
  test.each(['none', 'logprobs', 'samples'] as const)(
    'gives what the model gave, with confidence %s',
    async confidence => {
      const { beliefs, recording, answerer } = await record({ confidence });
      expect(await run({ settings: recording.settings, answerer, learner: recording.learner })).toEqual(beliefs);
    },
  );

  test.each<readonly [string, Partial<Run>, Partial<ModelSettings>, string]>([
    ['another learner', { learner: 'anthropic/y' }, {}, 'learner is "anthropic/y", recorded was "anthropic/x"'],
    ['other limits', {}, { maxTokens: 8 }, 'maxTokens is 8, recorded was 16'],
    ['another form', {}, { answer: 'schema' }, 'answer is "schema", recorded was "line"'],
    [
      'log-probabilities',
      {},
      { confidence: 'logprobs' },
      'confidence from log-probabilities is true, recorded was false',
    ],
    ['another seed', { seed: 2 }, {}, '2 prompts were recorded, and none with these examples'],
    ['more examples', {}, { shots: 6 }, 'none with these examples'],
    [
      'other items',
      { items: [{ id: 'new', input: 'new' }] },
      {},
      'other questions of the same prompt are there: items or samples',
    ],
  ])('asked with %s says what differs', async (_, change, settings, says) => {
    const { answerer, settings: recorded } = await record();
    await expect(run({ settings: { ...recorded, ...settings }, answerer, ...change })).rejects.toThrow(says);
    await expect(run({ settings: { ...recorded, ...settings }, answerer, ...change })).rejects.toThrow(
      /^night\.jsonl: has no answer of anthropic\/x to \d+ of \d+ questions, such as "/,
    );
  });

  test('asked with other prompts says so', async () => {
    const { answerer, settings } = await record();
    const { math } = settings.prompts;
    const prompts = {
      ...settings.prompts,
      math: { ...math, system: `${math.system} Think.`, answers: ['f', 't'] as const },
    };
    const asked = run({ settings: { ...settings, prompts }, answerer });
    await expect(asked).rejects.toThrow('answers are ["f","t"]; the system prompt is another');
  });
});
