import type { History } from '../../core/history.ts';
import { fillPage, placedFigure } from '../page-engine.ts';
import { figureModel } from '../page-model.ts';
import { historyView } from './history-view.ts';
import { nightsChart } from './nights-chart.ts';

const PARTS = { page: 'history', partials: ['table'], sheets: ['style.css', 'counts.css'] } as const;

/** The history as one self-contained page: no network, readable without scripts, in print, in light and in dark. */
export async function renderHistoryHtml(history: History): Promise<string> {
  const figures = [placedFigure(await figureModel(nightsChart(history)))];
  return fillPage(PARTS, { view: historyView(history), figures });
}
