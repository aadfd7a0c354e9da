import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { logFactorial } from '../random/log-factorial.ts';
import { type ScorePatterns, scorePatterns } from './score-patterns.ts';
import { type SelectionBootstrap, SelectionTally } from './selection-tally.ts';

/** Distinct resamples that are enumerated at most. */
const MOST_RESAMPLES = 2_000_000;

/** Number of ways to draw `units` of `patterns` kinds, C(units + patterns − 1, units). */
export function resampleCount({ units, patterns }: Pick<ScorePatterns, 'units' | 'patterns'>): number {
  const fewer = Math.min(units, patterns - 1);
  let count = 1;
  for (let step = 1; step <= fewer && count <= Number.MAX_SAFE_INTEGER; step++) {
    count = (count * (units + patterns - 1 - fewer + step)) / step;
  }
  return Math.round(count);
}

/** A resample begun: units still to draw, the first pattern they may show, sums so far. */
interface Begun {
  readonly left: number;
  readonly next: number;
  readonly sums: Float64Array;
  readonly items: number;
  /** log of Π share^c/c! over the patterns so far. */
  readonly logWeight: number;
}

/** Visits all resamples, pattern after pattern; only those drawn at least once take a level of recursion. */
function visit(drawn: ScorePatterns, tally: SelectionTally, { left, next, sums, items, logWeight }: Begun): void {
  const { methods, patterns } = drawn;
  const grown = new Float64Array(methods);
  for (let pattern = next; pattern < patterns; pattern++) {
    const logShare = Math.log((drawn.counts[pattern] as number) / drawn.units);
    const size = drawn.sizes[pattern] as number;
    // The last pattern takes all that is left.
    for (let times = pattern === patterns - 1 ? left : 1; times <= left; times++) {
      for (let k = 0; k < methods; k++) {
        grown[k] = (sums[k] as number) + times * (drawn.sums[k * patterns + pattern] as number);
      }
      const weight = logWeight + times * logShare - logFactorial(times);
      const now = items + times * size;
      if (times === left) tally.add(grown, now, Math.exp(weight));
      else visit(drawn, tally, { left: left - times, next: pattern + 1, sums: grown, items: now, logWeight: weight });
    }
  }
}

/** Enumerates all resamples of units already read. */
export function enumerateSelections(drawn: ScorePatterns): SelectionBootstrap {
  const tally = new SelectionTally(drawn);
  const sums = new Float64Array(drawn.methods);
  visit(drawn, tally, { left: drawn.units, next: 0, sums, items: 0, logWeight: logFactorial(drawn.units) });
  return tally.summary('exact');
}

/**
 * The bootstrap of a whole selection, all resamples enumerated: items are drawn jointly for all methods, the best is selected
 * anew, and its mean is compared with what it really is in the data.
 * @param scores one list per method over the same n ≥ 2 items
 * @param clusters a finite number per item that names its cluster: clusters are then drawn whole
 * @returns exact up to rounding; refused: as `scorePatterns` says, and NOT_ACHIEVABLE above two million distinct resamples
 * (more than 12 different items, or some 220 right-or-wrong ones of two methods): use `bootstrapSelection`
 * @source derived here from Efron (1979), Annals of Statistics 7:1–26: the selection is part of the estimator.
 */
export function exactSelection(
  scores: readonly ArrayLike<number>[],
  clusters?: ArrayLike<number> | undefined,
): SelectionBootstrap | Refusal {
  const drawn = scorePatterns(scores, clusters);
  if (isRefused(drawn)) return drawn;
  const count = resampleCount(drawn);
  if (count > MOST_RESAMPLES) {
    const reason = `${count} distinct resamples, at most ${MOST_RESAMPLES} are enumerated: draw them at random.`;
    return refuse('NOT_ACHIEVABLE', 'scores', reason);
  }
  return enumerateSelections(drawn);
}
