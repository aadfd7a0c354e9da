import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wideMatrixReader } from '../../../../src/evidence/formats/matrices/wide-matrix.ts';
import { promptfooReader } from '../../../../src/evidence/formats/promptfoo/promptfoo.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { FUZZ_RUNS, mutatedBytes, mutatedJson } from '../../../support/mutate-bytes.ts';
import { BROKEN, FAILED, promptfooFile, promptfooResult, testOf } from '../../../support/promptfoo-results.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { tryReading } from '../../../support/try-reading.ts';

const scratch = scratchFolder();
const real = (path: string): string =>
  fileURLToPath(new URL(`../../../../../shared/data/logs/promptfoo/${path}`, import.meta.url));

const write = (value: unknown): string =>
  scratch.write('out.json', typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown) => readEvidence(promptfooReader, [write(value)]);
const toJsonl = (results: readonly object[]): string => results.map(result => `${JSON.stringify(result)}\n`).join('');

const SMALL = [
  promptfooResult({ namedScores: { tone: 0.5 } }),
  promptfooResult({ ...testOf('Two'), ...FAILED, testIdx: 1 }),
  promptfooResult({ ...testOf('One'), ...BROKEN, testIdx: 2 }),
];
const SMALL_CSV =
  'Description,word,"[weak] Say\n{{word}}",Status,Score,Named Scores,Metric: tone,Grader Reason,Comment\n' +
  'd,One,one,PASS,1.00,"{""tone"":0.5}",0.50,Good,\nd,Two,"two, 2",FAIL,0.00,,,Bad,\nd,One,,ERROR,0.00,,,,\n';
const MARKED_CSV =
  'word,[weak] Say {{word}}\nOne,"[PASS] (1.00, tone: 0.50)\n\none"\nTwo,"[FAIL] (0.00)\n\ntwo\n\nFail Reason: x"\n';

describe('what is recognised', () => {
  test.each([
    ['JSON', JSON.stringify(promptfooFile(SMALL)), true],
    ['JSON on many lines', JSON.stringify(promptfooFile(SMALL), null, 2), true],
    ['a bare summary', JSON.stringify(promptfooFile(SMALL).results), true],
    [
      'JSON whose prompts fill the head',
      JSON.stringify(promptfooFile(SMALL, { prompts: [{ raw: 'x'.repeat(1e5) }] })),
      true,
    ],
    ['JSONL', toJsonl(SMALL), true],
    ['CSV', SMALL_CSV, true],
    ['CSV of early versions', MARKED_CSV, true],
    ['results of another tool', '{"results":{"hellaswag":{"acc":0.5}},"versions":{},"config":{}}', false],
    ['an answer a line', '{"id":"x","output":"y","latencyMs":3}\n', false],
    ['a matrix', 'id,m1,m2\na,1,0\nb,0,1\n', false],
    ['a table with a column Status', 'id,Status,Score\na,PASS,1\n', false],
    ['nothing', '', false],
  ])('%s', async (_what, text, expected) => {
    expect(await recognizesFile(promptfooReader, write(text))).toBe(expected);
    if (expected) expect(await recognizesFile(wideMatrixReader, write(text))).toBe(false);
  });
});

describe('one run in several formats', () => {
  test('is read once, from the one that tells most; the others are listed', async () => {
    const csv = SMALL_CSV.replace('"two, 2"', 'one').replace('Say\n{{', 'Say {{');
    const paths = [
      scratch.write('a.csv', csv),
      scratch.write('b.jsonl', toJsonl(SMALL)),
      scratch.write('c.json', JSON.stringify(promptfooFile(SMALL))),
    ];
    const { series, excluded } = await readEvidence(promptfooReader, paths);
    expect(new Set(series.map(({ path }) => path))).toEqual(new Set([paths[2]]));
    const text = `has the same results as ${paths[2]}, exported again`;
    expect(excluded).toEqual([
      { path: paths[1], text },
      { path: paths[0], text },
    ]);
  });

  test('another run is another file', async () => {
    const paths = [
      scratch.write('d.jsonl', toJsonl(SMALL)),
      scratch.write('e.jsonl', toJsonl([...SMALL.slice(0, 2), promptfooResult({ ...testOf('One'), testIdx: 2 })])),
    ];
    const { series, excluded } = await readEvidence(promptfooReader, paths);
    expect([new Set(series.map(({ path }) => path)).size, excluded.length]).toEqual([2, 0]);
  });

  test('prompts are told apart over all files', async () => {
    const other = { prompt: { raw: 'Shout One', label: 'Shout {{word}}' }, promptId: 'p2' };
    const paths = [
      scratch.write('f.jsonl', toJsonl([promptfooResult()])),
      scratch.write('g.jsonl', toJsonl([promptfooResult(other)])),
    ];
    const { series } = await readEvidence(promptfooReader, paths);
    const methods = series.filter(({ facts }) => facts.metric === 'pass').map(({ facts }) => facts.method);
    expect(methods).toEqual(['Say {{word}}', 'Shout {{word}}']);
  });
});

describe('what is refused', () => {
  test.each([
    ['no results', promptfooFile([]), 'out.json: has no results; expected one at least'],
    ['results that are no list', { evalId: 'x', results: { version: 3, results: 7 } }, 'results is 7; expected a list'],
    ['a result that is none', promptfooFile([7 as unknown as object]), 'out.json: result 1: is 7; expected an object'],
    [
      'no success',
      promptfooFile([promptfooResult({ success: null })]),
      'result 1: has no success; expected true or false',
    ],
    ['success in words', promptfooFile([promptfooResult({ success: 'yes' })]), 'result 1: success is "yes"'],
    [
      'no provider',
      promptfooFile([promptfooResult({ provider: null })]),
      'result 1: has no provider; expected an object',
    ],
    [
      'a provider without a name',
      promptfooFile([promptfooResult({ provider: {} })]),
      'has no provider.id; expected text',
    ],
    ['a score that is none', promptfooFile([promptfooResult({ score: 'high' })]), 'score is "high"; expected a number'],
    ['vars that are none', promptfooFile([promptfooResult({ testCase: 5 })]), 'testCase is 5; expected an object'],
    ['a file that is cut off', JSON.stringify(promptfooFile(SMALL)).slice(0, -50), 'out.json:1:'],
    ['a line that is cut off', `${toJsonl(SMALL).trimEnd().slice(0, -9)}`, 'out.json:3:'],
    ['a status that is none', SMALL_CSV.replace('FAIL', 'MEH'), 'weak: Status is "MEH"; expected PASS, FAIL or ERROR'],
    ['a score in words', SMALL_CSV.replace('1.00', 'x'), 'weak: Score is "x"; expected a number'],
    [
      'named scores that are none',
      SMALL_CSV.replace('{""tone"":0.5}', '{'),
      'weak: Named Scores is "{"; expected a JSON object',
    ],
    ['a row that is too short', SMALL_CSV.replace('PASS,', ''), 'fields; expected 9 as in the header'],
  ])('%s', async (_what, value, message) => {
    const fault = await faultOf(() => read(value));
    expect(fault.message).toContain(message);
    expect(fault.code).toBe('data-invalid');
  });

  test('a table that somebody says is an export', async () => {
    expect((await faultOf(() => read('id,m1\na,1\n'))).message).toContain('expected an export of promptfoo');
  });

  test('a broken file in a folder is left out, with nothing of it left', async () => {
    const paths = [scratch.write('h.json', '{"evalId":'), scratch.write('i.jsonl', toJsonl(SMALL))];
    const { series, excluded } = await readEvidence(promptfooReader, paths, { isOptional: () => true });
    expect(excluded.map(({ path }) => path)).toEqual([paths[0]]);
    expect(new Set(series.map(({ path }) => path))).toEqual(new Set([paths[1]]));
  });

  test('mutated files are read or refused, never a crash', async () => {
    const tryFile = (content: string | Uint8Array) => tryReading(promptfooReader, content);
    const file = promptfooFile(SMALL, {
      prompts: [{ raw: 'Say {{word}}', metrics: { testPassCount: 1, testFailCount: 2 } }],
    });
    const numRuns = FUZZ_RUNS / 5;
    for (const text of [JSON.stringify(file), toJsonl(SMALL), SMALL_CSV, MARKED_CSV]) {
      await fc.assert(fc.asyncProperty(mutatedBytes(Buffer.from(text)), tryFile), { numRuns });
    }
    const values = mutatedJson(file).map(value => JSON.stringify(value) ?? '');
    await fc.assert(fc.asyncProperty(values, tryFile), { numRuns });
  });
});

describe.skipIf(!existsSync(real('stub_repeat3.json')))(
  'a real run of 25 tests, 3 times each (skipped without ../shared)',
  () => {
    const KEYS = ['item', 'repeat', 'status', 'score', 'prediction', 'content'] as const;
    const load = async (name: string) => {
      expect(await recognizesFile(promptfooReader, real(name))).toBe(true);
      return (await readEvidence(promptfooReader, [real(name)])).series;
    };

    test.each(['stub_repeat3.json', 'stub_repeat3.jsonl', 'stub_repeat3.csv'])(
      '%s holds 25 items, not 75',
      async name => {
        const series = await load(name);
        const about = series.map(
          one => [one.facts.model, one.facts.metric, one.isPrimary, summarizeSeries(one)] as const,
        );
        expect(
          about.map(([model, metric, isPrimary, { items, outcomes, mean }]) => [
            model,
            metric,
            isPrimary,
            items,
            outcomes,
            mean,
          ]),
        ).toEqual([
          ['stub-weak', 'pass', true, 25, 75, expect.closeTo(51 / 75, 12)],
          ['stub-strong', 'pass', true, 25, 75, expect.closeTo(66 / 75, 12)],
          ['stub-weak', 'score', false, 25, 75, expect.closeTo(51 / 75, 12)],
          ['stub-strong', 'score', false, 25, 75, expect.closeTo(66 / 75, 12)],
          ['stub-weak', 'accuracy', false, 25, 75, expect.closeTo(51 / 75, 12)],
          ['stub-strong', 'accuracy', false, 25, 75, expect.closeTo(66 / 75, 12)],
        ]);
        expect(series[0]?.outcomes.slice(0, 3).map(({ item, repeat }) => [item, repeat])).toEqual([
          ['gsm8k-test-0000__6b_finetuning', '1'],
          ['gsm8k-test-0000__6b_finetuning', '2'],
          ['gsm8k-test-0000__6b_finetuning', '3'],
        ]);
      },
    );

    test('all three exports say the same of every outcome', async () => {
      const tables = [];
      for (const name of ['stub_repeat3.json', 'stub_repeat3.jsonl', 'stub_repeat3.csv']) {
        const series = await load(name);
        tables.push(series.map(({ outcomes }) => outcomes.map(outcome => KEYS.map(key => outcome[key]))));
      }
      expect(tables[1]).toEqual(tables[0]);
      expect(tables[2]).toEqual(tables[0]);
    });

    test('the counts of the header agree with the results', async () => {
      const series = await load('stub_repeat3.json');
      const claims = series.flatMap(one => summarizeSeries(one).claims);
      expect(claims).toHaveLength(8);
      expect(claims.every(({ agrees }) => agrees === 'yes')).toBe(true);
      expect(series[0]?.facts.task).toBe('carryover importer sample (offline stub models)');
    });

    test('clusters can be named after the metadata', async () => {
      const { series } = await readEvidence(promptfooReader, [real('stub_repeat3.json')], { cluster: 'cluster' });
      expect(series[0]?.outcomes[0]?.cluster).toBe('gsm8k-test-0000');
    });
  },
);
