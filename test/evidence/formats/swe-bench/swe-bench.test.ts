import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EvidenceSink } from '../../../../src/evidence/evidence-sink.ts';
import { sweBenchReader } from '../../../../src/evidence/formats/swe-bench/swe-bench.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { testDamage } from '../../../support/damage-files.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const { write, path } = scratchFolder();

const id = (n: number, repository = 'django__django'): string => `${repository}-${n}`;

/** What the harness writes for a run: one instance resolved, one not, one with an empty patch, one in error. */
const report = (changes: Readonly<Record<string, unknown>> = {}) => ({
  total_instances: 300,
  submitted_instances: 4,
  completed_instances: 2,
  resolved_instances: 1,
  unresolved_instances: 1,
  empty_patch_instances: 1,
  error_instances: 1,
  unstopped_instances: 0,
  completed_ids: [id(1), id(2)],
  incomplete_ids: [id(8), id(9)],
  empty_patch_ids: [id(3)],
  submitted_ids: [id(1), id(2), id(3), id(4)],
  resolved_ids: [id(1)],
  unresolved_ids: [id(2)],
  error_ids: [id(4)],
  unstopped_containers: [],
  unremoved_images: [],
  schema_version: 2,
  ...changes,
});

const instance = (name: string, resolved: boolean | undefined, changes = {}) => ({
  [name]: {
    patch_is_None: false,
    patch_exists: true,
    patch_successfully_applied: true,
    resolved,
    tests_status: {},
    ...changes,
  },
});

const prediction = (name: string, patch: string | null = 'diff --git') => ({
  instance_id: name,
  model_patch: patch,
  model_name_or_path: 'agent',
});
const toJsonl = (records: readonly unknown[]): string => records.map(record => `${JSON.stringify(record)}\n`).join('');

let folders = 0;
function writeFiles(files: Readonly<Record<string, unknown>>): string[] {
  const folder = `files${++folders}`;
  return Object.entries(files).map(([name, content]) => {
    mkdirSync(dirname(path(join(folder, name))), { recursive: true });
    return write(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 4));
  });
}
const read = async (files: Readonly<Record<string, unknown>>, cluster?: string) =>
  readEvidence(sweBenchReader, writeFiles(files), { cluster });
const texts = (notes: readonly { text: string }[]) => notes.map(({ text }) => text).join('\n');
const verdictsOf = (sink: EvidenceSink, at = 0) =>
  sink.series[at]?.outcomes.map(({ item, status, score }) => [item, status === 'scored' ? score : status]);

describe('the report of a run', () => {
  test('covers what was submitted, and nothing else', async () => {
    const sink = await read({ 'agent-1.5.verified_run.json': report() });
    expect(sink.series.map(({ facts }) => facts)).toEqual([
      { model: 'agent-1.5', task: 'swe-bench', metric: 'resolved' },
    ]);
    expect(verdictsOf(sink)).toEqual([
      [id(1), 1],
      [id(3), 0],
      [id(4), 'errored'],
      [id(2), 0],
    ]);
    expect(summarizeSeries(sink.series[0]!).claims.map(({ name, agrees }) => [name, agrees])).toEqual([
      ['submitted_instances', 'yes'],
      ['resolved_instances', 'yes'],
    ]);
    expect(texts(sink.notes)).toBe(
      '1 instance has no or an empty patch: not resolved, as the benchmark counts it\n' +
        '1 instance ended in an error: neither resolved nor not, where the benchmark counts that as not resolved\n' +
        '2 instances of the benchmark without a prediction: left out',
    );
  });

  test('says when its numbers are not those of its lists', async () => {
    const sink = await read({ 'a.b.json': report({ resolved_instances: 2 }) });
    expect(summarizeSeries(sink.series[0]!).claims.find(({ kind }) => kind === 'correct')?.agrees).toBe('no');
  });

  test('without lists of what became of them, what was submitted and not resolved is not resolved', async () => {
    const sink = await read({ 'a.json': { resolved_ids: [id(1)], submitted_ids: [id(1), id(2)] } });
    expect(verdictsOf(sink)).toEqual([
      [id(1), 1],
      [id(2), 0],
    ]);
  });

  test('what is still pending is missing, what failed is errored', async () => {
    const sink = await read({
      'a.json': report({ pending_ids: [id(5)], failed_ids: [id(6)], submitted_ids: [id(1), id(5), id(6), id(7)] }),
    });
    expect(verdictsOf(sink)?.filter(([item]) => [id(5), id(6), id(7)].includes(item as string))).toEqual([
      [id(6), 'errored'],
      [id(5), 'missing'],
      [id(7), 'missing'],
    ]);
  });

  test('an error after the tests ran is an error', async () => {
    const sink = await read({ 'a.json': report({ completed_ids: [id(1), id(2), id(4)] }) });
    expect(verdictsOf(sink)).toContainEqual([id(4), 'errored']);
  });

  test('repositories can be clusters', async () => {
    const ids = [id(1), id(2, 'sympy__sympy')];
    const sink = await read({ 'a.json': { resolved_ids: ids, unresolved_ids: [], completed_ids: ids } }, 'repo');
    expect(sink.series[0]?.outcomes.map(({ cluster }) => cluster)).toEqual(['django/django', 'sympy/sympy']);
  });
});

describe('reports of instances', () => {
  test('of one run are one series, named after its folder', async () => {
    const sink = await read({
      'logs/run_evaluation/night/agent__x/django__django-1/report.json': instance(id(1), true),
      'logs/run_evaluation/night/agent__x/django__django-2/report.json': instance(id(2), false),
      'logs/run_evaluation/night/agent__x/django__django-3/report.json': instance(id(3), false, {
        patch_successfully_applied: false,
      }),
      'logs/run_evaluation/night/agent__x/django__django-4/report.json': instance(id(4), false, {
        patch_is_None: true,
      }),
      'logs/run_evaluation/night/agent__x/django__django-5/report.json': instance(id(5), undefined),
      'logs/run_evaluation/night/other/django__django-1/report.json': instance(id(1), false),
    });
    expect(sink.series.map(({ facts }) => facts.model)).toEqual(['agent__x', 'other']);
    expect(verdictsOf(sink)).toEqual([
      [id(1), 1],
      [id(2), 0],
      [id(3), 0],
      [id(4), 0],
      [id(5), 'errored'],
    ]);
    expect(texts(sink.notes)).toContain('1 instance has a patch that does not apply');
  });

  test('are not counted again beside the report of their run', async () => {
    const sink = await read({
      'agent.night.json': report(),
      'logs/run_evaluation/night/agent/django__django-1/report.json': instance(id(1), true),
    });
    expect(sink.series.length).toBe(1);
  });
});

describe('lists of submissions', () => {
  const LISTS = { no_generation: [id(3)], no_logs: [id(4)], resolved: [id(1)] };

  test('of the first harness name everything that was tried', async () => {
    const lists = {
      no_generation: [id(7)],
      generated: [1, 2, 3, 4, 5, 6].map(n => id(n)),
      with_logs: [1, 2, 3, 4, 5].map(n => id(n)),
      install_fail: [],
      reset_failed: [],
      no_apply: [id(3)],
      applied: [id(1), id(2), id(4)],
      test_errored: [id(4)],
      test_timeout: [],
      resolved: [id(1)],
    };
    const sink = await read({ 'results.json': lists });
    expect(new Map(verdictsOf(sink) as [string, unknown][])).toEqual(
      new Map<string, unknown>([
        [id(1), 1],
        [id(7), 0],
        [id(4), 'errored'],
        [id(3), 0],
        [id(2), 0],
        [id(5), 'errored'],
        [id(6), 'errored'],
      ]),
    );
  });

  test.each([
    [{ resolved: [id(1)], applied: [id(1), id(2)] }],
    [{ resolved: [id(1)], generated: [id(1), id(2)] }],
    [{ resolved: [id(1)], unresolved: [id(2)] }],
  ])('of other kinds: %j', async lists => {
    const sink = await read({ 'model.json': lists });
    expect(sink.series[0]?.facts.model).toBe('model');
    expect(verdictsOf(sink)).toEqual([
      [id(1), 1],
      [id(2), 0],
    ]);
  });

  test('that name only the resolved hold no comparison alone', async () => {
    const sink = await read({ 'agent/results/results.json': LISTS });
    expect(sink.series.map(({ facts, outcomes }) => [facts.model, outcomes.length])).toEqual([['agent', 0]]);
    expect(texts(sink.notes)).toContain('names only the instances that were resolved, not those that were tried');
  });

  test.each([
    ['lines', toJsonl([1, 2, 3, 4, 5].map(n => prediction(id(n), n === 5 ? '' : 'x')))],
    ['a list', [1, 2, 3, 4, 5].map(n => prediction(id(n), n === 5 ? null : 'x'))],
    ['an object', Object.fromEntries([1, 2, 3, 4, 5].map(n => [id(n), prediction(id(n), n === 5 ? ' ' : 'x')]))],
  ])('are completed by the predictions beside them (%s)', async (_, predictions) => {
    const sink = await read({ 'agent/results/results.json': LISTS, 'agent/all_preds.jsonl': predictions });
    expect(verdictsOf(sink)).toEqual([
      [id(1), 1],
      [id(3), 0],
      [id(4), 'errored'],
      [id(2), 0],
      [id(5), 0],
    ]);
  });

  test('are completed by the reports of their instances', async () => {
    const sink = await read({
      'evaluation/lite/agent/results/results.json': LISTS,
      'evaluation/lite/agent/logs/django__django-1/report.json': instance(id(1), true),
      'evaluation/lite/agent/logs/django__django-2/report.json': instance(id(2), false),
    });
    expect(sink.series.map(({ facts, outcomes }) => [facts.model, facts.task, outcomes.length])).toEqual([
      ['agent', 'swe-bench lite', 4],
    ]);
  });

  test('of a known part of the benchmark count everything else as not resolved, the same instances in every file', async () => {
    const sink = await read({
      'evaluation/lite/a/results/results.json': LISTS,
      'evaluation/lite/b/results/results.json': { no_generation: [], no_logs: [], resolved: [id(1), id(2)] },
    });
    const [a, b] = sink.series;
    expect(a?.outcomes.length).toBe(300);
    expect(new Set(a?.outcomes.map(({ item }) => item))).toEqual(new Set(b?.outcomes.map(({ item }) => item)));
    expect(summarizeSeries(b!).mean).toBeCloseTo(2 / 300, 12);
    expect(texts(sink.notes)).toContain('296 that no file names are called "unnamed 1" and so on');
  });

  test('that name more instances than their part has are not completed', async () => {
    const resolved = Array.from({ length: 301 }, (_, n) => id(n));
    const sink = await read({ 'evaluation/lite/a/results/results.json': { no_generation: [], no_logs: [], resolved } });
    expect(sink.series[0]?.outcomes).toEqual([]);
    expect(texts(sink.notes)).toContain('the files name 301 instances of lite, which has 300');
  });

  test('predictions alone hold no outcomes', async () => {
    const sink = await read({ 'all_preds.jsonl': toJsonl([prediction(id(1))]) });
    expect(sink.series).toEqual([]);
    expect(texts(sink.notes)).toContain('no outcomes');
  });
});

describe('recognises by content', () => {
  test.each([
    ['a report', report(), true],
    ['the start of a long report', report({ completed_ids: Array.from({ length: 5000 }, (_, n) => id(n)) }), true],
    ['old lists', { no_generation: [], generated: [id(1)], resolved: [id(1)] }, true],
    ['lists of submissions', { no_generation: [], no_logs: [], resolved: [] }, true],
    ['resolved alone', { resolved: [id(1)] }, true],
    ['one long list first', { resolved: Array.from({ length: 5000 }, (_, n) => id(n)), no_logs: [] }, true],
    ['an instance', instance(id(1), true), true],
    ['predictions', toJsonl([prediction(id(1))]), true],
    ['names that were resolved elsewhere', { resolved: ['example.org'] }, false],
    ['lm-eval results', { results: { a: { 'acc,none': 1 } } }, false],
    ['promptfoo results', { evalId: 'x', results: { version: 3 } }, false],
    ['a table', 'instance_id,resolved\n', false],
  ])('%s', async (_, content, expected) => {
    const [file] = writeFiles({ 'x.any': content });
    expect(await recognizesFile(sweBenchReader, file!)).toBe(expected);
  });
});

describe('bad files', () => {
  test.each([
    [
      'ids that are none',
      report({ resolved_ids: [3] }),
      'a.b.json: resolved_ids[0] is 3; expected the id of an instance',
    ],
    ['no list', report({ resolved_ids: 'all' }), 'a.b.json: resolved_ids is "all"; expected a list'],
    ['resolved and not', report({ unresolved_ids: [id(1)] }), '"django__django-1" stands in unresolved_ids too'],
    ['a count below 0', report({ resolved_instances: -1 }), 'resolved_instances is -1'],
    ['a cut file', JSON.stringify(report(), null, 4).slice(0, -10), 'a.b.json:'],
    [
      'an instance that is no object',
      '{"django__django-1": {"patch_exists": true, "resolved": "yes"}}',
      'resolved is "yes"; expected true or false',
    ],
  ])('%s', async (_, content, message) => {
    const fault = await faultOf(() => read({ 'a.b.json': content }));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
  });
});

describe('any damage ends in a reading or a refusal', () => {
  const FILES: Readonly<Record<string, unknown>> = {
    'agent.night.json': report(),
    'evaluation/lite/a/results/results.json': { no_generation: [id(3)], no_logs: [], resolved: [id(1)] },
    'b/results/results.json': { no_generation: [], no_logs: [id(2)], resolved: [id(1)] },
    'b/all_preds.json': [prediction(id(1)), prediction(id(2), '')],
    'b/logs/django__django-1/report.json': instance(id(1), true),
  };
  testDamage(sweBenchReader, FILES);
});
