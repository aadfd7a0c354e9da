import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alpacaEvalReader } from '../../../../src/evidence/formats/matrices/alpaca-eval.ts';
import { preferenceTableReader } from '../../../../src/evidence/formats/matrices/preference-table.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { FUZZ_RUNS, mutatedBytes, mutatedJson } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { tryReading } from '../../../support/try-reading.ts';

const scratch = scratchFolder();
const real = (path: string): string =>
  fileURLToPath(new URL(`../../../../../shared/data/logs/alpaca_eval/${path}`, import.meta.url));

const annotation = (preference: unknown, more: object = {}) => ({
  instruction: 'What is carryover?',
  output_1: 'An answer.',
  generator_1: 'baseline',
  dataset: 'helpful_base',
  output_2: 'Another.',
  generator_2: 'model',
  annotator: 'weighted_judge',
  preference,
  ...more,
});

const write = (value: unknown): string =>
  scratch.write('annotations.json', typeof value === 'string' ? value : JSON.stringify(value));
const seriesOf = async (value: unknown) => (await readEvidence(alpacaEvalReader, [write(value)])).series;
const scoresOf = async (preferences: readonly unknown[]) => {
  const records = preferences.map((preference, at) => annotation(preference, { instruction: `Question ${at}?` }));
  const [series] = await seriesOf(records);
  return series?.outcomes.map(({ status, score }) => (status === 'scored' ? score : status));
};

describe('annotations', () => {
  test('score the model by the preference less 1, a draw in either code by a half, null as errored', async () => {
    expect(await scoresOf([1, 2, 0, 1.5, 1.25, null])).toEqual([0, 1, 0.5, 0.5, 0.25, 'errored']);
    expect(await scoresOf(['2', undefined])).toEqual([1, 'errored']);
  });

  test('with NaN, as pandas writes them, hold a verdict that could not be read', async () => {
    const [series] = await seriesOf(JSON.stringify([annotation(7)]).replace('7', 'NaN'));
    expect(series?.outcomes.map(({ status }) => status)).toEqual(['errored']);
  });

  test('name model, task with the baseline, judge and subset; the item by its instruction', async () => {
    const [series] = await seriesOf([annotation(2)]);
    expect(series?.facts).toEqual({ model: 'model', task: 'alpaca_eval vs baseline', metric: 'weighted_judge' });
    expect(series?.outcomes[0]).toMatchObject({ subset: 'helpful_base', repeat: undefined });
    expect(series?.outcomes[0]?.item).toMatch(/^ae-[0-9a-f]{12}$/);
    expect(series?.outcomes[0]?.content).toBeDefined();
  });

  test('of several models and judges are a series each', async () => {
    const series = await seriesOf([
      annotation(1),
      annotation(2, { generator_2: 'other' }),
      annotation(2, { annotator: 'second_judge' }),
    ]);
    expect(series.map(({ facts }) => [facts.model, facts.metric])).toEqual([
      ['model', 'weighted_judge'],
      ['other', 'weighted_judge'],
      ['model', 'second_judge'],
    ]);
  });

  test('of one instruction by one model are repeats of an item, not items', async () => {
    const [series] = await seriesOf([annotation(1), annotation(2), annotation(2, { instruction: 'Else?' })]);
    expect(series?.outcomes.map(({ repeat, score }) => [repeat, score])).toEqual([
      ['1', 0],
      ['2', 1],
      [undefined, 1],
    ]);
  });
});

describe('what is recognised', () => {
  const without = ({ annotator: _, ...rest }: ReturnType<typeof annotation>) => rest;
  test.each([
    ['annotations', JSON.stringify([annotation(1)]), true],
    ['annotations on many lines', JSON.stringify([annotation(1)], null, 4), true],
    ['annotations without a judge', JSON.stringify([without(annotation(1))]), true],
    [
      'a head that is cut in the second record',
      JSON.stringify([annotation(1), annotation(2, { x: 'y'.repeat(1e5) })]),
      true,
    ],
    ['outputs that nobody judged', JSON.stringify([{ instruction: 'a', output: 'b', generator: 'c' }]), false],
    ['an object', JSON.stringify(annotation(1)), false],
    ['a table', 'instruction,output_1,generator_2,preference\n', false],
  ])('%s', async (_what, text, expected) => {
    expect(await recognizesFile(alpacaEvalReader, write(text))).toBe(expected);
    expect(await recognizesFile(preferenceTableReader, write(text))).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    ['a rating', [annotation(1), annotation(5)], 'record 2: preference is 5; expected 1, 2, a number between them'],
    ['a word', [annotation('A')], 'record 1: preference is "A"; expected'],
    ['a list', [annotation([1])], 'record 1: preference is [1]; expected'],
    ['no model', [annotation(1, { generator_2: null })], 'record 1: has no generator_2; expected text'],
    ['no instruction', [annotation(1, { instruction: 3 })], 'record 1: instruction is 3; expected text'],
    ['a record that is none', [annotation(1), 'x'], 'record 2: is "x"; expected an object'],
    ['no records', [], 'is an empty list; expected a list of annotations'],
    ['no list', { a: 1 }, 'is {"a":1}; expected a list of annotations'],
    ['a file that is cut off', JSON.stringify([annotation(1)]).slice(0, -9), 'annotations.json:1:'],
  ])('%s', async (_what, value, message) => {
    const path = write(value);
    expect((await faultOf(() => readEvidence(alpacaEvalReader, [path]))).message).toContain(message);
  });

  const SMALL = [annotation(1), annotation(null, { instruction: 'b' }), annotation(1.25, { instruction: 'c' })];
  const tryFile = (content: string | Uint8Array) => tryReading(alpacaEvalReader, content);

  test('mutated files are read or refused, never a crash', async () => {
    const bytes = mutatedBytes(Buffer.from(JSON.stringify(SMALL)));
    await fc.assert(fc.asyncProperty(bytes, tryFile), { numRuns: FUZZ_RUNS / 2 });
    const values = mutatedJson(SMALL).map(value => JSON.stringify(value) ?? '');
    await fc.assert(fc.asyncProperty(values, tryFile), { numRuns: FUZZ_RUNS / 2 });
  });
});

describe.skipIf(!existsSync(real('')))('real annotations (skipped without ../shared)', () => {
  test('alpaca-7b against text_davinci_003: 205 wins, 16 draws, the ids of the table of items', async () => {
    const path = real('raw/alpaca-7b__alpaca_eval_gpt4__annotations.json');
    expect(await recognizesFile(alpacaEvalReader, path)).toBe(true);
    const { series } = await readEvidence(alpacaEvalReader, [path]);
    expect(series.map(({ facts }) => facts)).toEqual([
      { model: 'alpaca-7b', task: 'alpaca_eval vs text_davinci_003', metric: 'alpaca_eval_gpt4' },
    ]);
    const [one] = series;
    expect(summarizeSeries(one as (typeof series)[0])).toMatchObject({ items: 805, mean: (205 + 16 / 2) / 805 });
    const items = readFileSync(real('items.csv'), 'utf8');
    expect(one?.outcomes.every(({ item }) => items.includes(item))).toBe(true);
  });

  test('claude-2: the first 40 records agree with its column in the table of preferences', async () => {
    const { series } = await readEvidence(alpacaEvalReader, [
      real('raw/claude-2__weighted_alpaca_eval_gpt4_turbo__annotations.first40.json'),
    ]);
    const table = await readEvidence(preferenceTableReader, [real('v2_weighted_gpt4_turbo_preferences.csv')]);
    const column = table.series.find(({ facts }) => facts.model === 'claude-2')?.outcomes ?? [];
    const scores = new Map(column.map(({ item, score }) => [item, score]));
    expect(series[0]?.outcomes).toHaveLength(40);
    for (const { item, score } of series[0]?.outcomes ?? []) expect(scores.get(item)).toBeCloseTo(score, 9);
  });
});

test('the set-up is who judged, against whose answers', async () => {
  const [series] = await seriesOf([annotation(1)]);
  expect(series?.setup).toEqual({ baseline: 'baseline', judge: 'weighted_judge' });
});
