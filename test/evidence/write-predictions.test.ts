import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/core/ports.ts';
import type { PredictionRow, Predictions } from '../../src/core/predictions.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';
import { writePredictions } from '../../src/evidence/write-predictions.ts';
import { arbitraryRows, buildTable, nastyText } from '../support/prediction-rows.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const read = async (path: string): Promise<Predictions> => (await readPredictions([path], silentProgress)).predictions;

const row: PredictionRow = {
  key: { domain: 'math', rung: '7b', arm: 'baseline', seed: '0', item: '=1+1' },
  status: 'scored',
  score: 0.1 + 0.2,
  labels: { model: 'a,"b"' },
  numbers: { cost_usd: 1e-7 },
};
const errored: PredictionRow = {
  ...row,
  key: { ...row.key, item: 'q2' },
  status: 'errored',
  score: 0,
  labels: {},
  numbers: {},
};

describe('writePredictions', () => {
  test.each([
    ['t.csv', true],
    ['t.csv.gz', true],
    ['t.jsonl', false],
    ['t.jsonl.gz', false],
    ['t.parquet', true],
  ])('%s reads back as the same table, whatever the texts', async (name, isUtf8) => {
    const text = isUtf8 ? nastyText.map(value => value.replaceAll('\0', '').toWellFormed()) : nastyText;
    await fc.assert(
      fc.asyncProperty(arbitraryRows(text), async rows => {
        const path = scratch.path(name);
        const table = buildTable(rows);
        await writePredictions(path, table);
        expect(await read(path)).toEqual(table);
      }),
      { numRuns: 30 },
    );
  });

  test('writes the columns in their documented order, those alone that some row uses, and every digit', async () => {
    const path = scratch.path('t.csv');
    await writePredictions(path, buildTable([row, errored]));
    expect(readFileSync(path, 'utf8')).toBe(
      [
        'domain,rung,arm,seed,item,score,status,model,cost_usd',
        'math,7b,baseline,0,=1+1,0.30000000000000004,,"a,""b""",1e-7',
        'math,7b,baseline,0,q2,,errored,,',
        '',
      ].join('\n'),
    );
  });

  test('writes in JSONL what a row says, and nothing else', async () => {
    const path = scratch.path('t.jsonl.gz');
    await writePredictions(path, buildTable([errored, { ...row, labels: { model: '' } }]));
    const lines = gunzipSync(readFileSync(path)).toString().split('\n');
    expect(lines.map(line => (line === '' ? '' : JSON.parse(line)))).toEqual([
      { domain: 'math', rung: '7b', arm: 'baseline', seed: '0', item: 'q2', status: 'errored' },
      { domain: 'math', rung: '7b', arm: 'baseline', seed: '0', item: '=1+1', score: 0.1 + 0.2, cost_usd: 1e-7 },
      '',
    ]);
  });
});
