import { fillPage, placedFigure } from './page-engine.ts';
import { pageModel } from './page-model.ts';
import type { ReportView } from './view.ts';

const PARTIALS = [
  'answers',
  'audit',
  'matrix',
  'arms',
  'cell',
  'table',
  'across',
  'deciding',
  'policy',
  'reading',
  'methods',
] as const;

/** The report as one self-contained page: no network, readable without scripts, in print, in light and in dark. */
export async function renderHtml(view: ReportView): Promise<string> {
  const model = await pageModel(view);
  const figures = model.figures.map(placedFigure);
  const sheets = ['style.css', 'answers.css', ...(view.arms === undefined ? [] : ['arms.css'])];
  return fillPage({ page: 'page', partials: PARTIALS, sheets }, { ...model, figures });
}
