import { expect, test } from 'vitest';
import { renderChart } from '../../src/report/chart.ts';
import type { ChartFigure } from '../../src/report/chart-figure.ts';
import type { ReportView } from '../../src/report/view.ts';
import { richView, sampleView, smallView } from './sample-view.ts';

/** The pictures of a figure, as SVG. */
export async function picturesOf({ id, panels }: ChartFigure): Promise<string> {
  const pictures: string[] = [];
  for (const [at, panel] of panels.entries()) pictures.push(await renderChart({ ...panel, id: `${id}-${at + 1}` }));
  return pictures.join('\n');
}

/** What holds for every chart of the report. */
export function chartContract(chart: (view: ReportView) => ChartFigure): void {
  test('copes with a run that measured nothing: no broken number', async () => {
    const cells = richView().cells.map(cell => ({
      ...cell,
      gain: undefined,
      retention: undefined,
      pgr: undefined,
      seeds: [],
    }));
    const figure = chart(sampleView(cells, [], ['chat', 'math', 'code']));
    expect(await picturesOf(figure)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.each([
    ['rich', richView],
    ['small', smallView],
  ])('draws numbers only where there are numbers, in the %s run', async (_, view) => {
    expect(await picturesOf(chart(view()))).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('has a table with as many columns in each row as in its head', () => {
    const { table } = chart(richView());
    expect(table.rows.length).toBeGreaterThan(5);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  test('says in words what each picture shows', () => {
    for (const { title, summary } of chart(richView()).panels) {
      expect(title.length).toBeGreaterThan(5);
      expect(summary.startsWith(title)).toBe(true);
      expect(summary.length).toBeGreaterThan(title.length + 20);
    }
  });
}
