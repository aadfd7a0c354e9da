import type { Result } from '../core/decision-of.ts';
import { chartDocument, renderChartFile } from './chart.ts';
import { CHARTS } from './charts.ts';
import { differenceChart } from './counts/difference-chart.ts';
import { rasterize } from './rasterize.ts';
import { viewModel } from './view-model.ts';

export interface FigureFile {
  /** "gains-1.svg" */
  readonly name: string;
  readonly text: string | Uint8Array;
}

/**
 * Every picture of a report as files of its own: SVG, PNG of twice its size, and the Vega-Lite spec that both come from.
 * A chart that fills several sheets is several pictures. SVG and spec have the same bytes everywhere; the PNG is drawn with
 * the fonts of this machine.
 * @throws CarryoverError `output-failed` where there is no font to draw with
 */
export async function figureFiles(result: Result): Promise<readonly FigureFile[]> {
  const charts = 'decision' in result ? [differenceChart(result)] : CHARTS.map(chart => chart(viewModel(result)));
  const files: FigureFile[] = [];
  for (const { id, panels } of charts) {
    for (const [at, panel] of panels.entries()) {
      const name = `${id}-${at + 1}`;
      const svg = await renderChartFile({ ...panel, id: name });
      files.push(
        { name: `${name}.svg`, text: `${svg}\n` },
        { name: `${name}.png`, text: rasterize(svg) },
        { name: `${name}.vl.json`, text: `${JSON.stringify(chartDocument(panel), undefined, 2)}\n` },
      );
    }
  }
  return files;
}
