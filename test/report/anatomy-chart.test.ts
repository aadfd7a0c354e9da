import { describe, expect, test } from 'vitest';
import { anatomyChart } from '../../src/report/anatomy-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { richView, smallView } from '../support/sample-view.ts';

describe('anatomyChart', () => {
  chartContract(anatomyChart);

  test('shows the arms from weak to ceiling, each by a shape of its own', async () => {
    const svg = await picturesOf(anatomyChart(richView()));
    expect(svg).toContain('40.0 → 45.0 → 62.4 → 80.0%');
    expect(anatomyChart(richView()).caption).toMatch(/▼ weak, ○ baseline, ● candidate, ▲ ceiling/);
  });

  test('shows two arms where weak and ceiling were not measured, and says so in the table', () => {
    const { table } = anatomyChart(smallView());
    expect(table.rows[0]?.[2]).toBe('not measured');
    expect(table.rows[0]?.[3]).toMatch(/^45\.00%/);
  });

  test('draws an arm without an interval as a point', async () => {
    const view = smallView();
    const cells = view.cells.map(cell => ({
      ...cell,
      arms: [{ arm: 'baseline' as const, point: 40, text: '40.00%, no interval' }],
    }));
    expect(await picturesOf(anatomyChart({ ...view, cells }))).not.toMatch(/NaN|undefined|Infinity/);
  });
});
