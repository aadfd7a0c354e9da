import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preferenceTableReader } from '../../../../src/evidence/formats/matrices/preference-table.ts';
import { wideMatrixReader } from '../../../../src/evidence/formats/matrices/wide-matrix.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { FUZZ_RUNS, mutatedBytes } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { tryReading } from '../../../support/try-reading.ts';

const scratch = scratchFolder();
const real = (path: string): string =>
  fileURLToPath(new URL(`../../../../../shared/data/logs/${path}`, import.meta.url));
const hasReal = existsSync(real('gsm8k'));

const MATRIX = 'id,part,small,big\na,x,1,0.5\nb,y,,true\nc,x,False,1\n';
const write = (text: string): string => scratch.write('matrix.csv', text);

async function seriesOf(text: string, cluster?: string) {
  const { series } = await readEvidence(wideMatrixReader, [write(text)], { cluster });
  return series;
}

describe('a matrix', () => {
  test('is one series per model column, an empty cell a missing outcome', async () => {
    const series = await seriesOf(MATRIX);
    expect(series.map(({ facts }) => facts)).toEqual([{ model: 'small' }, { model: 'big' }]);
    expect(series[0]?.outcomes.map(({ item, status, score }) => [item, status, score])).toEqual([
      ['a', 'scored', 1],
      ['b', 'missing', 0],
      ['c', 'scored', 0],
    ]);
    expect(series[1]?.outcomes.map(({ score }) => score)).toEqual([0.5, 1, 1]);
  });

  test('takes texts for what was asked, for subsets, and for tags that clusters can be named after', async () => {
    const text = 'id,dataset,question,author,m1,m2\na,d1,What?,me,1,0\nb,d2,Why?,me,0,1\n';
    const [first] = await seriesOf(text, 'author');
    expect(first?.outcomes.map(({ subset, cluster }) => [subset, cluster])).toEqual([
      ['d1', 'me'],
      ['d2', 'me'],
    ]);
    expect(new Set(first?.outcomes.map(({ content }) => content)).size).toBe(2);
  });

  test('passes over a column without values, and says so', async () => {
    const sink = await readEvidence(wideMatrixReader, [write('id,m1,m2,m3\na,1,0,\nb,0,1,\n')]);
    expect(sink.series.map(({ facts }) => facts.model)).toEqual(['m1', 'm2']);
    expect(sink.notes.map(({ text }) => text)).toEqual(['column "m3" is empty and was passed over']);
  });
});

describe('what is recognised', () => {
  test.each([
    ['a matrix', MATRIX, true],
    ['a matrix with CRLF', MATRIX.replaceAll('\n', '\r\n'), true],
    ['a matrix without a line end', MATRIX.trimEnd(), true],
    ['one with numbers as ids', ',m1,m2\n0,1,0\n1,0,1\n', true],
    ['lengths', 'id,m1,m2\na,100,200\nb,1,0\n', false],
    ['scores beside lengths', 'id,m1,m2,length\na,1,0,100\nb,1,0,90\n', false],
    ['preferences', 'id,m1,m2\na,1.5,2\nb,1,1.2\n', false],
    ['ids that repeat', 'id,m1,m2\na,1,0\na,1,0\n', false],
    ['a single column of scores', 'id,m1\na,1\nb,0\n', false],
    ['outcomes one a row', 'item,correct,label\na,1,0\nb,0,1\n', false],
    ['a predictions table', 'item,domain,rung,arm,seed,score\na,d,r,b,1,1\n', false],
    ['column names that repeat', 'id,m,m\na,1,0\nb,0,1\n', false],
    ['JSONL', '{"id":"a","m1":1,"m2":0}\n', false],
    ['JSON', '[{"id":"a"}]', false],
    ['prose', 'Dear reader,\nthis is a letter.\n', false],
    ['nothing', '', false],
  ])('%s', async (_what, text, expected) => {
    expect(await recognizesFile(wideMatrixReader, write(text))).toBe(expected);
  });

  test('a table too long for its head is recognised by what the head shows', async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => `item-${at},${at % 2},${(at + 1) % 2}`);
    const path = write(`id,m1,m2\n${rows.join('\n')}\n`);
    expect(await recognizesFile(wideMatrixReader, path)).toBe(true);
    const { series } = await readEvidence(wideMatrixReader, [path]);
    expect(series.map(({ outcomes }) => outcomes.length)).toEqual([9000, 9000]);
  });
});

describe('what is refused, with its line and column', () => {
  const longTable = (last: string): string =>
    `id,m1,m2\n${Array.from({ length: 9000 }, (_, at) => `item-${at},1,0`).join('\n')}\n${last}\n`;

  test.each([
    ['a number far down', longTable('z,7,1'), 'matrix.csv:9002: column "m1" is "7"; expected a number from 0 to 1'],
    ['a word far down', longTable('z,1,n/a'), 'matrix.csv:9002: column "m2" is "n/a"; expected'],
    [
      'an id that comes again far down',
      longTable('item-7,1,0'),
      'matrix.csv:9002: column "id" says "item-7" for the second',
    ],
    ['an empty id', 'id,m1,m2\na,1,0\n,1,0\n', 'matrix.csv:3: column "id" is empty; expected an id'],
    ['lengths', 'id,m1,m2\na,1,200\nb,1,300\n', 'matrix.csv:2: column "m2" is "200"; expected'],
    ['too few columns', 'id,m1\na,1\n', 'holds 1 column of a number from 0 to 1, true, false or nothing'],
    ['a row that is too short', 'id,m1,m2\na,1\n', 'matrix.csv:2: has 2 fields; expected 3'],
    ['no rows', 'id,m1,m2\n', 'has no rows'],
  ])('%s', async (_what, text, message) => {
    const path = write(text);
    const { message: said, code } = await faultOf(() => readEvidence(wideMatrixReader, [path]));
    expect(said).toContain(message);
    expect(code).toBe('data-invalid');
  });

  test('a broken file from a folder is left out and listed', async () => {
    const sink = await readEvidence(wideMatrixReader, [write('id,m1,m2\na,1,7\n')], { isOptional: () => true });
    expect(sink.series).toEqual([]);
    expect(sink.excluded).toHaveLength(1);
  });

  test('mutated files are read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedBytes(Buffer.from(MATRIX)), bytes => tryReading(wideMatrixReader, bytes)),
      { numRuns: FUZZ_RUNS },
    );
  });
});

describe.skipIf(!hasReal)('real matrices (skipped without ../shared)', () => {
  test('GSM8K: the counts of right answers of six models', async () => {
    const path = real('gsm8k/test_correct_by_model.csv');
    expect(await recognizesFile(wideMatrixReader, path)).toBe(true);
    const { series } = await readEvidence(wideMatrixReader, [path]);
    const correct = Object.fromEntries(
      series.map(one => [one.facts.model, Math.round((summarizeSeries(one).mean ?? Number.NaN) * one.outcomes.length)]),
    );
    expect(correct).toEqual({
      '6b_finetuning': 286,
      '6b_verification': 515,
      '175b_finetuning': 458,
      '175b_verification': 742,
      'tora-70b-v1.0': 1112,
      'tora-code-34b-v1.0': 1062,
    });
  });

  test.each([
    ['ldb/humaneval_pass_by_model.csv', true],
    ['ldb/mbpp_pass_by_model.csv', true],
    ['alpaca_eval/v2_weighted_gpt4_turbo_output_lengths.csv', false],
    ['alpaca_eval/v2_weighted_gpt4_turbo_preferences.csv', false],
    ['alpaca_eval/leaderboard_v2_weighted_gpt4_turbo.csv', false],
    ['alpaca_eval/items.csv', false],
    ['alpaca_eval/raw/alpaca-7b__alpaca_eval_gpt4__annotations.json', false],
    ['llmbar_judges/verdicts.csv', false],
    ['llmbar_judges/published_statistics.csv', false],
    ['pandalm_judges/verdicts.csv', false],
    ['promptfoo/stub_repeat3.csv', false],
    ['promptfoo/stub_repeat3.json', false],
    ['promptfoo/stub_repeat3.jsonl', false],
  ])('%s', async (path, expected) => {
    expect(await recognizesFile(wideMatrixReader, real(path))).toBe(expected);
    if (expected) expect(await recognizesFile(preferenceTableReader, real(path))).toBe(false);
  });
});
