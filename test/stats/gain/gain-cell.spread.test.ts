import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { gainCell, isNoise } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { cellOf, filled } from '../../support/cells.ts';

const rowsOf = (...rows: readonly ((item: number) => number)[]) =>
  rows.map(draw => Array.from({ length: 30 }, (_, item) => draw(item)));
const yes = () => 1;
const no = () => 0;

describe('the sparse rule where all thirty columns, or nearly all, are discordant', () => {
  test.each([
    ['seeds alone vary', false, rowsOf(yes, no, no)],
    ['items alone vary', false, rowsOf(...Array(3).fill((item: number) => item % 2))],
    [
      'every seed and every item has the same mean',
      true,
      rowsOf(...[0, 1, 2].map(s => (item: number) => +(item % 3 === s))),
    ],
    ['two seeds differ and their items do not: the interval is about these seeds', true, rowsOf(yes, no)],
    ['two seeds whose items differ', false, rowsOf(yes, item => item % 2)],
    // Item means 0, ⅓, ⅔ and 1 with row means of ½: MS_I lies between MS_E and 3·MS_E.
    [
      'items vary a little more than chance has it',
      false,
      rowsOf(...[0, 1, 2].map(s => (item: number) => (item < 9 ? 1 : item < 18 ? 0 : +(item % 3 === s)))),
    ],
  ])('%s: %s', (_, isSparse, rows) => {
    const cell = cellOf(rows);
    expect([cell.discordant >= 10, cell.sparse]).toEqual([true, isSparse]);
    // Two columns are not always enough; then the interval is refused, never of zero width.
    const interval = gainInterval(cell, 0.025);
    if (interval.status === 'refused') expect([isSparse, interval.code]).toEqual([true, 'DEGENERATE_DISTRIBUTION']);
    else expect(interval.high - interval.low).toBeGreaterThan(0.02);
  });

  test('a width is noise by its share of the scale, the limit included', () => {
    expect([isNoise(1e-12, 1), isNoise(1.1e-12, 1), isNoise(1e-9, 1000), isNoise(1.1e-9, 1000)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

test('arms with seeds of their own add up column by column, the baseline with its sign turned', () => {
  const candidate = filled(3, 20, at => ((at * 7) % 11) / 10);
  const baseline = filled(2, 20, at => -((at * 3) % 5) / 10);
  const blocks = [
    { group: 0, matrix: candidate },
    { group: 1, matrix: baseline },
  ];
  const cell = accept(gainCell({ blocks, binary: false }));
  const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(cell.squares.mean).toBeCloseTo(meanOf(candidate.values) + meanOf(baseline.values), 12);
  expect([cell.seeds, cell.matrix.seeds, cell.matrix.items]).toEqual([2, 1, 20]);
  const columnOf = ({ seeds, values }: typeof candidate, at: number) =>
    Array.from({ length: seeds }, (_, seed) => values[seed * 20 + at] as number).reduce(
      (sum, value) => sum + value,
      0,
    ) / seeds;
  for (const at of [0, 7, 19])
    expect(cell.matrix.values[at]).toBeCloseTo(columnOf(candidate, at) + columnOf(baseline, at), 12);
});
