import type { CountedMethod, SeedMean } from '../../core/counts-result.ts';
import { fixed, percent } from '../../util/format.ts';

/** Where there is nothing to say. */
export const NONE = '–';
/** A size of a difference in points: no sign. */
export const size = (fraction: number, decimals = 2): string => fixed(100 * fraction, decimals);

/** "56.96% ± 0.93"; the error over seeds is left out for one run. */
export function accuracyText(accuracy: SeedMean | undefined): string {
  if (accuracy === undefined) return NONE;
  const mean = percent(accuracy.mean, 2);
  return accuracy.sem === undefined ? `${mean} (one run)` : `${mean} ± ${size(accuracy.sem)}`;
}

/** Marks a spread over seeds that are not believed to be those of the runs. */
export const doubt = (runs: CountedMethod['runs']): string => (runs.some(({ isPairable }) => !isPairable) ? ' †' : '');
