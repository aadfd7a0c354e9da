import { expect, test } from 'vitest';
import { cellMark, gainChart, gainDomain } from '../../src/report/gain-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { richView } from '../support/sample-view.ts';

chartContract(gainChart);

test('the forest plot shows every cell with its interval in words and its verdict, and δ', async () => {
  const view = richView();
  const svg = await picturesOf(gainChart(view));
  for (const { gain, verdict } of view.cells) {
    if (gain) expect(svg).toContain(gain.text);
    if (verdict) expect(svg).toContain(`${verdict.glyph} ${verdict.word}`);
  }
  expect(svg).toContain('δ = 2');
});

test('the sandbox gain runs through the rows of its domain, and only where there are others', () => {
  const view = richView();
  const dotted = (cells: typeof view.cells) =>
    gainChart({ ...view, cells }).panels.flatMap(({ spec }) =>
      spec.layer.flatMap(layer => (JSON.stringify(layer).includes('"strokeDash":[1.5') ? [layer.data] : [])),
    );
  const sandboxes = view.cells.filter(({ replication }) => replication);
  const marks = sandboxes.map(({ gain }) => expect.objectContaining({ x: gain?.point, y2: expect.any(Number) }));
  expect(dotted(view.cells)).toEqual([{ values: marks }]);
  expect(dotted(sandboxes)).toEqual([{ values: [] }]);
});

test('verdicts differ in shape, not only in colour', () => {
  const spec = JSON.stringify(gainChart(richView()).panels[0]?.spec);
  for (const shape of ['diamond', 'circle', 'square']) expect(spec).toContain(`"shape":"${shape}"`);
});

test('an interval marked sparse keeps its numbers beside the row', async () => {
  const view = richView();
  const [cell] = view.cells;
  const gain = cell?.gain;
  if (!cell || !gain) throw new Error('the sample has a gain in its first cell');
  const text = `${gain.text} (sparse)`;
  const svg = await picturesOf(gainChart({ ...view, cells: [{ ...cell, gain: { ...gain, text }, gainText: text }] }));
  expect(svg).toContain(`${gain.text}</text>`);
});

test('the axis holds 0, δ and every end, with room beside them', () => {
  expect(gainDomain([], 2)).toEqual([-0.5, 2.5]);
  const [low, high] = gainDomain([-30, 40], 2);
  expect(low).toBeLessThan(-30);
  expect(high).toBeGreaterThan(40);
});

test('a cell without verdict and replication has no mark', () => {
  const [cell] = richView().cells;
  if (!cell) throw new Error('the sample has cells');
  expect(cellMark(cell)).toBe('✓ sandbox gain replicates');
  expect(cellMark({ ...cell, replication: undefined })).toBe('');
});
