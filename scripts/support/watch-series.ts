import type { Rng } from '../../src/core/random.ts';
import { accept } from '../../src/core/refusal.ts';
import type { Limits } from '../../src/stats/limits.ts';
import { tQuantileUpper } from '../../src/stats/numeric/special-functions.ts';
import { tango } from '../../src/stats/proportions/tango.ts';
import { confidenceSequence } from '../../src/stats/sequential/confidence-sequence.ts';
import type { Night } from '../../src/stats/sequential/night.ts';
import type { NightLaw } from './night-laws.ts';

export interface WatchedNight {
  readonly mean: number;
  readonly sequence: Limits;
  /** The interval of all items, or clusters, so far, as if their number had been fixed before the first night. */
  readonly fixed: Limits;
}

/** The same number of observations comes up in every series. */
const quantiles = new Map<string, number>();
function quantile(tail: number, df: number): number {
  const key = `${tail} ${df}`;
  const known = quantiles.get(key) ?? tQuantileUpper(tail, df);
  quantiles.set(key, known);
  return known;
}

/** Differences of a night's items, or means over its clusters. */
function observationsOf({ candidate, baseline, clusters }: Night): number[] {
  const differences = Array.from(candidate, (outcome, at) => outcome - (baseline[at] as number));
  if (clusters === undefined) return differences;
  const members = Map.groupBy(differences.entries(), ([at]) => clusters[at]);
  return [...members.values()].map(list => list.reduce((sum, [, difference]) => sum + difference, 0) / list.length);
}

interface Sums {
  n: number;
  sum: number;
  squares: number;
}

function fixedInterval({ n, sum, squares }: Sums, law: NightLaw, tail: number): Limits {
  // Of outcomes that are −1, 0 and 1 these are twice the gains and twice the losses.
  if (law.fixed === 'tango') return accept(tango((squares + sum) / 2, (squares - sum) / 2, n, tail));
  const mean = sum / n;
  const error = Math.sqrt(Math.max(0, squares - n * mean * mean) / Math.max(1, n - 1) / n);
  // One observation, or equal ones, have no t interval.
  const half = error > 0 ? quantile(tail, n - 1) * error : 1;
  return { low: mean - half, high: mean + half };
}

/** A series of nights as it is seen by somebody who looks every morning. */
export function watchSeries(law: NightLaw, rng: Rng, { count, tail }: { count: number; tail: number }): WatchedNight[] {
  const next = law.start(rng);
  const nights = Array.from({ length: count }, next);
  const sums: Sums = { n: 0, sum: 0, squares: 0 };
  return accept(confidenceSequence(nights, tail)).map(({ interval }, at) => {
    for (const value of observationsOf(nights[at] as Night)) {
      sums.n++;
      sums.sum += value;
      sums.squares += value * value;
    }
    return { mean: sums.sum / sums.n, sequence: interval, fixed: fixedInterval(sums, law, tail) };
  });
}
