import type { History } from '../../src/core/history.ts';
import { type HistoryOptions, makeHistory } from '../../src/history/make-history.ts';
import type { NightRun } from '../../src/history/night-run.ts';

/** The history of nights that were made. */
export const madeHistory = (nights: readonly NightRun[], options: Partial<HistoryOptions> = {}): History =>
  makeHistory(nights, { suite: 'nightly', alpha: 0.05, draws: 'auto', left: [], ...options });
