import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceSink } from '../../../../src/evidence/evidence-sink.ts';
import { openaiEvalsReader } from '../../../../src/evidence/formats/openai-evals/openai-evals.ts';
import { readContents, recognizesContent } from '../../../support/evidence-contents.ts';
import { checksOf, notesOf, onlySeries, outcomesOf } from '../../../support/evidence-words.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { expectReadOrRefusal, FUZZ_RUNS, mutatedBytes, mutatedJson } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { hasSharedData, sharedData } from '../../../support/shared-data.ts';

type Values = Readonly<Record<string, unknown>>;

const SPEC = {
  completion_fns: ['gpt-x'],
  eval_name: 'sums.dev.v0',
  base_eval: 'sums',
  run_config: { seed: 7 },
  run_id: 'r',
};
const spec = (more: Values = {}): Values => ({ spec: { ...SPEC, ...more } });
const report = (numbers: Values): Values => ({ final_report: numbers });

let events = 0;
const event = (type: string, sample: string | number | null, data: unknown, more: Values = {}): Values => ({
  run_id: 'r',
  event_id: events++,
  sample_id: sample,
  type,
  data,
  created_by: '',
  created_at: '2026-01-01',
  ...more,
});
const match = (sample: string, correct: unknown, more: Values = {}): Values =>
  event('match', sample, { correct, ...more });

const linesOf = (rows: readonly unknown[]): string => rows.map(row => `${JSON.stringify(row)}\n`).join('');
const read = (...rows: readonly unknown[]): Promise<EvidenceSink> =>
  readContents(openaiEvalsReader, { 'a.jsonl': linesOf(rows) });

const REAL = 'logs/openai_evals/230417220821DPM75QNS_auto_gpt_completion_fn_test-match.jsonl';

test('a real log gives the accuracy of its final report (skipped without ../shared/data)', async ({ skip }) => {
  skip(!hasSharedData(REAL), `no ${sharedData(REAL)}`);
  expect(await recognizesFile(openaiEvalsReader, sharedData(REAL))).toBe(true);
  const sink = await readEvidence(openaiEvalsReader, [sharedData(REAL)]);
  const { facts } = onlySeries(sink);
  expect(facts).toEqual({
    model: 'auto_gpt_completion_fn',
    task: 'test-match.s1.simple-v0',
    seed: '20220722',
    metric: 'accuracy',
  });
  expect(outcomesOf(onlySeries(sink))).toEqual([
    'test-match.s1.2 scored 0',
    'test-match.s1.1 scored 1',
    'test-match.s1.0 scored 0',
  ]);
  expect(onlySeries(sink).outcomes[1]).toMatchObject({ prediction: 'George Washington', label: 'George Washington' });
  expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes']);
  expect(sink.notes).toEqual([]);
});

describe('recognition', () => {
  test.each([
    ['a spec', linesOf([spec(), match('a', true)])],
    ['a report', linesOf([report({ accuracy: 1 }), spec()])],
    ['events alone', linesOf([match('a', true)])],
    ['a spec longer than the head', linesOf([spec({ run_config: { args: 'x'.repeat(100_000) } })])],
  ])('takes %s', async (_claim, content) => {
    expect(await recognizesContent(openaiEvalsReader, content)).toBe(true);
  });

  test.each([
    ['other JSONL', '{"item":"a","score":1}\n{"item":"b","score":0}\n'],
    ['a spec of something else', '{"spec":{"containers":[]}}\n'],
    ['a table', 'spec,final_report\n1,2\n'],
    ['a list', '[{"spec":{"eval_name":"x"}}]'],
    ['nothing', ''],
  ])('leaves %s alone', async (_claim, content) => {
    expect(await recognizesContent(openaiEvalsReader, content)).toBe(false);
  });
});

describe('a record', () => {
  test('has a series of right and wrong by sample, whatever the order of its lines', async () => {
    const rows = [match('b', true), match('a', false), report({ accuracy: 0.5, boostrap_std: 0.3 })];
    for (const order of [rows, rows.toReversed()]) {
      const sink = await read(spec(), ...order);
      expect(outcomesOf(onlySeries(sink)).toSorted()).toEqual(['a scored 0', 'b scored 1']);
      expect(onlySeries(sink).isPrimary).toBe(true);
      expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes']);
      expect(sink.notes).toEqual([]);
    }
    const first = await read(report({ accuracy: 1 }), spec(), match('a', true));
    expect(checksOf(onlySeries(first))).toEqual(['accuracy: yes']);
  });

  test('of a run before solvers had names has its model too', async () => {
    const old = { completion_fns: undefined, eval_name: undefined, run_config: null };
    expect(onlySeries(await read(spec({ ...old, model_name: 'm' }), match('a', true))).facts).toEqual({
      model: 'm',
      task: 'sums',
      metric: 'accuracy',
    });
    const names = { ...old, model_names: { completions: ['m', 'n'] } };
    expect(onlySeries(await read(spec(names), match('a', true))).facts.model).toBe('m, n');
  });

  test('keeps what was asked and answered, and the tokens of the model but not of its grader', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 2 };
    const rows = [
      event('raw_sample', 'a', { topic: 'numbers', input: 'ignored' }),
      event('sampling', 'a', { prompt: [{ role: 'user', content: 'Why?' }], sampled: ['So.'], model: 'gpt-x', usage }),
      event('sampling', 'a', { prompt: 'Grade this: So.', sampled: ['Good'], model: 'judge', usage }),
      event('sampling', 'a', { prompt: 'Why now?', sampled: 'Because.', model: 'gpt-x', usage }),
      event('metrics', 'a', { score: 1 }),
      event('sampling', 'b', { prompt: 'Why?', sampled: 'x'.repeat(500), usage: null }),
      event('metrics', 'b', { score: 0 }),
    ];
    const sink = await readContents(openaiEvalsReader, { a: linesOf([spec(), ...rows]) }, { cluster: 'topic' });
    const [a, b] = onlySeries(sink).outcomes;
    expect(a).toMatchObject({ prediction: 'So.', tokensIn: 10, tokensOut: 4, cluster: 'numbers' });
    expect(b?.content).toBe(a?.content);
    expect(b?.prediction).toBeUndefined();
    expect(b?.tokensIn).toBeUndefined();
  });

  test('with several metrics has a series for each, accuracy first', async () => {
    const rows = [
      match('a', true, { expected: ['x'] }),
      event('metrics', 'a', { accuracy: 1, f1_score: 0.25, length: 90, words: 'many' }),
      match('b', false),
      event('metrics', 'b', { accuracy: 0, f1_score: null, length: 1, words: 'few' }),
    ];
    const sink = await read(spec(), ...rows, report({ accuracy: 0.5, f1_score: 0.25 }));
    expect(sink.series.map(one => [one.facts.metric, one.isPrimary, ...outcomesOf(one), ...checksOf(one)])).toEqual([
      ['match', false, 'a scored 1', 'b scored 0'],
      ['accuracy', true, 'a scored 1', 'b scored 0', 'accuracy: yes'],
      ['f1_score', false, 'a scored 0.25', 'b errored 0', 'f1_score: yes'],
    ]);
    expect(notesOf(sink).map(text => text.slice(0, 33))).toEqual([
      'Metric "length" was passed over: ',
      'Metric "words" was passed over: i',
    ]);
  });

  test('of a graded choice takes the score, and the choice as the answer', async () => {
    const rows = [event('metrics', 'a', { choice: 'Y', score: 1 }), event('metrics', 'b', { choice: 'N', score: 0 })];
    const sink = await read(spec(), ...rows, report({ score: 0.5, 'counts/Y': 1, 'counts/N': 1 }));
    expect(onlySeries(sink).outcomes.map(({ prediction }) => prediction)).toEqual(['Y', 'N']);
    expect(checksOf(onlySeries(sink))).toEqual(['score: yes']);
    expect(sink.notes).toEqual([]);
  });

  test('of choices without scores has no series, and says so', async () => {
    const sink = await read(spec(), event('metrics', 'a', { choice: 'B' }), report({}));
    expect(sink.series).toEqual([]);
    expect(notesOf(sink)[0]).toMatch(/^Metric "choice" was passed over: .*\("B" in .*a\.jsonl:2\)\.$/);
  });

  test('of matches that have a score instead of right or wrong is read', async () => {
    expect(outcomesOf(onlySeries(await read(spec(), event('match', 'a', { score: 0.5 }))))).toEqual(['a scored 0.5']);
  });

  test('of several answers to a sample has repeats, in order of the events', async () => {
    const [a1, a2] = [match('a', true), match('a', false)];
    const even = await read(spec(), a2, match('b', true), match('b', true), a1, report({ accuracy: 0.75 }));
    expect(outcomesOf(onlySeries(even))).toEqual(['a/1 scored 1', 'a/2 scored 0', 'b/1 scored 1', 'b/2 scored 1']);
    expect(checksOf(onlySeries(even))).toEqual(['accuracy: yes']);
    const odd = await read(spec(), a1, a2, match('b', true), report({ accuracy: 2 / 3 }));
    expect(outcomesOf(onlySeries(odd))).toEqual(['a/1 scored 1', 'a/2 scored 0', 'b/1 scored 1']);
    expect(onlySeries(odd).claims).toEqual([]);
    expect(notesOf(odd)[0]).toContain('some items have more than others');
  });

  test('without event ids is read as the lines stand', async () => {
    const bare = (sample: string, correct: boolean) => ({ sample_id: sample, type: 'match', data: { correct } });
    const sink = await read(spec(), bare('a', true), bare('a', true), bare('a', false), report({}));
    expect(outcomesOf(onlySeries(sink))).toEqual(['a/1 scored 1', 'a/2 scored 1', 'a/3 scored 0']);
  });

  test('with events that stand in it twice is read once, which is said', async () => {
    const one = match('a', true);
    const sink = await read(spec(), one, one, match('b', false), report({}));
    expect(outcomesOf(onlySeries(sink))).toEqual(['a scored 1', 'b scored 0']);
    expect(notesOf(sink)).toEqual(['Has 1 event twice, word for word: read once.']);
  });

  test('has samples that failed errored and others without a score missing', async () => {
    const rows = [
      match('a', true),
      event('error', 'b', { type: 'Timeout', message: 'late' }),
      event('sampling', 'c', { prompt: 'x', sampled: 'y' }),
      event('error', 'd', { type: 'Timeout', message: 'once' }),
      match('d', false),
    ];
    const sink = await read(spec(), ...rows, report({ accuracy: 0.5 }));
    expect(outcomesOf(onlySeries(sink))).toEqual(['a scored 1', 'b errored 0', 'c missing 0', 'd scored 0']);
    expect(checksOf(onlySeries(sink))).toEqual(['accuracy: yes']);
  });

  test('that stops before its report says so', async () => {
    expect(notesOf(await read(spec(), match('a', true)))).toEqual([
      'Has no final report: the run did not come to its end.',
    ]);
  });

  test.each<[claim: string, rows: readonly unknown[], text: string]>([
    ['no events', [], 'Has no outcomes: it has no events.'],
    [
      'no scores',
      [event('sampling', 'a', {}), event('cond_logp', 'a', {})],
      'its events ("cond_logp", "sampling") hold no scores.',
    ],
  ])('with %s is listed without outcomes', async (_claim, rows, text) => {
    const sink = await read(spec(), ...rows, report({ accuracy: 1 }));
    expect(onlySeries(sink)).toMatchObject({ outcomes: [], facts: { model: 'gpt-x' } });
    expect(notesOf(sink).join()).toContain(text);
  });

  test('with a report that finds something else is found out', async () => {
    expect(checksOf(onlySeries(await read(spec(), match('a', true), report({ accuracy: 0.9 }))))).toEqual([
      'accuracy: no',
    ]);
  });

  test('without a spec is read without a model, which is said', async () => {
    const sink = await read(match('a', true), report({}));
    expect(onlySeries(sink).facts).toEqual({ metric: 'accuracy' });
    expect(notesOf(sink)).toEqual(['Has events of a run without a spec: its model and task are unknown.']);
  });

  test('of several runs has a series for each, and repeats where they have the same set-up', async () => {
    const other = (more: Values, correct: boolean) => [
      spec({ run_id: 's', ...more }),
      { ...match('a', correct), run_id: 's' },
    ];
    const first = [spec(), match('a', true), report({ accuracy: 1 })];
    const two = await read(...first, ...other({ completion_fns: ['gpt-y'] }, false), report({ accuracy: 0 }));
    expect(two.series.map(one => [one.facts.model, ...outcomesOf(one), ...checksOf(one)])).toEqual([
      ['gpt-x', 'a scored 1', 'accuracy: yes'],
      ['gpt-y', 'a scored 0', 'accuracy: yes'],
    ]);
    const same = await read(...first, ...other({}, false), report({ accuracy: 0 }));
    expect(outcomesOf(onlySeries(same))).toEqual(['a/1 scored 1', 'a/2 scored 0']);
    expect(notesOf(same)).toEqual(['Holds several runs of one set-up: reports not checked.']);
  });
});

describe('a broken record', () => {
  test.each<[claim: string, content: string, message: string]>([
    ['cut in a line', linesOf([spec(), match('a', true)]).slice(0, -30), 'a:2:'],
    ['with a list in a line', `${linesOf([spec()])}[1]\n`, 'a:2: is [1]; expected an object.'],
    ['with an odd spec', linesOf([{ spec: 3 }]), 'a:1: spec is 3; expected an object.'],
    ['with an event of no kind', linesOf([spec(), { sample_id: 'a' }]), 'a:2: has no type; expected text.'],
    [
      'with a match of no sample',
      linesOf([spec(), event('match', null, { correct: true })]),
      'a:2: has no sample_id; expected the name',
    ],
    ['with a match of no data', linesOf([spec(), event('match', 'a', null)]), 'a:2: has no data; expected an object.'],
    [
      'with a match that says neither',
      linesOf([spec(), match('a', 'yes')]),
      'a:2: data.correct is "yes"; expected true or false.',
    ],
    [
      'with a match of nothing',
      linesOf([spec(), event('match', 'a', {})]),
      'a:2: has no data.score; expected true or false.',
    ],
  ])('%s is refused, and the line named', async (_claim, content, message) => {
    const fault = await faultOf(() => readContents(openaiEvalsReader, { a: content }));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
  });

  test('found in a folder is left out, and the others are read', async () => {
    const contents = { 'a.jsonl': linesOf([spec(), match('a', 1), report({})]), 'b.jsonl': '{"spec": 3}\n' };
    const sink = await readContents(openaiEvalsReader, contents, { isOptional: () => true });
    expect(onlySeries(sink).outcomes).toHaveLength(1);
    expect(sink.excluded).toHaveLength(1);
  });

  const rows = [
    spec(),
    event('sampling', 'a', { prompt: [{ role: 'user', content: 'q' }], sampled: 'x', usage: { prompt_tokens: 1 } }),
    match('a', true, { expected: 'x', sampled: ['x'] }),
    event('metrics', 'b', { accuracy: 1, choice: 'A', score: null }),
    event('error', 'c', { type: 'E', message: 'm' }),
    report({ accuracy: 1 }),
  ];

  test('is read or refused, whatever became of it', async () => {
    const values = mutatedJson(rows).map(value => (Array.isArray(value) ? linesOf(value) : JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(values, mutatedBytes(Buffer.from(linesOf(rows)))), async content => {
        await expectReadOrRefusal(async () => {
          await recognizesContent(openaiEvalsReader, content);
          await readContents(openaiEvalsReader, { a: content });
        });
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

test('the set-up is the evaluation with its arguments, and how much of it was run', async () => {
  const args = { samples_jsonl: 'sums.jsonl', num_few_shot: 5 };
  const run_config = { seed: 7, max_samples: 100, eval_spec: { args } };
  const sink = await read(spec({ run_config, split: 'dev' }), match('1', true), report({ accuracy: 1 }));
  expect(onlySeries(sink).setup).toEqual({
    'eval version': 'sums.dev.v0',
    split: 'dev',
    max_samples: '100',
    samples_jsonl: 'sums.jsonl',
    num_few_shot: '5',
  });
});
