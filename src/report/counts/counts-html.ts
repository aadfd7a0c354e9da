import type { CountsResult } from '../../core/counts-result.ts';
import { fillPage } from '../page-engine.ts';
import { countsViewModel } from './counts-view-model.ts';

const PARTS = { page: 'counts', partials: ['table', 'counts-domain'], sheets: ['style.css', 'counts.css'] } as const;

/** The report on counts as one self-contained page: no network, readable without scripts, in print, in light and in dark. */
export const renderCountsHtml = (result: CountsResult): Promise<string> =>
  fillPage(PARTS, { view: countsViewModel(result) });
