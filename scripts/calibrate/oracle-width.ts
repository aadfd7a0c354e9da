import { normalQuantile } from '../../src/stats/numeric/special-functions.ts';
import { ALPHA } from './design.ts';
import type { CellTruth } from './solve-cell.ts';

/** What an interval is held against: the gain over new seeds, or with the seeds that were drawn. */
export type Truth = 'new-seeds' | 'these-seeds';

/** Width of the interval of one who knows the variance. */
export function oracleWidth({ variance, seedPart }: CellTruth, truth: Truth): number {
  return -2 * normalQuantile(ALPHA / 2) * Math.sqrt(truth === 'new-seeds' ? variance : variance - seedPart);
}
