import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helmReader } from '../../../../src/evidence/formats/helm/helm.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { testDamage } from '../../../support/damage-files.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const { write, path } = scratchFolder();

/** One statistic as HELM writes it. */
const stat = (name: string, value: number | null, changes = {}) => ({
  name: { name, split: 'test' },
  count: value === null ? 0 : 1,
  sum: value ?? 0,
  ...(value === null
    ? {}
    : { sum_squared: value * value, min: value, max: value, mean: value, variance: 0, stddev: 0 }),
  ...changes,
});

const TYPOS = { name: 'typos', robustness: true, fairness: false, computed_on: 'perturbed', prob: 0.1 };

/** Statistics of one answer: one record per metric class. */
const answer = (id: string, score: number, trial = 0) => [
  {
    instance_id: id,
    train_trial_index: trial,
    stats: [
      stat('num_references', 4),
      stat('exact_match', score),
      stat('quasi_exact_match', score),
      stat('logprob', -3.5),
      stat('finish_reason_stop', 1),
    ],
  },
  { instance_id: id, train_trial_index: trial, stats: [stat('rating', 4.5), stat('inference_runtime', 0.7)] },
];

const instance = (id: string, changes = {}) => ({
  input: { text: `What is ${id}?` },
  references: [
    { output: { text: 'no' }, tags: [] },
    { output: { text: `right ${id}` }, tags: ['correct'] },
  ],
  split: 'test',
  sub_split: 'easy',
  id,
  ...changes,
});

const spec = (
  model: string,
  name = `mmlu:subject=anatomy,method=multiple_choice_joint,model=${model.replace('/', '_')}`,
) => ({
  name,
  scenario_spec: { class_name: 'helm.benchmark.scenarios.mmlu_scenario.MMLUScenario', args: { subject: 'anatomy' } },
  adapter_spec: { method: 'multiple_choice_joint', model, model_deployment: model, num_train_trials: 1 },
  metric_specs: [],
  groups: ['mmlu'],
});

const summary = (mean: number, items: number) => [
  stat('exact_match', mean),
  stat('num_instances', items),
  stat('exact_match', 0.1, { name: { name: 'exact_match', split: 'test', perturbation: TYPOS } }),
];

const prediction = (id: string, score: number, changes = {}) => ({
  instance_id: id,
  train_trial_index: 0,
  predicted_text: ' B',
  mapped_output: `right ${id}`,
  stats: { exact_match: score, quasi_exact_match: score },
  ...changes,
});

const state = (results: Readonly<Record<string, object>>) => ({
  adapter_spec: spec('a/b').adapter_spec,
  request_states: Object.entries(results).map(([id, result]) => ({
    instance: instance(id),
    train_trial_index: 0,
    request: {},
    result,
  })),
});

const OUTCOMES = [...answer('id3', 1), ...answer('id7', 0), ...answer('id9', 1)];

const wholeRun = (changes: Readonly<Record<string, unknown>> = {}) => ({
  'run_spec.json': spec('openai/gpt-4'),
  'scenario.json': { name: 'mmlu', description: 'x', tags: ['knowledge'], definition_path: 'https://x' },
  'instances.json': ['id3', 'id7', 'id9'].map(id => instance(id)),
  'stats.json': summary(2 / 3, 3),
  'per_instance_stats.json': OUTCOMES,
  'display_predictions.json': [prediction('id3', 1), prediction('id7', 0), prediction('id9', 1)],
  'display_requests.json': [{ instance_id: 'id3', train_trial_index: 0, request: { prompt: 'x' } }],
  ...changes,
});

let folders = 0;
function writeRun(files: Readonly<Record<string, unknown>>, folder = `run${++folders}`): string[] {
  return Object.entries(files).flatMap(([name, content]) => {
    if (content === undefined) return [];
    mkdirSync(dirname(path(join(folder, name))), { recursive: true });
    return [write(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2))];
  });
}
const read = async (files: Readonly<Record<string, unknown>>, cluster?: string) =>
  readEvidence(helmReader, writeRun(files), { cluster });
const texts = (notes: readonly { text: string }[]) => notes.map(({ text }) => text).join('\n');

describe('a run folder', () => {
  test('is one series per metric, named after its run specification, whose numbers agree', async () => {
    const sink = await read(wholeRun());
    expect(sink.series.map(({ facts }) => facts)).toEqual(
      ['exact_match', 'quasi_exact_match'].map(metric => ({
        model: 'openai/gpt-4',
        task: 'mmlu:subject=anatomy',
        metric,
      })),
    );
    const [series] = sink.series;
    expect(series?.outcomes.map(({ item, repeat, status, score }) => [item, repeat, status, score])).toEqual([
      ['id3', undefined, 'scored', 1],
      ['id7', undefined, 'scored', 0],
      ['id9', undefined, 'scored', 1],
    ]);
    expect(series?.outcomes[0]).toMatchObject({ label: 'right id3', prediction: 'right id3' });
    expect(new Set(series?.outcomes.map(({ content }) => content)).size).toBe(3);
    expect(summarizeSeries(series!).claims.map(({ name, agrees }) => [name, agrees])).toEqual([
      ['num_instances', 'yes'],
      ['exact_match', 'yes'],
    ]);
    expect(texts(sink.notes)).toBe(
      'passed over, as their values are not all from 0 to 1: rating\n' +
        'passed over, as they are no scores: num_references, logprob, finish_reason_stop, inference_runtime',
    );
  });

  test('perturbed instances are no further items', async () => {
    const perturbed = answer('id3', 0).map(record => ({ ...record, perturbation: TYPOS }));
    const own = {
      ...OUTCOMES[0]!,
      stats: [...OUTCOMES[0]!.stats, stat('exact_match', 0, { name: { name: 'exact_match', perturbation: TYPOS } })],
    };
    const sink = await read(wholeRun({ 'per_instance_stats.json': [own, ...OUTCOMES.slice(1), ...perturbed] }));
    expect(sink.series[0]?.outcomes.length).toBe(3);
    expect(sink.series[0]?.outcomes[0]?.score).toBe(1);
    expect(texts(sink.notes)).toContain('2 records are of perturbed instances');
  });

  test('trials are repeats of the same items', async () => {
    const records = [...OUTCOMES, ...answer('id3', 0, 1), ...answer('id7', 1, 1)];
    const sink = await read(wholeRun({ 'per_instance_stats.json': records }));
    expect(sink.series[0]?.outcomes.map(({ item, repeat }) => [item, repeat])).toEqual([
      ['id3', '1'],
      ['id7', '1'],
      ['id9', '1'],
      ['id3', '2'],
      ['id7', '2'],
    ]);
    expect(summarizeSeries(sink.series[0]!).items).toBe(3);
  });

  test('requests that failed are errored or refused, not wrong', async () => {
    const failed = (error: string) => ({ success: false, error, completions: [], error_flags: { is_fatal: false } });
    const results = {
      id3: { success: true, completions: [] },
      id7: failed('Response blocked by content filter'),
      id9: failed('timeout'),
    };
    const files = wholeRun({
      'scenario_state.json': state(results),
      'instances.json': undefined,
      'stats.json': summary(1 / 3, 3),
    });
    const sink = await read({
      ...files,
      'per_instance_stats.json': [...answer('id3', 1), ...answer('id7', 0), ...answer('id9', 0)],
    });
    expect(sink.series[0]?.outcomes.map(({ status, label }) => [status, label])).toEqual([
      ['scored', 'right id3'],
      ['refused', 'right id7'],
      ['errored', 'right id9'],
    ]);
    expect(summarizeSeries(sink.series[0]!).claims.every(({ agrees }) => agrees === 'yes')).toBe(true);
    expect(texts(sink.notes)).toContain('2 of 3 answers failed or have no number');
  });

  test('an instance without statistics is missing, one of the training part is not', async () => {
    const instances = [...['id3', 'id7', 'id9', 'id11'].map(id => instance(id)), instance('id0', { split: 'train' })];
    const sink = await read(wholeRun({ 'instances.json': instances }));
    expect(sink.series[0]?.outcomes.at(-1)).toMatchObject({ item: 'id11', status: 'missing' });
    expect(texts(sink.notes)).toContain('1 instance has no statistics: missing');
  });

  test('a metric without a number is errored, one that is not there is left out', async () => {
    const records = [
      ...answer('id3', 1),
      { instance_id: 'id7', train_trial_index: 0, stats: [stat('exact_match', null)] },
      ...answer('id9', 1),
    ];
    const text = JSON.stringify(records).replace(/"mean":0.7/g, '"mean":NaN');
    const sink = await read(wholeRun({ 'per_instance_stats.json': text }));
    expect(sink.series.map(({ outcomes }) => outcomes.map(({ status }) => status))).toEqual([
      ['scored', 'errored', 'scored'],
      ['scored', 'scored'],
    ]);
    expect(texts(sink.notes)).toContain('"quasi_exact_match" is there for 2 of 3 answers');
  });

  test('splits are taken together in proportion to their instances', async () => {
    const part = (name: string, value: number, split: string) => stat(name, value, { name: { name, split } });
    const stats = [
      part('exact_match', 1, 'test'),
      part('exact_match', 0, 'valid'),
      part('num_instances', 2, 'test'),
      part('num_instances', 1, 'valid'),
    ];
    const sink = await read(wholeRun({ 'stats.json': stats }));
    expect(summarizeSeries(sink.series[0]!).claims.map(({ kind, value, agrees }) => [kind, value, agrees])).toEqual([
      ['items', 3, 'yes'],
      ['mean', 2 / 3, 'yes'],
    ]);
  });

  test('answers come from the requests where no predictions are shown, as the choice that they stand for', async () => {
    const requests = state({
      id3: { success: true, completions: [{ text: ' B' }] },
      id7: { success: true, completions: [{ text: 'free' }] },
    });
    const states = requests.request_states.map(one => ({ ...one, output_mapping: { A: 'no', B: 'right id3' } }));
    const sink = await read(
      wholeRun({
        'scenario_state.json': { ...requests, request_states: states },
        'display_predictions.json': undefined,
      }),
    );
    expect(sink.series[0]?.outcomes.map(({ prediction }) => prediction)).toEqual(['right id3', 'free', undefined]);
  });

  test('fields of the instance name clusters; inputs of old versions are plain text', async () => {
    const instances = ['id3', 'id7', 'id9'].map((id, at) =>
      instance(id, {
        sub_split: `part ${at % 2}`,
        input: `What? ${id}`,
        references: [{ output: id, tags: ['correct'] }],
      }),
    );
    const sink = await read(wholeRun({ 'instances.json': instances }), 'sub_split');
    expect(sink.series[0]?.outcomes.map(({ cluster, label }) => [cluster, label])).toEqual([
      ['part 0', 'id3'],
      ['part 1', 'id7'],
      ['part 0', 'id9'],
    ]);
  });
});

describe('parts of a run folder', () => {
  test('the statistics alone take model and task from the folder', async () => {
    const files = writeRun({ 'per_instance_stats.json': OUTCOMES }, 'gsm:model=openai_gpt-4,stop=none');
    const sink = await readEvidence(helmReader, files);
    expect(sink.series[0]?.facts).toEqual({ model: 'openai_gpt-4', task: 'gsm', metric: 'exact_match' });
    expect(texts(sink.notes)).toContain('no run_spec.json beside it: the model is "openai_gpt-4", after the folder');
  });

  test('the predictions shown on the web do where the statistics are absent', async () => {
    const sink = await read(wholeRun({ 'per_instance_stats.json': undefined }));
    expect(sink.series.map(one => [one.facts.metric, summarizeSeries(one).mean])).toEqual([
      ['exact_match', 2 / 3],
      ['quasi_exact_match', 2 / 3],
    ]);
    expect(sink.series[0]?.outcomes[0]?.prediction).toBe('right id3');
  });

  test('several files of statistics in one folder are runs of unknown models', async () => {
    const sink = await read({ 'a.json': OUTCOMES, 'b.json': OUTCOMES, 'run_spec.json': spec('x/y') });
    expect(sink.series.length).toBe(4);
    expect(texts(sink.notes)).toContain('nothing says which model this is');
  });

  test('no statistics, no outcomes', async () => {
    const sink = await read({ 'run_spec.json': spec('x/y') });
    expect(sink.series).toEqual([]);
    expect(texts(sink.notes)).toContain('holds no outcomes');
  });

  test('a run without scores says so', async () => {
    const sink = await read({
      'per_instance_stats.json': [{ instance_id: 'id1', train_trial_index: 0, stats: [stat('num_bytes', 1)] }],
    });
    expect(texts(sink.notes)).toContain('has no metric whose values are scores');
  });
});

test('ways of asking are methods where one model was asked in several', async () => {
  const one = (name: string, model: string) => [
    ...writeRun({ ...wholeRun(), 'run_spec.json': spec(model, `${name},model=${model}`) }),
  ];
  const files = [
    ...one('gsm:max_train_instances=0', 'a'),
    ...one('gsm:max_train_instances=5', 'a'),
    ...one('gsm:max_train_instances=5,stop=none', 'b'),
  ];
  const sink = await readEvidence(helmReader, files);
  const facts = sink.series
    .filter(({ facts }) => facts.metric === 'exact_match')
    .map(({ facts }) => [facts.model, facts.task, facts.method]);
  expect(facts).toEqual([
    ['a', 'gsm', 'max_train_instances=0'],
    ['a', 'gsm', 'max_train_instances=5'],
    ['b', 'gsm', 'max_train_instances=5'],
  ]);
});

describe('recognises by content', () => {
  test.each(Object.entries({ ...wholeRun(), 'scenario_state.json': state({ id1: {} }) }))(
    '%s of a run',
    async (_, content) => {
      const [file] = writeRun({ 'x.any': content });
      expect(await recognizesFile(helmReader, file!)).toBe(true);
    },
  );

  test.each([
    ['lm-eval samples', '{"doc_id":0,"doc":{},"resps":[]}\n'],
    ['a list of objects', [{ id: 1 }]],
    ['promptfoo results', { evalId: 'x', results: { version: 3 } }],
    ['AlpacaEval annotations', [{ instruction: 'x', output_1: 'a', output_2: 'b', preference: 1 }]],
    ['text', 'instance_id,stats\n'],
  ])('not %s', async (_, content) => {
    const [file] = writeRun({ 'x.any': content });
    expect(await recognizesFile(helmReader, file!)).toBe(false);
  });
});

describe('bad files', () => {
  test.each([
    [
      'an instance without an id',
      'per_instance_stats.json',
      [...OUTCOMES, { train_trial_index: 0, stats: [] }],
      'record 7: has no instance_id',
    ],
    ['a record that is none', 'per_instance_stats.json', [...OUTCOMES, 3], 'record 7: is 3; expected an object'],
    [
      'a mean that is text',
      'per_instance_stats.json',
      [...OUTCOMES, { instance_id: 'a', train_trial_index: 0, stats: [stat('exact_match', 1, { mean: 'high' })] }],
      'record 7 (a): stats[0].mean is "high"; expected a number',
    ],
    [
      'a trial that is no count',
      'per_instance_stats.json',
      [...OUTCOMES, { instance_id: 'a', train_trial_index: -1, stats: [] }],
      'train_trial_index is -1',
    ],
    [
      'a cut file',
      'per_instance_stats.json',
      JSON.stringify(OUTCOMES, null, 2).slice(0, -40),
      'per_instance_stats.json:',
    ],
    [
      'a specification of numbers',
      'run_spec.json',
      { ...spec('a'), name: 3 },
      'run_spec.json: name is 3; expected text',
    ],
  ])('%s', async (_, name, content, message) => {
    const fault = await faultOf(() => read(wholeRun({ [name]: content })));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
  });

  test('a broken file of a folder is listed once, and the run is read without it', async () => {
    const files = writeRun(wholeRun({ 'run_spec.json': { ...spec('a'), name: 3 } }));
    const sink = await readEvidence(helmReader, files, { isOptional: () => true });
    expect(sink.excluded.length).toBe(1);
    expect(sink.series.length).toBe(2);
  });
});

describe('any damage ends in a reading or a refusal', () => {
  const run = wholeRun({ 'scenario_state.json': state({ id3: { success: false, error: 'x' } }) });
  const small = Object.fromEntries(Object.entries(run).map(([name, content]) => [`run/${name}`, content]));
  testDamage(helmReader, small);
});
