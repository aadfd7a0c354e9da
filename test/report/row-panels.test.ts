import { expect, test } from 'vitest';
import { rowPanels } from '../../src/report/row-panels.ts';
import { largeView, richView } from '../support/sample-view.ts';

const rowsOf = (cells: ReturnType<typeof richView>['cells'], lines: number) => cells.map(cell => ({ cell, lines }));

test('few cells share one panel, under one heading per domain', () => {
  const view = richView();
  const panels = rowPanels(rowsOf(view.cells, 1), view.domains);
  expect(panels).toHaveLength(1);
  expect(panels[0]?.rows.filter(({ kind }) => kind === 'heading')).toHaveLength(3);
});

test('every cell of a large run is drawn exactly once, in panels that fit a sheet', () => {
  const view = largeView();
  for (const lines of [1, 3]) {
    const panels = rowPanels(rowsOf(view.cells, lines), view.domains);
    const ids = panels.flatMap(({ rows }) => rows.flatMap(row => (row.kind === 'cell' ? [row.cell.id] : [])));
    expect([...ids].sort()).toEqual(view.cells.map(({ id }) => id).sort());
    for (const { height } of panels) expect(height).toBeLessThanOrEqual(730);
  }
});

test('a domain that needs several panels says so where it goes on', () => {
  const [first] = richView().cells;
  const cells = Array.from({ length: 70 }, (_, at) => ({ ...(first as NonNullable<typeof first>), id: `cell-${at}` }));
  const headings = rowPanels(rowsOf(cells, 1), ['chat']).flatMap(({ rows }) =>
    rows.filter(({ kind }) => kind === 'heading'),
  );
  expect(headings.map(row => row.kind === 'heading' && row.continued)).toEqual([false, true, true]);
});

test('no cells make no panels', () => {
  expect(rowPanels([], ['math'])).toEqual([]);
});
