import type { CountedRun } from '../../core/counts.ts';

/** Share of items right, in [0, 1]: as stated where that was believed, else from counts; undefined where there are neither. */
export function runAccuracy({ accuracy, correct, total }: Pick<CountedRun, 'accuracy' | 'correct' | 'total'>) {
  if (accuracy !== undefined) return accuracy;
  return correct !== undefined && total !== undefined && total > 0 ? correct / total : undefined;
}
