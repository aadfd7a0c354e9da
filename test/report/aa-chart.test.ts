import { describe, expect, test } from 'vitest';
import { aaChart } from '../../src/report/aa-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { richView } from '../support/sample-view.ts';

describe('aaChart', () => {
  chartContract(aaChart);

  test('marks where false claims begin and says how many there are', async () => {
    const svg = await picturesOf(aaChart(richView()));
    for (const text of ['claims a loss', 'claims a gain', '4.9% (gain 2.6%, loss 2.3%)']) expect(svg).toContain(text);
  });

  test('cells that were not checked say so in the table', () => {
    expect(aaChart(richView()).table.rows[0]).toEqual(['chat', 'sandbox', 'not checked']);
  });
});
