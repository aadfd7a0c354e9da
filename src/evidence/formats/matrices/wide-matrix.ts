import { readScore } from '../score-cell.ts';
import { wideReader } from './wide-table.ts';

/** Items × models: an id, then a column of scores per model; an empty cell is a missing outcome. */
export const wideMatrixReader = wideReader({
  format: 'wide-matrix',
  title: 'score matrix (items × models)',
  readCell: readScore,
  expected: 'a number from 0 to 1, true, false or nothing',
  hint: 'A matrix has an id, texts, and scores from 0 to 1. Take other numbers out, or say with --map which column is what.',
  emptyMeans: 'missing',
  leastColumns: 2,
});
