import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';
import { formatCells } from '../../src/store/build-run.ts';
import type { CellEntry } from '../../src/store/manifest.ts';
import { cellAdder } from '../../src/store/parse-cell.ts';
import { faultOf } from '../support/fault-of.ts';
import { arbitraryRows, buildTable, rowsOf } from '../support/prediction-rows.ts';

const ENTRY: CellEntry = { key: '0a'.repeat(16), domain: 'math', rung: '6b', arm: 'baseline', seed: '0', rows: 1 };
const HEADER =
  '{"schema":1,"domain":"math","rung":"6b","arm":"baseline","seed":"0","rows":1,"columns":["item","score"]}';

function addTexts(texts: readonly { text: string; entry: CellEntry }[]) {
  const builder = new PredictionsBuilder();
  const addCell = cellAdder(builder);
  for (const { text, entry } of texts) addCell(Buffer.from(text), { entry, path: 'cells/0a.jsonl' });
  return builder.build();
}

describe('cellAdder', () => {
  test('reads back every row of every cell exactly', () => {
    fc.assert(
      fc.property(arbitraryRows(), rows => {
        const cells = Array.from(formatCells(buildTable(rows)), ({ entry, bytes }) => ({
          entry,
          text: bytes.toString(),
        }));
        const plain = (list: readonly unknown[]) => list.map(row => JSON.stringify(row)).sort();
        const order = new Map(rows.map(row => [JSON.stringify(row.key), row]));
        const found = rowsOf(addTexts(cells));
        expect(plain(found.map(({ key }) => key))).toEqual(plain(rows.map(({ key }) => key)));
        for (const row of found) expect(row).toEqual(order.get(JSON.stringify(row.key)));
      }),
    );
  });

  test.each([
    ['nothing', '', 'cells/0a.jsonl: is cut off'],
    ['half a line', `${HEADER}\n{"item":"q1","score":1}`, 'cells/0a.jsonl: is cut off'],
    ['a header that is no JSON', 'x\n{}\n', 'cells/0a.jsonl:1: is no valid JSON'],
    ['a header that is a list', '[]\n{}\n', 'cells/0a.jsonl:1: is []; expected the header of a cell'],
    [
      'another schema',
      `${HEADER.replace('1,', '2,')}\n{}\n`,
      'cells/0a.jsonl:1: schema is 2; this version of carryover reads schema 1',
    ],
    [
      'another arm',
      `${HEADER.replace('baseline', 'weak')}\n{}\n`,
      'cells/0a.jsonl:1: arm is "weak"; expected "baseline" as in run.json',
    ],
    [
      'another number of rows',
      `${HEADER}\n{"item":"a","score":1}\n{"item":"b","score":1}\n`,
      'has 2 rows; expected 1 as in run.json',
    ],
    ['rows that are no JSON', `${HEADER}\n{"item":\n`, 'cells/0a.jsonl: is no valid JSON'],
    ['a row that is no object', `${HEADER}\n7\n`, 'cells/0a.jsonl:2: is 7; expected a row'],
    ['an unknown key', `${HEADER}\n{"item":"a","score":1,"scores":2}\n`, 'cells/0a.jsonl:2: unknown key "scores"'],
    [
      'an inherited name',
      `${HEADER}\n{"item":"a","score":1,"__proto__":2}\n`,
      'cells/0a.jsonl:2: unknown key "__proto__"',
    ],
    ['no item', `${HEADER}\n{"score":1}\n`, 'cells/0a.jsonl:2: item is undefined; expected text'],
    ['no score', `${HEADER}\n{"item":"a"}\n`, 'cells/0a.jsonl:2: score is undefined; expected a number'],
    [
      'an unknown status',
      `${HEADER}\n{"item":"a","status":"lost"}\n`,
      'cells/0a.jsonl:2: status is "lost"; expected one of scored',
    ],
    [
      'a contradiction',
      `${HEADER}\n{"item":"a","status":"errored","score":0}\n`,
      'status says errored, but score is 0',
    ],
    ['a label that is a number', `${HEADER}\n{"item":"a","score":1,"model":7}\n`, 'model is 7; expected text'],
    ['a number that is text', `${HEADER}\n{"item":"a","score":1,"size":"7"}\n`, 'size is "7"; expected a number'],
  ])('refuses %s as a damaged run', async (_claim, text, message) => {
    const fault = await faultOf(() => addTexts([{ text, entry: ENTRY }]));
    expect(fault.code).toBe('run-invalid');
    expect(fault.message).toContain(message);
    expect(fault.hint).not.toBe('');
  });
});
