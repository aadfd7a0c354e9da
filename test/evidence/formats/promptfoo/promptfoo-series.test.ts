import { describe, expect, test } from 'vitest';
import { promptfooReader } from '../../../../src/evidence/formats/promptfoo/promptfoo.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { BROKEN, FAILED, promptfooFile, promptfooResult, testOf } from '../../../support/promptfoo-results.ts';
import { readEvidence } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();
const readFile = (file: unknown, cluster?: string) =>
  readEvidence(promptfooReader, [scratch.write('out.json', JSON.stringify(file))], { cluster });
const read = (results: readonly object[], more: object = {}) => readFile(promptfooFile(results, more));

const METRICS = { score: 1.5, testPassCount: 1, testFailCount: 2, testErrorCount: 1 };

describe('metrics', () => {
  test('are pass first, then the score and each named score', async () => {
    const { series } = await read([promptfooResult({ namedScores: { tone: 0.5, pass: 0.25 } })]);
    expect(series.map(({ facts, isPrimary, outcomes }) => [facts.metric, isPrimary, outcomes[0]?.score])).toEqual([
      ['pass', true, 1],
      ['score', false, 1],
      ['tone', false, 0.5],
      ['pass (named)', false, 0.25],
    ]);
  });

  test('whose values are no scores are passed over, and said so', async () => {
    const { series, notes } = await read([
      promptfooResult({ score: 7, namedScores: { words: 120 } }),
      promptfooResult({ ...testOf('Two'), testIdx: 1 }),
    ]);
    expect(series.map(({ facts }) => facts.metric)).toEqual(['pass']);
    expect(notes.map(({ text }) => text)).toEqual([
      'metric "score" was passed over: it has values outside 0 to 1, such as 7',
      'metric "words" was passed over: it has values outside 0 to 1, such as 120',
    ]);
  });

  test('that only some tests have hold these; a test of such a metric that broke is an error of it', async () => {
    const toned = { assert: [{ type: 'assert-set', assert: [{ type: 'x', metric: 'tone' }] }] };
    const { series } = await read([
      promptfooResult({ ...testOf('One', toned), namedScores: { tone: 1 } }),
      promptfooResult({ ...testOf('Two'), testIdx: 1 }),
      promptfooResult({ ...testOf('Three', toned), ...BROKEN, testIdx: 2 }),
    ]);
    const tone = series.find(({ facts }) => facts.metric === 'tone');
    expect(tone?.outcomes.map(({ status, score }) => [status, score])).toEqual([
      ['scored', 1],
      ['errored', 0],
    ]);
  });
});

describe('outcomes', () => {
  test('carry tokens, cost, the answer where it is short, and what was asked', async () => {
    const { series } = await read([
      promptfooResult(),
      promptfooResult({ ...testOf('Two'), testIdx: 1, cost: -1, response: { output: 'x'.repeat(300) } }),
    ]);
    expect(series[0]?.outcomes[0]).toMatchObject({ tokensIn: 8, tokensOut: 2, costUsd: 0.5, prediction: 'one' });
    expect(series[0]?.outcomes[1]).toMatchObject({ tokensIn: undefined, costUsd: undefined, prediction: undefined });
    expect(new Set(series[0]?.outcomes.map(({ content }) => content)).size).toBe(2);
  });

  test('have equal contents where the variables in the prompt are, however it is worded', async () => {
    const shout = { promptIdx: 1, promptId: 'p2', prompt: { raw: 'Shout One', label: 'Shout {{ word }}' } };
    const { series } = await read([promptfooResult(), promptfooResult(shout)]);
    expect(series[0]?.outcomes[0]?.content).toBe(series[1]?.outcomes[0]?.content);
    expect(series.map(({ facts }) => facts.method)).toEqual([
      'Say {{word}}',
      'Shout {{ word }}',
      'Say {{word}}',
      'Shout {{ word }}',
    ]);
  });

  test('are missing where another column has the run and this one has not', async () => {
    const strong = { promptIdx: 1, provider: { id: 'x', label: 'strong' } };
    const two = { ...testOf('Two'), testIdx: 1 };
    const { series } = await read([promptfooResult(), promptfooResult(strong), promptfooResult(two)]);
    expect(series[1]?.facts.model).toBe('strong');
    expect(series[1]?.outcomes.map(({ status }) => status)).toEqual(['scored', 'missing']);
    expect(series[1]?.outcomes[1]?.content).toBeDefined();
    const only = { ...testOf('Two', { providers: ['weak'] }), testIdx: 1 };
    const chosen = await read([promptfooResult(), promptfooResult(strong), promptfooResult(only)]);
    expect(chosen.series[1]?.outcomes).toHaveLength(1);
  });

  test('that stand there again come from a retry: the last one counts', async () => {
    const { series, notes } = await read([promptfooResult(BROKEN), promptfooResult()]);
    expect(series[0]?.outcomes.map(({ status, repeat }) => [status, repeat])).toEqual([['scored', undefined]]);
    expect(notes[0]?.text).toContain('1 result was there again');
  });

  test('have the variables and the metadata for tags', async () => {
    const results = [promptfooResult(testOf('One', { metadata: { topic: 't1' } }))];
    expect((await readFile(promptfooFile(results), 'topic')).series[0]?.outcomes[0]?.cluster).toBe('t1');
    expect((await readFile(promptfooFile(results), 'word')).series[0]?.outcomes[0]?.cluster).toBe('One');
  });
});

describe('the counts of the header', () => {
  const four = [
    promptfooResult(),
    promptfooResult({ ...testOf('Two'), ...FAILED, testIdx: 1, score: 0.5 }),
    promptfooResult({ ...testOf('Three'), ...FAILED, testIdx: 2 }),
    promptfooResult({ ...testOf('Four'), ...BROKEN, testIdx: 3 }),
  ];
  const claimsOf = async (results: readonly object[], metrics: object) => {
    const { series } = await read(results, { prompts: [{ raw: 'Say {{word}}', metrics }] });
    return series.flatMap(one => summarizeSeries(one).claims.map(({ name, value, agrees }) => [name, value, agrees]));
  };

  test('are held against the results, errors counted as 0 as the tool does', async () => {
    expect(await claimsOf(four, METRICS)).toEqual([
      ['tests', 4, 'yes'],
      ['testPassCount ÷ tests', 0.25, 'yes'],
      ['tests', 4, 'yes'],
      ['score ÷ tests', 0.375, 'yes'],
    ]);
  });

  test('that do not agree are found out', async () => {
    expect(await claimsOf(four, { ...METRICS, testPassCount: 2, testFailCount: 1 })).toContainEqual([
      'testPassCount ÷ tests',
      0.5,
      'no',
    ]);
    expect(await claimsOf(four.slice(1), METRICS)).toContainEqual(['tests', 4, 'no']);
  });

  test('are divided by the repeats, and left alone where tests have different numbers of them', async () => {
    const again = four.map((result, at) => ({ ...result, testIdx: 4 + at }));
    const twice = { score: 3, testPassCount: 2, testFailCount: 4, testErrorCount: 2 };
    expect(await claimsOf([...four, ...again], twice)).toContainEqual(['tests ÷ 2 repeats', 4, 'yes']);
    expect(await claimsOf([...four, again[0] as object], METRICS)).toEqual([]);
  });

  test('that are absent or odd claim nothing', async () => {
    expect(await claimsOf(four, {})).toEqual([]);
    expect(await claimsOf(four, { testPassCount: 'x', testFailCount: null })).toEqual([]);
    expect(await claimsOf(four, { testPassCount: 0, testFailCount: 0, score: 0 })).toEqual([]);
  });
});

test('the set-up is how the one provider of that name is asked to answer, by the configuration, and nothing else', async () => {
  const drawn = { temperature: 0.5, max_tokens: 9, topP: 0.9, stop: ['END'], reasoning_effort: 'low' };
  const shown = { temperature: '0.5', max_tokens: '9', topP: '0.9', stop: '["END"]', reasoning_effort: 'low' };
  const access = {
    apiKey: 's3cret',
    auth: 's3cret',
    bearer: 's3cret',
    credentials: 's3cret',
    url: 'https://u:s3cret@h',
  };
  const other = { seed: 3, pat: 's3cret', cookie: 's3cret', private_pem: 's3cret', thinking: { auth: 's3cret' } };
  const settings = { ...drawn, ...access, ...other };
  const column = { provider: 'p', label: 'l', raw: 'l', metrics: METRICS };
  const file = promptfooFile([promptfooResult({ provider: { id: 'p' } })]) as { results: object };
  const read = (providers: readonly object[]) =>
    readFile({
      ...file,
      results: { ...file.results, prompts: [column] },
      config: { providers, tests: 'file://tests.csv' },
      metadata: { promptfooVersion: '0.123.1' },
    });
  const about = { tests: 'file://tests.csv', 'promptfoo version': '0.123.1' };
  const known = await read([{ id: 'p', config: settings }]);
  expect(known.series[0]?.setup).toEqual({ ...about, ...shown });
  const doubtful = await read([
    { id: 'p', config: settings },
    { id: 'p', config: {} },
  ]);
  expect(doubtful.series[0]?.setup).toEqual(about);
});
