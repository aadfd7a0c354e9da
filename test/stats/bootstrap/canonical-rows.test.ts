import { expect, test } from 'vitest';
import { canonicalRows } from '../../../src/stats/bootstrap/canonical-rows.ts';
import { type DenseRanks, denseRanks } from '../../../src/stats/bootstrap/dense-ranks.ts';

const ranksOf = (rows: number[][]) => denseRanks(Float64Array.from(rows.flat()));
const rowsOf = (ranked: DenseRanks[], sets: Int32Array) => canonicalRows(ranked[0] as DenseRanks, () => ranked, sets);
const blocks = (count: number) => new Int32Array(count);

test('rows come in an order of what they hold', () => {
  const rows = [
    [1, 0, 2],
    [0, 0, 1],
    [2, 2, 2],
  ];
  const order = rowsOf([ranksOf(rows)], blocks(3)).map(row => rows[row]);
  const turned = rows.toReversed();
  expect(rowsOf([ranksOf(turned)], blocks(3)).map(row => turned[row])).toEqual(order);
});

test('what only another matrix tells apart is told apart', () => {
  const alike = [
    [1, 0],
    [1, 0],
  ];
  const other = [
    [0, 1],
    [0, 2],
  ];
  const order = (first: number[][], second: number[][]) =>
    rowsOf([ranksOf(first), ranksOf(second)], blocks(2)).map(row => second[row]);
  expect(order(alike, other)).toEqual(order(alike, other.toReversed()));
});

test('rows stay in their set', () => {
  const rows = ranksOf([
    [1, 0],
    [0, 0],
    [1, 1],
  ]);
  expect(rowsOf([rows], Int32Array.of(0, 0, 1))[2]).toBe(2);
});
