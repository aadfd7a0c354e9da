import type { CountedRun } from '../../core/counts.ts';
import type {
  CountedMethod,
  CountedReference,
  CountsContrast,
  CountsSettings,
  PairedSeeds,
} from '../../core/counts-result.ts';
import { isRefused } from '../../core/refusal.ts';
import { tQuantileUpper } from '../../stats/numeric/special-functions.ts';
import { fiellerSet } from '../../stats/ratios/fieller.ts';
import { boundItemError, scaleBounds } from './bound-item-error.ts';
import { compareSeeds, pairSeeds } from './compare-seeds.ts';
import { gapSize } from './gap-of.ts';
import { sameTotal } from './subset-marginals.ts';

/** A method as it was read, and as it was summed up. */
export interface MethodRuns {
  readonly runs: readonly CountedRun[];
  readonly summary: CountedMethod;
}

export interface References {
  readonly floor?: CountedReference | undefined;
  readonly ceiling?: CountedReference | undefined;
}

/** A contrast before the family of all of them is adjusted. */
export type OpenContrast = CountsContrast extends infer One
  ? One extends PairedSeeds
    ? Omit<One, 'holm'>
    : One
  : never;

/** Ceiling − floor, unless it gives no share: only a gap above 0 does. */
export function positiveGap({ floor, ceiling }: References): number | undefined {
  if (floor === undefined || ceiling === undefined) return undefined;
  const gap = gapSize({ floor: floor.accuracy.mean, ceiling: ceiling.accuracy.mean });
  return gap > 0 ? gap : undefined;
}

/** The difference in units of the gap: at the gap itself, and as Fieller's set, where the gap has an error of its own. */
function inGap(compared: ReturnType<typeof compareSeeds>, references: References, alpha: number): PairedSeeds['inPgr'] {
  const gap = positiveGap(references);
  if (gap === undefined) return undefined;
  const { difference, t } = compared;
  const [floorError, ceilingError] = [references.floor?.accuracy.sem, references.ceiling?.accuracy.sem];
  const hasSet = difference.sem !== undefined && floorError !== undefined && ceilingError !== undefined;
  const square = hasSet ? tQuantileUpper(alpha / 2, difference.runs - 1) ** 2 : 0;
  return {
    gap,
    mean: difference.mean / gap,
    sd: difference.sd === undefined ? undefined : difference.sd / gap,
    mde: isRefused(t) ? undefined : t.mde / gap,
    set: hasSet
      ? fiellerSet({
          numerator: difference.mean,
          denominator: gap,
          // Difference and gap as if they shared no error: references are means over more seeds than these.
          q: [square * difference.sem ** 2, 0, 0, square * (floorError ** 2 + ceilingError ** 2)],
          level: 1 - alpha,
          scale: 1,
        })
      : undefined,
  };
}

function itemErrors(method: CountedMethod, baseline: CountedMethod, gap: number | undefined) {
  const runs = [...method.runs, ...baseline.runs];
  const items = sameTotal(runs.flatMap(({ counts }) => counts?.total ?? []));
  const isCounted = (one: CountedMethod) => one.runs.some(({ counts }) => counts !== undefined);
  if (items === undefined || !isCounted(method) || !isCounted(baseline)) return {};
  if (method.accuracy === undefined || baseline.accuracy === undefined) return {};
  const itemError = boundItemError(method.accuracy.mean, baseline.accuracy.mean, items);
  return { itemError, itemErrorPgr: gap === undefined ? undefined : scaleBounds(itemError, gap) };
}

function whyUnpaired(method: readonly CountedRun[], baseline: readonly CountedRun[]): string {
  if (baseline.length === 0) return 'the baseline has no run here';
  const doubted = [method, baseline].find(runs => runs.every(({ isPairable }) => !isPairable));
  if (doubted !== undefined) return `the seeds of ${doubted[0]?.method ?? 'one'} are not believed to be its own`;
  return 'no seed has a believed accuracy of both';
}

interface ContrastContext extends References {
  readonly settings: CountsSettings;
}

/** One method against the baseline: paired by seed where that can be, with the error that the common items leave. */
export function contrastMethods(
  method: MethodRuns,
  baseline: MethodRuns | undefined,
  context: ContrastContext,
): OpenContrast {
  const { settings } = context;
  const names = { method: method.summary.method, baseline: settings.baseline };
  const errors = baseline === undefined ? {} : itemErrors(method.summary, baseline.summary, positiveGap(context));
  const pairs = pairSeeds(method.runs, baseline?.runs ?? []);
  if (pairs.length > 0) {
    const compared = compareSeeds(pairs, settings);
    return { ...names, ...errors, ...compared, inPgr: inGap(compared, context, settings.alpha) };
  }
  const [own, other] = [method.summary.accuracy, baseline?.summary.accuracy];
  const means = own === undefined || other === undefined ? undefined : own.mean - other.mean;
  return { ...names, ...errors, status: 'unpaired', reason: whyUnpaired(method.runs, baseline?.runs ?? []), means };
}
