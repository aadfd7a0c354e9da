import { describe, expect, test } from 'vitest';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';
import { formatCells } from '../../src/store/build-run.ts';
import type { CellEntry } from '../../src/store/manifest.ts';
import { PlainCells } from '../../src/store/plain-cells.ts';
import { buildTable, rowsOf } from '../support/prediction-rows.ts';

const ENTRY: CellEntry = { key: '0a'.repeat(16), domain: 'math', rung: '6b', arm: 'baseline', seed: '0', rows: 1 };

function takes(lines: string, { columns = ['item', 'score', 'status', 'model', 'size'] as unknown, rows = 1 } = {}) {
  const builder = new PredictionsBuilder();
  builder.openFile('cells/0a.jsonl');
  const taken = new PlainCells(builder).take(Buffer.from(lines), { ...ENTRY, rows }, columns);
  return { taken, table: builder.build() };
}

describe('PlainCells', () => {
  test('takes what a cell file holds, texts with escapes included', () => {
    const rows = ['a', 'b "quoted"', 'ü'].map((item, at) => ({
      key: { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item },
      status: 'scored' as const,
      score: at / 2,
      labels: at === 1 ? {} : { model: 'm' },
      numbers: { size: 6e9 },
    }));
    const [cell] = [...formatCells(buildTable(rows))];
    const text = cell?.bytes.toString() ?? '';
    const { taken, table } = takes(text.slice(text.indexOf('\n') + 1), { rows: 3 });
    expect(taken).toBe(true);
    expect(rowsOf(table)).toEqual(rows);
  });

  test.each([
    ['another number of rows', '{"item":"a","score":1}\n{"item":"b","score":1}\n'],
    ['a key that the header does not list', '{"item":"a","score":1,"weak_model":"w"}\n'],
    ['null', '{"item":"a","score":1,"model":null}\n'],
    ['an empty text', '{"item":"a","score":1,"model":""}\n'],
    ['a number for a text', '{"item":7,"score":1}\n'],
    ['a text for a number', '{"item":"a","score":"1"}\n'],
    ['a score out of range', '{"item":"a","score":2}\n'],
    ['no score', '{"item":"a"}\n'],
    ['a score where there should be none', '{"item":"a","score":1,"status":"errored"}\n'],
    ['an unknown status', '{"item":"a","status":"lost"}\n'],
    ['what is no JSON', '{"item":\n'],
  ])('leaves %s to the reader of rows, and adds nothing', (_claim, lines) => {
    const { taken, table } = takes(lines);
    expect([taken, table.rows]).toEqual([false, 0]);
  });

  test.each([
    ['no list', undefined],
    ['an unknown column', ['item', 'score', 'scores']],
    ['a column twice', ['item', 'item', 'score']],
    ['a column that all rows share', ['item', 'score', 'seed']],
    ['a number', ['item', 7]],
  ])('leaves a header with %s to the reader of rows', (_claim, columns) => {
    expect(takes('{"item":"a","score":1}\n', { columns: columns ?? null }).taken).toBe(false);
  });
});
