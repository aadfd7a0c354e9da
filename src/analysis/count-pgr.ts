import type { CountedRun, ReferenceRun } from '../core/counts.ts';

/**
 * What floor and ceiling a run's share of the gap is computed from: the means of all files; of those that were there when the
 * run ended; or those of the run's own seed.
 */
export const PGR_BASELINES = ['all-files', 'as-of-run', 'same-seed'] as const;
export type PgrBaselines = (typeof PGR_BASELINES)[number];

/** Floor and ceiling as shares of items right, in [0, 1], and how many files each is the mean of. */
export interface PgrBaseline {
  readonly floor: number;
  readonly ceiling: number;
  readonly floors: number;
  readonly ceilings: number;
}

/** Whether a floor or ceiling counts for a run. A file or run without a moment is of no moment. */
const COUNTS: Readonly<Record<PgrBaselines, (reference: ReferenceRun, run: CountedRun) => boolean>> = {
  'all-files': () => true,
  'as-of-run': ({ endedAt }, run) => endedAt !== undefined && run.endedAt !== undefined && endedAt < run.endedAt,
  'same-seed': ({ seed }, run) => seed === run.seed,
};

/** In order of size, so that no order of files changes the last digit. */
const meanOf = (values: readonly number[]): number =>
  values.toSorted((x, y) => x - y).reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Floor and ceiling of a run by one definition, among those of its domain and pair.
 * @returns undefined where either has no file
 */
export function pgrBaseline(
  run: CountedRun,
  references: readonly ReferenceRun[],
  definition: PgrBaselines,
): PgrBaseline | undefined {
  const own = references.filter(
    reference => reference.domain === run.domain && reference.pair === run.pair && COUNTS[definition](reference, run),
  );
  const of = (role: ReferenceRun['role']) => own.filter(one => one.role === role).map(({ accuracy }) => accuracy);
  const [floors, ceilings] = [of('floor'), of('ceiling')];
  if (floors.length === 0 || ceilings.length === 0) return undefined;
  return { floor: meanOf(floors), ceiling: meanOf(ceilings), floors: floors.length, ceilings: ceilings.length };
}

/** A run by the accuracy that its file states, whatever its counts say: for numbers that others computed from files. */
export const asStated = (run: CountedRun): CountedRun => ({ ...run, accuracy: run.statedAccuracy ?? run.accuracy });

/**
 * Share of the gap between floor and ceiling that a run recovered: (accuracy − floor) ÷ (ceiling − floor); below 0 and above 1
 * are possible.
 * @returns undefined without accuracy, floor or ceiling, and where the ceiling is not above the floor
 */
export function countPgr(
  run: CountedRun,
  references: readonly ReferenceRun[],
  definition: PgrBaselines,
): number | undefined {
  const baseline = pgrBaseline(run, references, definition);
  if (run.accuracy === undefined || baseline === undefined || baseline.ceiling <= baseline.floor) return undefined;
  return (run.accuracy - baseline.floor) / (baseline.ceiling - baseline.floor);
}
