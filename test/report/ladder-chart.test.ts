import { describe, expect, test } from 'vitest';
import { ladderChart } from '../../src/report/ladder-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { nastyView, richView } from '../support/sample-view.ts';

describe('ladderChart', () => {
  chartContract(ladderChart);

  test('has a gain and a PGR picture for every domain', () => {
    const titles = ladderChart(richView()).panels.map(({ title }) => title);
    expect(titles).toEqual(
      ['chat', 'math', 'code'].flatMap(name => [`Gain up the ladder: ${name}`, `PGR up the ladder: ${name}`]),
    );
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
    const cells = view.cells.map(cell => ({ ...cell, pgr: { baseline: whole, candidate: whole, gain: whole } }));
    expect(await picturesOf(ladderChart({ ...view, cells }))).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('names from outside stay text', async () => {
    expect(await picturesOf(ladderChart(nastyView()))).not.toContain('<img');
  });
});
