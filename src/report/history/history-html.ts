import type { History } from '../../core/history.ts';
import { fillPage, finishedPicture } from '../page-engine.ts';
import { figureModel } from '../page-model.ts';
import { historyView } from './history-view.ts';
import { nightsChart } from './nights-chart.ts';

const PARTS = { page: 'history', partials: ['table'], sheets: ['style.css', 'counts.css'] } as const;

/** The history as one self-contained page: no network, readable without scripts, in print, in light and in dark. */
export async function renderHistoryHtml(history: History): Promise<string> {
  const figure = await figureModel(nightsChart(history));
  const figures = [{ ...figure, pictures: figure.pictures.map(finishedPicture) }];
  return fillPage(PARTS, { view: historyView(history), figures });
}
