import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PredictionRow } from '../../src/core/predictions.ts';
import { splitCells } from '../../src/store/split-cells.ts';
import { arbitraryRows, buildTable } from '../support/prediction-rows.ts';

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Cells as a plain reading of the rule gives them. */
function expectedCells(rows: readonly PredictionRow[]) {
  const groups = new Map<string, PredictionRow[]>();
  for (const row of rows) {
    const { item, ...cell } = row.key;
    const name = JSON.stringify(cell);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()]
    .map(group => group.sort((a, b) => byCodeUnit(a.key.item, b.key.item)))
    .sort(([a], [b]) => {
      const parts = ['domain', 'rung', 'arm', 'seed'] as const;
      return parts.map(part => byCodeUnit(a?.key[part] ?? '', b?.key[part] ?? '')).find(order => order !== 0) ?? 0;
    });
}

test('every row is in the cell of its key, items and cells in the order of their code units', () => {
  fc.assert(
    fc.property(arbitraryRows(), rows => {
      const cells = splitCells(buildTable(rows));
      const found = cells.map(({ rows: numbers, ...cell }) => [cell, [...numbers].map(row => rows[row])]);
      const expected = expectedCells(rows).map(group => {
        const { item, ...cell } = group[0]?.key ?? { item: '' };
        return [cell, group];
      });
      expect(found).toEqual(expected);
    }),
  );
});

test('a table without rows has no cells', () => {
  expect(splitCells(buildTable([]))).toEqual([]);
});
