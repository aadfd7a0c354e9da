import { describe, expect, test } from 'vitest';
import { nullChart, reachOf } from '../../src/report/null-chart.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { sampleResult } from '../support/sample-result.ts';
import { richView } from '../support/sample-view.ts';

const target = { rung: 'large', role: 'production' } as const;

describe('nullChart', () => {
  chartContract(nullChart);

  test('says the observed gain and its p-value beside what chance gives', async () => {
    expect(await picturesOf(nullChart(richView()))).toContain('observed +17.36, p = 0.004');
    expect(nullChart(richView()).table.rows[0]?.slice(2, 4)).toEqual(['−2.14 to +2.14', '+17.36 [+14.73, +19.99]']);
  });

  test('a cell in which no item differs says so', () => {
    const view = richView();
    const cells = view.cells.map(cell => ({ ...cell, nullGains: undefined }));
    const { panels, table } = nullChart({ ...view, cells });
    expect(panels).toEqual([]);
    expect(table.rows[0]?.[2]).toBe('none: no item differs');
  });

  test('a cell that was not measured is not said to have equal items', () => {
    const cells = [{ ...target, unmeasured: 'No rows.' }];
    expect(nullChart(viewModel(sampleResult(cells))).table.rows[0]?.[2]).toBe('none: not measured');
  });

  test('the reach of a histogram leaves out empty bins at its ends', () => {
    expect(reachOf({ low: -2, high: 2, counts: [0, 3, 0, 0], text: '' })).toEqual([-1, 0]);
    expect(reachOf({ low: -2, high: 2, counts: [0, 0], text: '' })).toEqual([0, 0]);
  });
});
