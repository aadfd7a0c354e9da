import { expect, test } from 'vitest';
import { renderChart } from '../../src/report/chart.ts';
import { LEFT, placedCells, RIGHT, rowChart, WIDTH } from '../../src/report/row-chart.ts';
import { rowPanels } from '../../src/report/row-panels.ts';
import { nastyView, richView } from '../support/sample-view.ts';

const frame = async (view = richView()): Promise<string> => {
  const [panel] = rowPanels(
    view.cells.map(cell => ({ cell, lines: 1 })),
    view.domains,
  );
  if (!panel) throw new Error('the sample has cells');
  const spec = rowChart({
    panel,
    domain: [-1, 1],
    axis: { title: 'points', format: '+~f' },
    lines: [{ at: 0, label: 'nothing', dashed: false, side: 'left' }],
    texts: placedCells(panel).map(({ cell, y }) => ({ y, text: cell.id })),
    layers: [],
  });
  return renderChart({ spec, id: 'frame', title: 'Frame', summary: 'A frame.' });
};

test('the width is the same whatever the names are', async () => {
  for (const view of [richView(), nastyView()]) {
    expect(await frame(view)).toContain(`viewBox="0 0 ${LEFT + WIDTH + RIGHT} `);
  }
});

test('every row has its rung on the left and its text on the right, under the heading of its domain', async () => {
  const svg = await frame();
  for (const { id } of richView().cells) expect(svg).toContain(`>${id}</text>`);
  expect(svg.split('>production</text>')).toHaveLength(4);
  for (const domain of ['chat', 'math', 'code']) expect(svg.split(`>${domain}</text>`)).toHaveLength(2);
});

test('the axis says 0 without a sign, and its numbers with one', async () => {
  const svg = await frame();
  expect(svg).toContain('>0</text>');
  expect(svg).toContain('>+1</text>');
  expect(svg).toContain('>−1</text>');
});
