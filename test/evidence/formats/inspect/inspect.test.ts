import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceSink } from '../../../../src/evidence/evidence-sink.ts';
import { inspectReader } from '../../../../src/evidence/formats/inspect/inspect.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { readContents, recognizesContent } from '../../../support/evidence-contents.ts';
import { checksOf, notesOf, onlySeries, outcomesOf } from '../../../support/evidence-words.ts';
import { faultOf } from '../../../support/fault-of.ts';
import {
  type LogParts,
  makeArchive,
  makeLog,
  makeResult,
  makeSample,
  packMembers,
} from '../../../support/inspect-log.ts';
import { expectReadOrRefusal, FUZZ_RUNS, mutatedBytes, mutatedJson } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { hasSharedData, sharedData } from '../../../support/shared-data.ts';

const readLog = (parts: LogParts = {}): Promise<EvidenceSink> =>
  readContents(inspectReader, { 'a.json': JSON.stringify(makeLog(parts)) });

const LOGS = 'logs/inspect_ai';

/** Log → accuracy and standard error of its header, and whether the file still has the samples they are about. */
const PUBLISHED: readonly [path: string, items: number, checks: readonly string[]][] = [
  ['derived/log_streaming.zstd-repacked.eval', 2, ['accuracy: yes', 'stderr: yes']],
  ['inspect_repo/log__test_eval_log__log_streaming.eval', 2, ['accuracy: yes', 'stderr: yes']],
  ['inspect_repo/log__test_eval_log__log_formats.eval', 1, ['accuracy: yes', 'stderr: cannot be checked']],
  ['inspect_repo/log__test_eval_log__log_formats.json', 1, ['accuracy: yes', 'stderr: cannot be checked']],
  ['inspect_repo/log__test_eval_log__log_read_sample.eval', 1, ['accuracy: yes', 'stderr: cannot be checked']],
  ['inspect_repo/log__test_eval_log__log_read_sample.json', 1, ['accuracy: yes', 'stderr: cannot be checked']],
  [
    'inspect_repo/log__test_eval_log__log_message_deduplication.eval',
    1,
    ['accuracy: yes', 'stderr: cannot be checked'],
  ],
  [
    'inspect_repo/analysis__test_logs_choices__mmlu-summary-choices.eval',
    1,
    ['accuracy: yes', 'stderr: cannot be checked'],
  ],
  ['inspect_repo/analysis__test_logs__2025-05-12T20-28-13-04-00_popularity.json', 3, ['accuracy: yes', 'stderr: yes']],
  ['inspect_repo/analysis__test_logs__2025-05-12T20-28-13-04-00_no-samples.json', 3, ['accuracy: yes', 'stderr: yes']],
  [
    'inspect_repo/analysis__test_logs__2025-05-12T20-28-26-04-00_security-guide.json',
    3,
    ['accuracy: yes', 'stderr: yes'],
  ],
  [
    'inspect_repo/log__test_list_logs__2024-11-05T13-31-45-05-00_input-task_8zXjbRzCWrL9GXiXo2vus9.json',
    1,
    ['accuracy: yes', 'stderr: cannot be checked'],
  ],
  [
    'inspect_repo/log__test_list_logs__2024-11-05T13-32-37-05-00_input-task_hxs4q9azL3ySGkjJirypKZ.eval',
    1,
    ['accuracy: yes', 'stderr: cannot be checked'],
  ],
  [
    'inspect_repo/log__test_eval_log__log_tool_call_error.json',
    1,
    ['total_samples: no', 'accuracy: cannot be checked'],
  ],
  ['every_eval_ever/data_arc_qwen.json', 3, ['accuracy: yes', 'stderr: yes']],
  ['every_eval_ever/data_arc_sonnet.json', 5, ['accuracy: yes', 'stderr: yes']],
  ['every_eval_ever/data_pubmedqa_gpt4o_mini.json', 2, ['accuracy: yes', 'stderr: yes']],
  ['every_eval_ever/data_cvebench_empty_choices.json', 1, ['total_samples: no', 'mean: cannot be checked']],
  [
    'every_eval_ever/data_cyse2_vuln_exploit_challenges.json',
    1,
    ['total_samples: no', 'accuracy: cannot be checked', 'mean: cannot be checked'],
  ],
  ['every_eval_ever/data_intercode_ctf_local_path.json', 1, ['total_samples: no', 'accuracy: cannot be checked']],
];

describe('real logs (skipped without ../shared/data)', () => {
  test.for(PUBLISHED)('%s: %i items, and the header is checked: %j', async ([path, items, expected], { skip }) => {
    skip(!hasSharedData(LOGS), `no ${sharedData(LOGS)}`);
    expect(await recognizesFile(inspectReader, sharedData(`${LOGS}/${path}`))).toBe(true);
    const series = onlySeries(await readEvidence(inspectReader, [sharedData(`${LOGS}/${path}`)]));
    expect(summarizeSeries(series).items).toBe(items);
    expect(checksOf(series)).toEqual(expected);
  });

  test('a log says the same as archive, with deflate and with Zstandard, and as JSON', async ({ skip }) => {
    skip(!hasSharedData(LOGS), `no ${sharedData(LOGS)}`);
    const read = async (path: string) =>
      onlySeries(await readEvidence(inspectReader, [sharedData(`${LOGS}/${path}`)])).outcomes;
    const name = 'inspect_repo/log__test_eval_log__log_';
    expect(await read('derived/log_streaming.zstd-repacked.eval')).toEqual(await read(`${name}streaming.eval`));
    expect(await read(`${name}read_sample.json`)).toEqual(await read(`${name}read_sample.eval`));
  });

  test('two items of two epochs each have the mean 0.75 with standard error 0.25', async ({ skip }) => {
    skip(!hasSharedData(LOGS), `no ${sharedData(LOGS)}`);
    const path = sharedData(`${LOGS}/inspect_repo/log__test_eval_log__log_streaming.eval`);
    const series = onlySeries(await readEvidence(inspectReader, [path]));
    expect(outcomesOf(series)).toEqual(['1/1 scored 0', '2/1 scored 1', '1/2 scored 1', '2/2 scored 1']);
    expect(summarizeSeries(series)).toMatchObject({ mean: 0.75, stderr: 0.25 });
  });

  test('a log that was never scored is listed without outcomes', async ({ skip }) => {
    skip(!hasSharedData(LOGS), `no ${sharedData(LOGS)}`);
    const path = sharedData(
      `${LOGS}/inspect_repo/scorer__logs__2025-02-11T15-17-00-05-00_popularity_dPiJifoWeEQBrfWsAopzWr.eval`,
    );
    const sink = await readEvidence(inspectReader, [path]);
    expect(onlySeries(sink).outcomes).toEqual([]);
    expect(notesOf(sink)).toEqual(['Has no outcomes: its samples were never scored (inspect score does that).']);
  });
});

describe('recognition', () => {
  test('takes logs by what is in them', async () => {
    const log = makeLog();
    expect(await recognizesContent(inspectReader, JSON.stringify(log))).toBe(true);
    expect(await recognizesContent(inspectReader, JSON.stringify(log, null, 2))).toBe(true);
    expect(await recognizesContent(inspectReader, makeArchive(log))).toBe(true);
    const started = new Map([['_journal/start.json', { version: 2, eval: log.eval, plan: log.plan }]]);
    expect(await recognizesContent(inspectReader, packMembers(started))).toBe(true);
  });

  test('takes a log whose first 64 KiB end in the list of its items', async () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => at);
    const log = makeLog({ eval: { dataset: { sample_ids: ids } } });
    expect(await recognizesContent(inspectReader, JSON.stringify(log))).toBe(true);
  });

  test.each([
    ['other JSON', '{"results": {}, "config": {"model": "x"}, "status": "success"}'],
    ['JSON with more fields', JSON.stringify({ ...makeLog(), evalId: 'e', config: {} })],
    ['lines of JSON', `${JSON.stringify(makeLog())}\n${JSON.stringify(makeLog())}`],
    ['a table', 'item,score\n1,1\n'],
    [
      'another archive',
      packMembers(
        new Map([
          ['header.json', {}],
          ['data.json', {}],
        ]),
      ),
    ],
    ['half an archive', makeArchive(makeLog()).subarray(0, 200)],
    ['nothing', ''],
  ])('leaves %s alone', async (_claim, content) => {
    expect(await recognizesContent(inspectReader, content)).toBe(false);
  });
});

describe('a log', () => {
  test('becomes a series with model, task, scorer and seed', async () => {
    const sink = await readLog({ plan: { config: { seed: 7 } } });
    expect(onlySeries(sink)).toMatchObject({ facts: { model: 'lab/model', task: 'sums', metric: 'match', seed: '7' } });
    expect(onlySeries(sink).facts).not.toHaveProperty('method');
    expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 1', '2 scored 0']);
    expect(sink.notes).toEqual([]);
  });

  test('has its seed in the model configuration otherwise', async () => {
    const sink = await readLog({ eval: { model_generate_config: { seed: 3 } } });
    expect(onlySeries(sink).facts.seed).toBe('3');
  });

  test.each([0, 8, 93])('packed by method %i says what the JSON file says', async method => {
    const log = makeLog({
      results: { total_samples: 2, completed_samples: 2, scores: [makeResult({ accuracy: 0.5 })] },
    });
    const json = onlySeries(await readContents(inspectReader, { 'a.json': JSON.stringify(log) }));
    const archive = onlySeries(await readContents(inspectReader, { 'a.eval': makeArchive(log, method) }));
    expect({ ...archive, path: '' }).toEqual({ ...json, path: '' });
    expect(checksOf(archive)).toEqual(['accuracy: yes']);
  });

  test('keeps answer, target, tokens, cost and what was asked, and tells clusters by metadata', async () => {
    const usage = {
      'lab/model': { input_tokens: 5, output_tokens: 1, total_cost: 0.25 },
      grader: { input_tokens: 900 },
    };
    const samples = [
      makeSample('a', { match: 1 }, { model_usage: usage, target: ['yes'] }),
      makeSample('b', { match: 0 }, { input: [{ role: 'user', content: 'What is a?' }], target: ['x', 'y'] }),
      makeSample('c', { match: 0 }, { input: [{ role: 'user', content: [{ type: 'text', text: ' What is a?\n' }] }] }),
      makeSample('d', { match: 0 }, { input: 'What is a?', choices: ['1', '2'] }),
      makeSample('e', { match: 0 }, { input: 'attachment://aa', attachments: { aa: 'What is a?' } }),
      makeSample('f', { match: 0 }, { input: 'attachment://bb', model_usage: {} }),
    ];
    const log = JSON.stringify(makeLog({ samples }));
    const { outcomes } = onlySeries(await readContents(inspectReader, { 'a.json': log }, { cluster: 'topic' }));
    expect(outcomes[0]).toMatchObject({ prediction: 'yes', label: 'yes', tokensIn: 5, tokensOut: 1, costUsd: 0.25 });
    expect(outcomes[0]).toMatchObject({ cluster: 'numbers' });
    expect(outcomes[1]?.label).toBeUndefined();
    const [a, b, c, d, e, f] = outcomes.map(({ content }) => content);
    expect([b, c, e]).toEqual([a, a, a]);
    expect(d).not.toBe(a);
    expect(f).toBeUndefined();
    expect(outcomes[5]?.tokensIn).toBeUndefined();
  });

  test('with several epochs has a repeat for each', async () => {
    const samples = [1, 2].flatMap(epoch => [
      makeSample('b', { match: 'C' }, { epoch }),
      makeSample(10, { match: 'I' }, { epoch }),
      makeSample(9, { match: epoch === 1 ? 'C' : 'I' }, { epoch }),
    ]);
    const scores = [makeResult({ accuracy: 0.5, stderr: 0.288675134594813 })];
    const results = { total_samples: 6, completed_samples: 6, scores };
    const series = onlySeries(await readLog({ samples, results, config: { epochs: 2 } }));
    expect(outcomesOf(series)).toEqual([
      ...['9/1 scored 1', '10/1 scored 0', 'b/1 scored 1'],
      ...['9/2 scored 0', '10/2 scored 0', 'b/2 scored 1'],
    ]);
    expect(checksOf(series)).toEqual(['accuracy: yes', 'stderr: yes']);
  });

  test('of several epochs of which one is there still names it', async () => {
    const series = onlySeries(await readLog({ samples: [makeSample(1, { match: 'C' })], config: { epochs: 4 } }));
    expect(outcomesOf(series)).toEqual(['1/1 scored 1']);
  });

  test.each<[value: unknown, outcome: string]>([
    ['C', '1 scored 1'],
    ['I', '1 scored 0'],
    ['P', '1 scored 0.5'],
    ['N', '1 refused 0'],
    [true, '1 scored 1'],
    [false, '1 scored 0'],
    [0.25, '1 scored 0.25'],
    ['Yes', '1 scored 1'],
    ['FALSE', '1 scored 0'],
    ['0.75', '1 scored 0.75'],
    [null, '1 errored 0'],
    ['NaN', '1 errored 0'],
  ])('takes the value %j as: %s', async (value, outcome) => {
    expect(outcomesOf(onlySeries(await readLog({ samples: [makeSample(1, { match: value })] })))).toEqual([outcome]);
  });

  test('with NaN written as a bare word has an outcome without a score there', async () => {
    const text = JSON.stringify(makeLog({ samples: [makeSample(1, { match: 'X' })] })).replace(
      '"value":"X"',
      '"value":NaN',
    );
    expect(outcomesOf(onlySeries(await readContents(inspectReader, { 'a.json': text })))).toEqual(['1 errored 0']);
  });

  test.each([[7], [-0.5], ['A'], ['-0.5'], [[1, 0]], ['Infinity']])(
    'has no series of values like %j, and says so',
    async value => {
      const sink = await readLog({ samples: [makeSample(1, { match: 1 }), makeSample(2, { match: value })] });
      expect(sink.series).toEqual([]);
      expect(notesOf(sink)[0]).toContain(
        'Metric "match" was passed over: its values are no scores from 0 to 1 (sample "2" has',
      );
    },
  );

  test('with several scorers has a series for each, the first of the header first', async () => {
    const samples = [makeSample(1, { judge: 0.5, match: 'C', length: 812 })];
    const results = {
      scores: [makeResult({ accuracy: 1 }), makeResult({ mean: 0.5 }, { name: 'judge', scorer: 'judge' })],
    };
    const sink = await readLog({ samples, results });
    expect(sink.series.map(({ facts, isPrimary }) => [facts.metric, isPrimary])).toEqual([
      ['judge', false],
      ['match', true],
    ]);
    expect(sink.series.map(checksOf)).toEqual([['mean: yes'], ['accuracy: yes']]);
    expect(notesOf(sink)).toHaveLength(1);
  });

  test('shows the metric first that its task declares as the headline', async () => {
    const samples = [makeSample(1, { judge: 0.5, match: 'C' })];
    const scores = [makeResult({ accuracy: 1 }), makeResult({ mean: 0.5 }, { name: 'judge', scorer: 'judge' })];
    const headline = { scorer: 'judge', metric: 'mean' };
    const sink = await readLog({ samples, results: { scores }, eval: { headline_metric: headline } });
    expect(sink.series.find(({ isPrimary }) => isPrimary)?.facts.metric).toBe('judge');
  });

  test('with dictionaries as scores has a series for each key', async () => {
    const samples = [
      makeSample(1, { quality: { style: 1, fact: 'C', words: 40 } }),
      makeSample(2, { quality: { style: 0.5, fact: null, words: 10 } }),
    ];
    const of = (name: string, value: number) => makeResult({ mean: value }, { name, scorer: 'quality' });
    const results = { total_samples: 2, scores: [of('style', 0.75), of('fact', 1), of('quality', 3)] };
    const sink = await readLog({ samples, results });
    expect(sink.series.map(series => [series.facts.metric, ...outcomesOf(series), ...checksOf(series)])).toEqual([
      ['quality/style', '1 scored 1', '2 scored 0.5', 'mean: yes'],
      ['quality/fact', '1 scored 1', '2 errored 0', 'mean: yes'],
    ]);
    expect(notesOf(sink)[0]).toContain('"quality/words" was passed over');
  });

  test('of a single scorer as old versions wrote it is read', async () => {
    const samples = [{ id: 1, epoch: 1, input: 'x', target: 'y', score: { value: 'C' } }];
    const metrics = { accuracy: { name: 'accuracy', value: 1, options: {} } };
    const sink = await readLog({ samples, results: { scorer: { name: 'includes' }, metrics }, more: { version: 1 } });
    expect(onlySeries(sink).facts.metric).toBe('includes');
    expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes']);
  });

  test('with the placeholder of old versions for the scorer is read', async () => {
    const samples = [makeSample(1, { '88F74D2C': 'C' })];
    expect(onlySeries(await readLog({ samples, results: { scores: [makeResult({})] } })).facts.metric).toBe('match');
  });
});

describe('gaps', () => {
  test('a sample that failed is errored, and the header leaves it out', async () => {
    const samples = [
      makeSample(1, { match: 'C' }),
      makeSample(2, { match: 'I' }),
      makeSample(3, {}, { error: { message: 'timeout' } }),
      makeSample(4, { match: 'C' }, { error: { message: 'late' } }),
    ];
    const results = { total_samples: 4, completed_samples: 2, scores: [makeResult({ accuracy: 0.5, stderr: 0.5 })] };
    const series = onlySeries(await readLog({ samples, results }));
    expect(outcomesOf(series)).toEqual(['1 scored 1', '2 scored 0', '3 errored 0', '4 errored 0']);
    expect(checksOf(series)).toEqual(['accuracy: yes', 'stderr: yes']);
  });

  test('a sample that failed keeps its score where the run scores those too', async () => {
    const samples = [
      makeSample(1, { match: 'C' }, { error: { message: 'late' } }),
      makeSample(2, {}, { error: 'early' }),
    ];
    expect(outcomesOf(onlySeries(await readLog({ samples, config: { score_on_error: true } })))).toEqual([
      '1 scored 1',
      '2 errored 0',
    ]);
  });

  test('a log in which every sample failed has them errored under its scorer', async () => {
    const samples = [makeSample(1, {}, { error: { message: 'x' } }), makeSample(2, {}, { error: { message: 'x' } })];
    expect(outcomesOf(onlySeries(await readLog({ samples })))).toEqual(['1 errored 0', '2 errored 0']);
  });

  test('a sample without a score of one scorer is missing there', async () => {
    const samples = [makeSample(1, { a: 1, b: 1 }), makeSample(2, { a: 0 })];
    const sink = await readLog({ samples });
    expect(sink.series.map(outcomesOf)).toEqual([
      ['1 scored 1', '2 scored 0'],
      ['1 scored 1', '2 missing 0'],
    ]);
  });

  test('no answer counts as 0 in the header', async () => {
    const samples = [makeSample(1, { match: 'C' }), makeSample(2, { match: 'N' })];
    const results = { total_samples: 2, completed_samples: 2, scores: [makeResult({ accuracy: 0.5, stderr: 0.5 })] };
    const series = onlySeries(await readLog({ samples, results }));
    expect(series.claims.map(({ unscoredAs }) => unscoredAs)).toEqual([0, 0]);
    expect(checksOf(series)).toEqual(['accuracy: yes', 'stderr: yes']);
  });

  test('no answers beside failures leave the header unchecked, which is said', async () => {
    const samples = [makeSample(1, { match: 'N' }), makeSample(2, { match: 'C' }), makeSample(3, {}, { error: 'x' })];
    const results = { total_samples: 3, completed_samples: 2, scores: [makeResult({ accuracy: 0.5 })] };
    const sink = await readLog({ samples, results });
    expect(onlySeries(sink).claims).toEqual([]);
    expect(notesOf(sink)[0]).toContain('means not checked');
  });

  test('a sample declared invalid is errored, and the header is not checked', async () => {
    const samples = [makeSample(1, { match: 'C' }), makeSample(2, { match: 'C' }, { invalidation: { author: 'me' } })];
    const sink = await readLog({ samples, results: { total_samples: 2, scores: [makeResult({ accuracy: 1 })] } });
    expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 1', '2 errored 0']);
    expect(onlySeries(sink).claims).toEqual([]);
    expect(notesOf(sink)[0]).toContain('1 sample declared invalid');
  });

  test('a limit is told, and the score stands', async () => {
    const samples = [makeSample(1, { match: 'I' }, { limit: { type: 'token', limit: 500 } })];
    const sink = await readLog({ samples });
    expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 0']);
    expect(notesOf(sink)).toEqual(['1 sample ran into a limit (token 1); they count as they were scored.']);
  });

  test('samples that the header names and the file does not hold are missing', async () => {
    const eval_ = { dataset: { sample_ids: [1, 2, 'x'] } };
    const results = { total_samples: 6, completed_samples: 6, scores: [makeResult({ accuracy: 0.5 })] };
    const sink = await readLog({ eval: eval_, config: { epochs: 2 }, results });
    expect(outcomesOf(onlySeries(sink)).slice(2)).toEqual([
      '1/2 missing 0',
      '2/2 missing 0',
      'x/1 missing 0',
      'x/2 missing 0',
    ]);
    expect(onlySeries(sink).claims).toEqual([]);
    expect(notesOf(sink)).toEqual(['Holds 2 of 6 samples; 4 are counted as missing.']);
  });

  test('samples that the header counts and nobody names are told', async () => {
    const results = { total_samples: 10, completed_samples: 10, scores: [makeResult({ accuracy: 0.9, stderr: 0.1 })] };
    const sink = await readLog({ results });
    expect(checksOf(onlySeries(sink))).toEqual(['total_samples: no', 'accuracy: cannot be checked']);
    expect(notesOf(sink)).toEqual(['Holds 2 of 10 samples; nothing is known of the others.']);
  });

  test('a header without samples is listed with what it claims', async () => {
    const results = { total_samples: 10, completed_samples: 10, scores: [makeResult({ accuracy: 0.9 })] };
    const sink = await readLog({ samples: [], results });
    expect(onlySeries(sink).outcomes).toEqual([]);
    expect(checksOf(onlySeries(sink))).toEqual(['total_samples: cannot be checked', 'accuracy: cannot be checked']);
    expect(notesOf(sink)).toEqual(['Holds 0 of 10 samples.']);
  });

  test('the items of a log without samples are read from its reductions', async () => {
    const reductions = [
      {
        scorer: 'match',
        reducer: 'mean',
        samples: [
          { sample_id: 1, value: 0.5 },
          { sample_id: 'b', value: 1 },
        ],
      },
      { scorer: 'match', reducer: 'mode', samples: [{ sample_id: 1, value: 'C' }] },
    ];
    const scores = [makeResult({ accuracy: 0.75, stderr: 0.25 }, { reducer: 'mean' })];
    const parts = { samples: [], config: { epochs: 2 }, results: { total_samples: 4, scores }, more: { reductions } };
    for (const content of [JSON.stringify(makeLog(parts)), makeArchive(makeLog(parts))]) {
      const sink = await readContents(inspectReader, { a: content });
      expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 0.5', 'b scored 1']);
      expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes', 'stderr: yes']);
      expect(notesOf(sink)[0]).toContain('read from its reductions');
    }
  });

  test('an archive without samples is read from its summaries, without the texts that they cut', async () => {
    const { samples, ...header } = makeLog();
    const journal = [
      ['_journal/start.json', header],
      ['_journal/summaries/1.json', samples],
    ] as const;
    for (const more of [
      journal,
      [...journal.slice(0, 1), ['header.json', header], ['summaries.json', samples]] as const,
    ]) {
      const sink = await readContents(inspectReader, { 'a.eval': packMembers(new Map<string, unknown>(more)) });
      expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 1', '2 scored 0']);
      expect(onlySeries(sink).outcomes[0]?.content).toBeUndefined();
      expect(notesOf(sink)).toContain(
        'Its samples are gone; their summaries were read, which cut long questions: pair by id.',
      );
    }
  });

  test('a log that never finished is read as far as it got', async () => {
    const log = makeLog({ eval: { dataset: { sample_ids: [1, 2, 3] } } });
    const members = new Map<string, unknown>([
      ['_journal/start.json', { version: 2, eval: log.eval, plan: log.plan }],
      ['samples/1_epoch_1.json', makeSample(1, { match: 'C' })],
    ]);
    const sink = await readContents(inspectReader, { 'a.eval': packMembers(members) });
    expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 1', '2 missing 0', '3 missing 0']);
    expect(onlySeries(sink).isPrimary).toBe(true);
    expect(notesOf(sink)).toEqual([
      'The run did not end well: status started.',
      'Holds 1 of 3 samples; 2 are counted as missing.',
    ]);
  });

  test('a run that failed says why', async () => {
    const sink = await readLog({
      results: null,
      more: { status: 'error', error: { message: 'No API key\nat line 3' } },
    });
    expect(notesOf(sink)).toEqual(['The run did not end well: status error (No API key).']);
  });

  test.each<[claim: string, parts: LogParts]>([
    ['started without a sample', { samples: [], results: null, more: { status: 'started' } }],
    ['without results', { samples: [], results: {} }],
  ])('a log %s is listed without outcomes', async (_claim, parts) => {
    const sink = await readLog(parts);
    expect(onlySeries(sink).outcomes).toEqual([]);
    expect(notesOf(sink)).toContain('Has no outcomes: it holds no samples.');
  });

  test('large samples that lie in folders of their own are read', async () => {
    const { samples: _, ...header } = makeLog({ more: { version: 3 }, results: null });
    const { metadata, ...shell } = makeSample('a/b', { match: 'C' });
    const folder = 'samples/a/b_epoch_1';
    const members = new Map<string, unknown>([
      ['header.json', header],
      [`${folder}/sample.json`, shell],
      [`${folder}/metadata.json`, metadata],
      [`${folder}/messages/0.json`, []],
      [`${folder}/events/x_epoch_1.json`, {}],
      ['samples/c_epoch_1.json', makeSample('c', { match: 'I' })],
    ]);
    const sink = await readContents(inspectReader, { 'a.eval': packMembers(members) }, { cluster: 'topic' });
    expect(outcomesOf(onlySeries(sink))).toEqual(['a/b scored 1', 'c scored 0']);
    expect(onlySeries(sink).outcomes[0]?.cluster).toBe('numbers');
  });
});

describe('claims', () => {
  const samples = [1, 2].map(epoch => makeSample(1, { match: epoch === 1 ? 'C' : 'I' }, { epoch }));
  const resultsOf = (...scores: readonly ReturnType<typeof makeResult>[]) => ({
    total_samples: 2,
    completed_samples: 2,
    scores,
  });

  test('under a reducer that is no mean are not checked, which is said; those of the mean beside them are', async () => {
    const results = resultsOf(
      makeResult({ accuracy: 1 }, { reducer: 'pass_at_2' }),
      makeResult({ accuracy: 0.5 }, { reducer: 'mean' }),
    );
    const sink = await readLog({ samples, results, config: { epochs: 2, epochs_reducer: ['pass_at_2', 'mean'] } });
    expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes']);
    expect(notesOf(sink)).toEqual([
      'The header\'s numbers for "match" with the epochs reduced by "pass_at_2" are not those of a mean: not checked.',
    ]);
  });

  test('take the reducer from the configuration where the result names none', async () => {
    const sink = await readLog({
      samples,
      results: resultsOf(makeResult({ accuracy: 1 })),
      config: { epochs: 2, epochs_reducer: ['max'] },
    });
    expect(onlySeries(sink).claims).toEqual([]);
  });

  test.each(['max', 'mode', 'median'])('of a single epoch are those of the outcomes under %s', async reducer => {
    const results = resultsOf(makeResult({ accuracy: 0.5 }, { reducer }));
    expect(checksOf(onlySeries(await readLog({ results })))).toEqual(['accuracy: yes']);
  });

  test('that do not fit the outcomes are found out', async () => {
    expect(checksOf(onlySeries(await readLog({ results: resultsOf(makeResult({ accuracy: 0.7 })) })))).toEqual([
      'accuracy: no',
    ]);
  });

  test('of clustered, bootstrapped and other errors, and of groups, are left alone', async () => {
    const metrics = { accuracy: 0.5, stderr: 0.4, bootstrap_stderr: 0.3, std: 0.7, group_a: 1 };
    const scorers = [{ name: 'match', metrics: [{ name: 'inspect_ai/stderr', options: { cluster: 'topic' } }] }];
    const sink = await readLog({ results: resultsOf(makeResult(metrics)), eval: { scorers } });
    expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes']);
  });
});

describe('methods', () => {
  const methodsOf = async (...parts: readonly LogParts[]) => {
    const contents = Object.fromEntries(parts.map((part, at) => [`${at}.json`, JSON.stringify(makeLog(part))]));
    return (await readContents(inspectReader, contents)).series.map(({ facts }) => facts.method);
  };
  const steps = (...solvers: readonly string[]): LogParts => ({
    plan: { steps: solvers.map(solver => ({ solver, params: {} })) },
  });

  test('have no name where logs differ by model alone', async () => {
    const other = { eval: { model: 'lab/other', model_generate_config: { reasoning_effort: 'high' } } };
    expect(await methodsOf(steps('react', 'generate'), { ...steps('react', 'generate'), ...other })).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('are the solvers where two of them meet on one task', async () => {
    const named = { eval: { solver: 'my_agent' } };
    expect(await methodsOf(steps('generate'), steps('chain_of_thought', 'generate'), named)).toEqual([
      'generate',
      'chain_of_thought + generate',
      'my_agent',
    ]);
  });

  test('have no name where solvers differ between tasks alone', async () => {
    expect(await methodsOf(steps('generate'), { ...steps('multiple_choice'), eval: { task: 'facts' } })).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('are told apart by the settings in which logs of one model differ', async () => {
    const template = (text: string): LogParts => ({
      plan: { steps: [{ solver: 'system_message', params: { template: text, keep: 1 } }] },
    });
    const [a, b] = await methodsOf(template('Be brief.'), template(`Be ${'very '.repeat(30)}long.`));
    expect(a).toBe('system_message (system_message.template=Be brief.)');
    expect(b).toMatch(/^system_message \(system_message\.template=Be very very very ve… #[0-9a-f]{6}\)$/);
    expect(await methodsOf({ eval: { task_args: { shots: 0 } } }, { eval: { task_args: { shots: 5 } } })).toEqual([
      'generate (shots=0)',
      'generate (shots=5)',
    ]);
    expect(await methodsOf({}, { plan: { config: { temperature: 0.5 } } })).toEqual([
      'generate',
      'generate (temperature=0.5)',
    ]);
  });

  test('are not told apart by seeds and by how fast requests go out', async () => {
    const fast = { plan: { config: { seed: 2, max_connections: 50, max_retries: 3, timeout: 9 } } };
    expect(await methodsOf({ plan: { config: { seed: 1 } } }, fast)).toEqual([undefined, undefined]);
  });
});

describe('logs of one run', () => {
  const log = (status: string, created: string, score: string, more: LogParts = {}) =>
    JSON.stringify(
      makeLog({
        samples: [makeSample(1, { match: score })],
        ...more,
        eval: { task_id: 'same', created, ...more.eval },
        more: { status },
      }),
    );

  test('that was tried again give way to the last that ended well', async () => {
    const contents = {
      'a.json': log('error', '2026-01-01T00:00:00+00:00', 'I'),
      'b.json': log('success', '2026-01-02T00:00:00+02:00', 'C'),
      'c.json': log('success', '2026-01-01T23:00:00+00:00', 'P'),
      'd.json': log('cancelled', '2026-01-05T00:00:00+00:00', 'I'),
    };
    const sink = await readContents(inspectReader, contents);
    expect(outcomesOf(onlySeries(sink))).toEqual(['1 scored 0.5']);
    expect(onlySeries(sink).path).toMatch(/c\.json$/);
    expect(sink.excluded.map(({ text }) => text)).toHaveLength(3);
    expect(sink.excluded[0]?.text).toMatch(/^is of the same run as .*c\.json, which was read instead$/);
  });

  test('that none ended well give way to the last', async () => {
    const contents = { a: log('error', '2026-01-02', 'I'), b: log('error', '2026-01-01', 'C') };
    expect(outcomesOf(onlySeries(await readContents(inspectReader, contents)))).toEqual(['1 scored 0']);
  });

  test('that is there as archive and as JSON are read once', async () => {
    const same = makeLog();
    const sink = await readContents(inspectReader, { 'a.eval': makeArchive(same), 'b.json': JSON.stringify(same) });
    expect(onlySeries(sink).path).toMatch(/a\.eval$/);
    expect(sink.excluded).toHaveLength(1);
  });

  test.each<[claim: string, eval_: Readonly<Record<string, unknown>>]>([
    ['another model', { model: 'lab/other' }],
    ['another task', { task: 'facts' }],
    ['no id of its own', { task_id: '' }],
    ['no id at all', { task_id: undefined }],
  ])('are not those with %s', async (_claim, eval_) => {
    const contents = { a: log('success', 'x', 'I', { eval: eval_ }), b: log('success', '', 'C') };
    const sink = await readContents(inspectReader, {
      ...contents,
      c: log('success', 'x', 'I', { eval: { ...eval_, run_id: 'c' } }),
    });
    const isSame = eval_.model !== undefined || eval_.task !== undefined;
    expect(sink.series).toHaveLength(isSame ? 2 : 3);
  });
});

describe('a broken log', () => {
  const asJson = (parts: LogParts): string => JSON.stringify(makeLog(parts));
  const cut = JSON.stringify(makeLog()).slice(0, 600);
  const noList = new Map<string, unknown>([
    ['header.json', makeLog()],
    ['summaries.json', {}],
  ]);

  test.each<[claim: string, content: string | Uint8Array, message: string]>([
    ['cut in the middle', cut, 'a:1:601: '],
    ['without an eval', '{"version": 2, "status": "success"}', 'a: has no eval; expected an object.'],
    ['without a model', asJson({ eval: { model: null } }), 'a: has no eval.model; expected text.'],
    [
      'of a version to come',
      asJson({ more: { version: 4 } }),
      'a: version is 4; expected at most 3, the last version of the',
    ],
    ['with samples that are no list', asJson({ more: { samples: {} } }), 'a: samples is {}; expected a list.'],
    ['with a sample that is no object', asJson({ more: { samples: [3] } }), 'a: sample 1: is 3; expected an object.'],
    [
      'with a nameless sample',
      asJson({ samples: [makeSample(1, {}, { id: null })] }),
      'a: sample 1: has no id; expected text or',
    ],
    ['with a blank name', asJson({ samples: [makeSample(' ', {})] }), 'a: sample 1: id is " "; expected a name.'],
    [
      'with an odd epoch',
      asJson({ samples: [makeSample(1, {}, { epoch: 'x' })] }),
      '(id "1"): epoch is "x"; expected a whole',
    ],
    [
      'with an odd score',
      asJson({ samples: [makeSample(1, {}, { scores: { match: 3 } })] }),
      '(id "1"): scores.match is 3; expected an object.',
    ],
    [
      'with a sample twice',
      asJson({ samples: [makeSample(1, { match: 1 }), makeSample('1', { match: 1 })] }),
      'a: sample 2 (id "1"): item "1" was there before',
    ],
    [
      'with summaries that are no list',
      packMembers(noList),
      'a: summaries.json: holds no list; expected a list of objects.',
    ],
    [
      'with an odd header in an archive',
      packMembers(
        new Map([
          ['header.json', []],
          ['summaries.json', []],
        ]),
      ),
      'a: header.json: is []; expected an object.',
    ],
  ])('%s is refused, and the place named', async (_claim, content, message) => {
    const fault = await faultOf(() => readContents(inspectReader, { a: content }));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
    expect(fault.hint).not.toBe('');
  });

  test('found in a folder is left out, once, and the others are read', async () => {
    const contents = {
      'a.json': asJson({}),
      'b.json': cut,
      'c.json': asJson({ samples: [makeSample(1, {}, { id: null })] }),
    };
    const sink = await readContents(inspectReader, contents, { isOptional: () => true });
    expect(sink.series.map(outcomesOf)).toEqual([['1 scored 1', '2 scored 0']]);
    expect(sink.excluded).toHaveLength(2);
  });

  const full = makeLog({
    samples: [
      makeSample(1, { match: 'C', judge: { a: 1, b: 0.5 } }, { limit: { type: 'token' }, choices: ['x'] }),
      makeSample('b', { match: 'N' }, { error: { message: 'x' }, input: [{ role: 'user', content: [{ text: 'q' }] }] }),
      makeSample('b', { match: 0.5 }, { epoch: 2, invalidation: {} }),
    ],
    config: { epochs: 2, epochs_reducer: ['mean'] },
    eval: { dataset: { sample_ids: [1, 'b'] }, headline_metric: { scorer: 'match' }, task_args: { shots: 1 } },
    results: {
      total_samples: 4,
      completed_samples: 3,
      scores: [makeResult({ accuracy: 0.5 }), makeResult({}, { name: 'a', scorer: 'judge' })],
    },
    more: { reductions: [{ scorer: 'match', samples: [{ sample_id: 1, value: 1 }] }] },
  });

  test('is read or refused, whatever became of its values', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedJson(full), fc.boolean(), async (value, isArchive) => {
        const { samples, reductions, ...header } = (value ?? {}) as Record<string, unknown>;
        const members = new Map<string, unknown>([
          ['header.json', header],
          ['summaries.json', samples ?? []],
          ['reductions.json', reductions ?? []],
        ]);
        const content = isArchive ? packMembers(members) : JSON.stringify(value);
        await expectReadOrRefusal(() => readContents(inspectReader, { a: content }));
      }),
      { numRuns: FUZZ_RUNS / 2 },
    );
  });

  test('is read or refused, whatever became of its bytes', async () => {
    const text = mutatedBytes(Buffer.from(JSON.stringify(full)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, mutatedBytes(makeArchive(full))), async content => {
        await expectReadOrRefusal(async () => {
          await recognizesContent(inspectReader, content);
          await readContents(inspectReader, { a: content });
        });
      }),
      { numRuns: FUZZ_RUNS / 2 },
    );
  });
});

describe('the set-up', () => {
  test('is what the model was asked: arguments of task and generation, data, versions, and the one solver', async () => {
    const sink = await readLog({
      eval: { task_args: { fewshot: 5 }, task_version: 2, packages: { inspect_ai: '0.3.95' } },
      plan: {
        steps: [{ solver: 'generate', params: { loop: true } }],
        config: { temperature: 0.5, max_connections: 9 },
      },
    });
    expect(onlySeries(sink).setup).toEqual({
      dataset: 'sums',
      'task version': '2',
      'inspect_ai version': '0.3.95',
      fewshot: '5',
      temperature: '0.5',
      steps: 'generate',
      'generate.loop': 'true',
    });
  });

  test('says nothing of solvers where these are what is compared', async () => {
    const log = (solver: string) => JSON.stringify(makeLog({ plan: { steps: [{ solver, params: {} }] } }));
    const { series } = await readContents(inspectReader, { 'a.json': log('plain'), 'b.json': log('cot') });
    expect(series.map(({ setup }) => setup)).toEqual([{ dataset: 'sums' }, { dataset: 'sums' }]);
  });
});
