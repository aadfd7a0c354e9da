import { describe, expect, test } from 'vitest';
import type { PredictionRow } from '../../src/core/predictions.ts';
import { RowReader } from '../../src/evidence/row-reader.ts';
import { faultOf } from '../support/fault-of.ts';

type Cells = Readonly<Record<string, unknown>>;

const KEY = { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item: 'q1' };

/** Reads rows as a file of that format would give them; the first is on line 2. */
function readRows(format: 'csv' | 'jsonl', objects: readonly Cells[]): PredictionRow[] {
  const columns = [...new Set(objects.flatMap(Object.keys))];
  const rows = objects.map(object =>
    columns.map(name => (name in object ? object[name] : format === 'csv' ? '' : undefined)),
  );
  const read: PredictionRow[] = [];
  const batch = { format, columns, columnLines: columns.map(() => 1), lines: rows.map((_, at) => at + 2), rows };
  new RowReader('t').read(batch, row => read.push(row));
  return read;
}

const messageOf = async (format: 'csv' | 'jsonl', cells: Cells): Promise<string> =>
  (await faultOf(() => readRows(format, [{ ...KEY, score: format === 'csv' ? '1' : 1, ...cells }]))).message;

describe('RowReader', () => {
  test('reads what a CSV row says, and leaves out what it does not', () => {
    const full = {
      ...KEY,
      score: '0.5',
      cluster: 'c',
      prediction: ' 4 ',
      label: '4',
      confidence: '0.75',
      size: '6e9',
      tokens_in: '12',
      cost_usd: '0',
    };
    expect(readRows('csv', [full, { ...KEY, score: '1' }])).toEqual([
      {
        key: KEY,
        status: 'scored',
        score: 0.5,
        labels: { cluster: 'c', prediction: ' 4 ', label: '4' },
        numbers: { confidence: 0.75, size: 6e9, tokens_in: 12, cost_usd: 0 },
      },
      { key: KEY, status: 'scored', score: 1, labels: {}, numbers: {} },
    ]);
  });

  test('reads numbers in JSONL texts as text, and null as absent', () => {
    const row = { ...KEY, seed: 7, item: 12, score: 1, prediction: 0.1, cluster: null, size: null, status: null };
    expect(readRows('jsonl', [row])).toEqual([
      {
        key: { ...KEY, seed: '7', item: '12' },
        status: 'scored',
        score: 1,
        labels: { prediction: '0.1' },
        numbers: {},
      },
    ]);
  });

  test.each(['refused', 'errored', 'missing'])('reads an outcome without score because it is %s', status => {
    const [csv] = readRows('csv', [{ ...KEY, score: '', status }]);
    const [absent] = readRows('jsonl', [{ ...KEY, status }]);
    const [none] = readRows('jsonl', [{ ...KEY, score: null, status }]);
    expect([csv?.status, absent?.status, none?.status]).toEqual([status, status, status]);
  });

  test('learns new JSONL keys as they come', () => {
    const reader = new RowReader('t');
    const read: PredictionRow[] = [];
    const columns = [...Object.keys(KEY), 'score'];
    const cells = [...Object.values(KEY), 1];
    const batch = { format: 'jsonl', columnLines: columns.map(() => 1), lines: [1] } as const;
    reader.read({ ...batch, columns, rows: [cells] }, row => read.push(row));
    reader.read({ ...batch, columns: [...columns, 'model'], rows: [[...cells, 'm'], cells] }, row => read.push(row));
    expect(read.map(({ labels }) => labels)).toEqual([{}, { model: 'm' }, {}]);
  });

  test.each([
    ['', 'score is empty; expected a number from 0 to 1.'],
    ['NaN', 'score is "NaN"; expected a number from 0 to 1.'],
    ['Infinity', 'score is "Infinity"; expected'],
    ['true', 'score is "true"; expected'],
    ['false', 'score is "false"; expected'],
    ['1 ', 'score is "1 "; expected'],
    ['0x1', 'score is "0x1"; expected'],
    ['1e400', 'score is "1e400"; expected'],
    [
      '9'.repeat(400),
      'score is "999999999999999999999999999999999999999999999999999999999999"… (400 characters); expected',
    ],
    ['correct', 'score is "correct"; expected'],
  ])('refuses the CSV score %j by line, found and expected', async (score, message) => {
    expect(await messageOf('csv', { score })).toContain(`t:2: ${message}`);
  });

  test.each([
    [true, 'score is true; expected a number from 0 to 1.'],
    ['1', 'score is "1"; expected a number from 0 to 1.'],
    ['', 'score is ""; expected'],
    [[1], 'score is [1]; expected'],
    [null, 'score is null; expected'],
    [undefined, 'score is missing; expected'],
  ])('refuses the JSONL score %j by line, found and expected', async (score, message) => {
    expect(await messageOf('jsonl', { score })).toContain(`t:2: ${message}`);
  });

  test.each([
    [
      'csv',
      { status: 'Scored' },
      'status is "Scored"; expected scored, refused, errored or missing.',
      'Did you mean scored?',
    ],
    ['csv', { status: 'error' }, 'status is "error"; expected scored, refused', 'Did you mean errored?'],
    ['csv', { status: 'ok' }, 'status is "ok"; expected', 'Leave status empty'],
    ['jsonl', { status: true }, 'status is true; expected', 'double quotes'],
    [
      'csv',
      { status: 'errored', score: '0' },
      'status says errored, but score is "0"; expected no score.',
      'Leave score empty',
    ],
    [
      'jsonl',
      { status: 'refused', score: 0 },
      'status says refused, but score is 0; expected no score.',
      'Leave score empty',
    ],
    ['csv', { status: 'scored', score: '' }, 'score is empty; expected a number', 'say why in status'],
    ['csv', { rung: '' }, 'rung is empty; expected a name.', 'Say the rung in every row.'],
    ['jsonl', { seed: undefined }, 'seed is missing; expected a name.', 'Say the seed'],
    ['jsonl', { item: null }, 'item is null; expected a name.', 'Say the item'],
    ['jsonl', { arm: false }, 'arm is false; expected text.', 'double quotes'],
    ['jsonl', { domain: ['math'] }, 'domain is ["math"]; expected text.', 'double quotes'],
    [
      'jsonl',
      { item: 2 ** 53 },
      'item is 9007199254740992; expected text, or a whole number below 2^53.',
      'digits get lost',
    ],
    ['jsonl', { prediction: { answer: 4 } }, 'prediction is {"answer":4}; expected text.', 'double quotes'],
    ['csv', { size: '7B' }, 'size is "7B"; expected a number of parameters above 0.', 'leave it empty'],
    ['csv', { confidence: 'high' }, 'confidence is "high"; expected a number from 0 to 1.', 'leave it empty'],
    [
      'jsonl',
      { tokens_in: '12' },
      'tokens_in is "12"; expected a whole number of tokens, 0 or more.',
      'leave it empty',
    ],
    ['csv', { cost_usd: '$1' }, 'cost_usd is "$1"; expected a number of US dollars, 0 or more.', 'leave it empty'],
  ] as const)('refuses %s %j with line, field, found, expected and next step', async (format, cells, message, hint) => {
    const score = format === 'csv' ? '1' : 1;
    const fault = await faultOf(() => readRows(format, [{ ...KEY, score, ...cells }]));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(`t:2: ${message}`);
    expect(fault.hint).toContain(hint);
  });
});
