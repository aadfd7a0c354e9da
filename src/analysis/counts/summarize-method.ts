import type { CountedRun, ReferenceRun } from '../../core/counts.ts';
import type { CountedMethod, CountedSeed } from '../../core/counts-result.ts';
import { isRefused } from '../../core/refusal.ts';
import { wilson } from '../../stats/proportions/wilson.ts';
import { shareError } from './bound-item-error.ts';
import { type Gap, gapOfAll, gapSize, shareOf } from './gap-of.ts';
import { meanOverSeeds } from './mean-over-seeds.ts';
import { readPgr } from './read-pgr.ts';
import { runAccuracy } from './run-accuracy.ts';
import { sameTotal, subsetMarginals } from './subset-marginals.ts';

interface Context {
  readonly references: readonly ReferenceRun[];
  readonly alpha: number;
}

/** Counts with their interval; undefined where there are none, or where they are no counts. */
function countsOf({ correct, total }: CountedRun, alpha: number): CountedSeed['counts'] {
  if (correct === undefined || total === undefined) return undefined;
  const limits = wilson(correct, total, alpha / 2);
  return isRefused(limits) ? undefined : { correct, total, low: limits.low, high: limits.high };
}

/** Shares this close are one number in another order of rounding. */
const ROUNDING = 1e-12;

/** Whether a file states an accuracy that is not the one believed: rounded, or no share of its items. */
function isOtherThanStated(run: CountedRun): boolean {
  const believed = runAccuracy(run);
  const { statedAccuracy } = run;
  if (statedAccuracy === undefined) return false;
  return believed === undefined || Math.abs(statedAccuracy - believed) > ROUNDING;
}

/** The same runs by what their files state; nothing where that is what was believed. */
function readAsStated(runs: readonly CountedRun[], context: Context): CountedMethod['asStated'] {
  if (!runs.some(isOtherThanStated)) return undefined;
  const stated = runs.map(run => ({ ...run, accuracy: run.statedAccuracy ?? runAccuracy(run) }));
  const accuracy = meanOverSeeds(stated.flatMap(run => run.accuracy ?? []));
  return accuracy && { accuracy, pgr: readPgr(stated, context).filter(({ definition }) => definition !== 'as-stated') };
}

function seedOf(run: CountedRun, gap: Gap | undefined, alpha: number): CountedSeed {
  const accuracy = runAccuracy(run);
  const pgr = shareOf(accuracy, gap);
  const { path, seed, isPairable } = run;
  const statedAccuracy = isOtherThanStated(run) ? run.statedAccuracy : undefined;
  return { path, seed, isPairable, accuracy, statedAccuracy, counts: countsOf(run, alpha), pgr };
}

/** What counts say about one method: every run, means over seeds, and the error that the common items leave. */
export function summarizeMethod(runs: readonly CountedRun[], { references, alpha }: Context): CountedMethod {
  const gap = gapOfAll(references);
  const size = gap === undefined ? 0 : gapSize(gap);
  const seeds = runs.map(run => seedOf(run, gap, alpha));
  const counts = seeds.flatMap(seed => seed.counts ?? []);
  const accuracy = meanOverSeeds(seeds.flatMap(seed => seed.accuracy ?? []));
  const items = sameTotal(counts.map(({ total }) => total));
  const itemError = accuracy === undefined || items === undefined ? undefined : shareError(accuracy.mean, items);
  const answers = {
    runs: counts.length,
    correct: counts.reduce((sum, { correct }) => sum + correct, 0),
    total: counts.reduce((sum, { total }) => sum + total, 0),
  };
  return {
    method: runs[0]?.method ?? '',
    runs: seeds,
    accuracy,
    answers: counts.length === 0 ? undefined : answers,
    itemError,
    itemErrorPgr: itemError === undefined || size <= 0 ? undefined : itemError / size,
    pgr: readPgr(runs, { references, alpha }),
    asStated: readAsStated(runs, { references, alpha }),
    subsets: subsetMarginals(runs.map(({ subsets }) => subsets)),
  };
}
