import { describe, expect, test } from 'vitest';
import { ladderChart } from '../../src/report/ladder-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { nastyView, richView } from '../support/sample-view.ts';

describe('ladderChart', () => {
  chartContract(ladderChart);

  test('has a gain and a PGR picture for every domain with a bounded set', () => {
    const titles = ladderChart(richView()).panels.map(({ title }) => title);
    expect(titles).toEqual([
      'Gain up the ladder: chat',
      'PGR up the ladder: chat',
      'Gain up the ladder: math',
      'PGR up the ladder: math',
      'Gain up the ladder: code',
    ]);
  });

  test('an interval that goes on beyond the axis ends in an arrow', () => {
    const view = richView();
    const wide = { parts: [{ low: 0.2, high: 14.3 }], text: '[0.20, 14.30], no point value' };
    const cells = view.cells.map(cell => ({ ...cell, pgr: { baseline: wide, candidate: wide, gain: wide } }));
    const spec = (some: typeof view): string => JSON.stringify(ladderChart(some).panels.map(panel => panel.spec));
    expect(spec({ ...view, cells })).toContain('triangle-up');
    expect(spec(view)).not.toContain('triangle-up');
  });

  test('a long name is cut before what the plot is of', async () => {
    const view = richView();
    const cells = view.cells.map(cell => ({ ...cell, domain: 'word problem '.repeat(25) }));
    const pictures = await picturesOf(ladderChart({ ...view, domains: ['word problem '.repeat(25)], cells }));
    expect(pictures).toMatch(/…: gain/);
    expect(pictures).toMatch(/…: PGR/);
  });

  test('says that distances mean nothing where a size is not known', () => {
    expect(ladderChart(richView()).caption).toContain('not all of their sizes are known');
    const view = richView();
    const matrix = view.matrix.map((row, at) => ({ ...row, parameters: 10 ** (8 + at) }));
    expect(ladderChart({ ...view, matrix }).caption).toContain('logarithmic axis');
  });

  test('draws no band for a set that has no ends', async () => {
    const view = richView();
    const whole = { parts: [{}], text: 'unresolved: no value is excluded' };
    const cells = view.cells.map(cell => ({ ...cell, pgr: cell.pgr && { ...cell.pgr, baseline: whole } }));
    expect(await picturesOf(ladderChart({ ...view, cells }))).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('names from outside stay text', async () => {
    expect(await picturesOf(ladderChart(nastyView()))).not.toContain('<img');
  });
});
