import type { CountsResult } from '../../core/counts-result.ts';
import { fillPage, placedFigure } from '../page-engine.ts';
import { figureModel } from '../page-model.ts';
import { countsViewModel } from './counts-view-model.ts';
import { differenceChart } from './difference-chart.ts';

const PARTS = {
  page: 'counts',
  partials: ['table', 'counts-domain', 'methods'],
  sheets: ['style.css', 'answers.css', 'counts.css'],
} as const;

/** The report on counts as one self-contained page: no network, readable without scripts, in print, in light and in dark. */
export async function renderCountsHtml(result: CountsResult): Promise<string> {
  const chart = differenceChart(result);
  // A frame without a picture says nothing that the tables do not.
  const figures = chart.panels.length === 0 ? [] : [placedFigure(await figureModel(chart))];
  return fillPage(PARTS, { view: countsViewModel(result), figures });
}
