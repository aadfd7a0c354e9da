import { readPreference } from '../score-cell.ts';
import { wideReader } from './wide-table.ts';

/**
 * Items × models: how a judge preferred each model's answer to the baseline's; an empty cell is a verdict that could not be read.
 * The score is the preference less 1, so its mean is the win rate.
 */
export const preferenceTableReader = wideReader({
  format: 'preference-table',
  title: 'preference table (items × models)',
  readCell: readPreference,
  expected: 'a preference (1 baseline, 2 model, 0 or 1.5 draw, between 1 and 2 by odds) or nothing',
  hint: 'Take other columns out, or say with --map which column is what.',
  emptyMeans: 'errored',
  leastColumns: 1,
  // Only 0 and 1 would be right and wrong.
  needs: value => Number(value) > 1,
  note: 'read as preferences: 1 = the baseline wins, 2 = the model wins, 0 or 1.5 = draw',
});
