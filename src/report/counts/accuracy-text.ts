import type { CountedMethod, SeedMean } from '../../core/counts-result.ts';
import { percent, unsignedPoints } from '../../util/format.ts';

/** Where there is nothing to say. */
export const NONE = '–';

/** "56.96% ± 0.93"; the error over seeds is left out for one run. */
export function accuracyText(accuracy: SeedMean | undefined): string {
  if (accuracy === undefined) return NONE;
  const mean = percent(accuracy.mean, 2);
  return accuracy.sem === undefined ? `${mean} (one run)` : `${mean} ± ${unsignedPoints(accuracy.sem)}`;
}

/** Marks a spread over seeds that are not believed to be those of the runs. */
export const doubt = (runs: CountedMethod['runs']): string => (runs.some(({ isPairable }) => !isPairable) ? ' †' : '');
