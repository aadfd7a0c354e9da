import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PredictionRow } from '../../src/core/predictions.ts';
import { cellFormatter } from '../../src/store/format-cell.ts';
import { splitCells } from '../../src/store/split-cells.ts';
import { arbitraryRows, buildTable } from '../support/prediction-rows.ts';

const textsOf = (rows: readonly PredictionRow[]): readonly string[] => {
  const table = buildTable(rows);
  return splitCells(table).map(cellFormatter(table));
};

const row = (item: string, rest: Partial<PredictionRow> = {}): PredictionRow => ({
  key: { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item },
  status: 'scored',
  score: 1,
  labels: {},
  numbers: {},
  ...rest,
});

test('a cell is a header and one object per row, in the order of the items, with what the row says and nothing else', () => {
  const rows = [
    row('q2', { status: 'errored', score: 0, labels: { model: 'm"' } }),
    row('q10', { score: 0.1, numbers: { size: 6e9, cost_usd: 1e-7 } }),
  ];
  expect(textsOf(rows)).toEqual([
    [
      '{"schema":1,"domain":"math","rung":"6b","arm":"baseline","seed":"0","rows":2,"columns":["item","score","status","model","size","cost_usd"]}',
      '{"item":"q10","score":0.1,"size":6000000000,"cost_usd":1e-7}',
      String.raw`{"item":"q2","status":"errored","model":"m\""}`,
      '',
    ].join('\n'),
  ]);
});

test('the bytes of a cell do not depend on the order of the rows, nor on the other cells of the table', () => {
  fc.assert(
    fc.property(arbitraryRows(), fc.infiniteStream(fc.nat()), (rows, luck) => {
      const shuffled = rows
        .map(one => ({ one, rank: luck.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      const texts = textsOf(rows);
      expect(textsOf(shuffled)).toEqual(texts);
      const { item: _item, ...first } = rows[0]?.key ?? row('q').key;
      const alone = rows.filter(({ key: { item, ...cell } }) => JSON.stringify(cell) === JSON.stringify(first));
      expect(texts).toContain(textsOf(alone)[0]);
    }),
  );
});

test('every line is JSON by itself, and says the numbers bit for bit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }).map(x => x + 0),
      score => {
        const [text = ''] = textsOf([row('q', { score })]);
        const [, line = ''] = text.split('\n');
        expect(JSON.parse(line).score).toBe(score);
      },
    ),
  );
});

test('texts that never recur are written like those that do', () => {
  const rows = Array.from({ length: 6000 }, (_, at) =>
    row(`q${String(at).padStart(4, '0')}`, { labels: { label: `${at}\n` } }),
  );
  const [text = ''] = textsOf(rows);
  expect(text.split('\n')[6000]).toBe(String.raw`{"item":"q5999","score":1,"label":"5999\n"}`);
});
