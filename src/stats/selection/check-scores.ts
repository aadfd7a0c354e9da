import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkRange } from '../guard.ts';

/** Sizes at which no sum of scores leaves the range of a double. */
const LARGEST = 1e100;

/**
 * Scores of K ≥ 1 methods on the same n ≥ 2 items.
 * @param scores one list per method, item by item
 */
export function checkScores(scores: readonly ArrayLike<number>[]): Refusal | undefined {
  const items = scores[0]?.length;
  if (items === undefined) return refuse('EMPTY_INPUT', 'scores', 'No methods: expected at least one.');
  for (const [method, row] of scores.entries()) {
    if (row.length !== items) {
      const reason = `Method ${method} has ${row.length} scores and method 0 has ${items}: expected the same items.`;
      return refuse('LENGTH_MISMATCH', 'scores', reason);
    }
  }
  for (const row of scores) {
    const wrong = checkRange(row, [-LARGEST, LARGEST], 'scores');
    if (wrong !== undefined) return wrong;
  }
  if (items > 1) return undefined;
  return refuse('TOO_FEW_OBSERVATIONS', 'scores', 'One item: a selection that could have gone otherwise needs two.');
}
