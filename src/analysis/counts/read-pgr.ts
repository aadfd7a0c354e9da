import type { CountedRun, ReferenceRun } from '../../core/counts.ts';
import type { PgrDefinition, PgrReading, SeedMean } from '../../core/counts-result.ts';
import type { RatioEstimate } from '../../core/estimate.ts';
import { mean } from '../../stats/numeric/moments.ts';
import { tQuantileUpper } from '../../stats/numeric/special-functions.ts';
import { fiellerSet } from '../../stats/ratios/fieller.ts';
import { type GapRule, gapOf, shareOf } from './gap-of.ts';
import { meanOverSeeds } from './mean-over-seeds.ts';
import { runAccuracy } from './run-accuracy.ts';

const none = (definition: PgrDefinition, reason: string): PgrReading => ({ definition, status: 'none', reason });

interface GapContext {
  readonly references: readonly ReferenceRun[];
  readonly alpha: number;
}

/** A run's accuracy and gap under a rule; undefined where it has none, and for a gap of 0 or below, which gives no share of it. */
function heldAgainst(run: CountedRun, rule: GapRule, { references }: GapContext) {
  const [accuracy, gap] = [runAccuracy(run), gapOf(references, rule, run)];
  const pgr = shareOf(accuracy, gap);
  return accuracy === undefined || gap === undefined || pgr === undefined ? undefined : { run, accuracy, ...gap, pgr };
}

const GAP_RULES: readonly GapRule[] = ['fixed-all', 'fixed-at-time', 'same-seed'];
/** Float arithmetic in another order; and a value that somebody wrote with three decimals. */
const TOLERANCES = [1e-9, 5.1e-4] as const;

/** Which floor and ceiling the files had when they stated their PGRs: a fixed baseline may have moved since. */
function agreements(stated: readonly CountedRun[], context: GapContext): readonly PgrDefinition[] {
  const distances = GAP_RULES.map(rule => {
    const held = stated.flatMap(run => heldAgainst(run, rule, context) ?? []);
    const off = held.map(({ run, pgr }) => Math.abs(pgr - (run.statedPgr as number)));
    return { rule, most: off.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...off) };
  });
  const within = TOLERANCES.map(tolerance => distances.filter(({ most }) => most <= tolerance).map(({ rule }) => rule));
  return within.find(rules => rules.length > 0) ?? [];
}

function readStated(runs: readonly CountedRun[], context: GapContext): PgrReading {
  const stated = runs.filter(({ statedPgr }) => statedPgr !== undefined);
  const pgr = meanOverSeeds(stated.map(({ statedPgr }) => statedPgr as number));
  if (pgr === undefined) return none('as-stated', 'no file states a PGR');
  const doubtfulSeeds = stated.filter(({ isPairable }) => !isPairable).length;
  const agreesWith = agreements(stated, context);
  return { definition: 'as-stated', status: 'measured', pgr, of: runs.length, doubtfulSeeds, agreesWith };
}

interface Sources {
  readonly method: SeedMean;
  readonly floor: SeedMean;
  readonly ceiling: SeedMean;
  readonly alpha: number;
}

/**
 * Fieller's set of (A − F)/(C − F) from three means over seeds. Var(A − F) = vA + vF, Var(C − F) = vC + vF, and they share
 * −F, so their covariance is vF. The shared seeds of method and floor are not used: references are the means of more seeds.
 * Degrees of freedom are the method's, the fewest of the three in practice and so the cautious choice.
 */
function setOf({ method, floor, ceiling, alpha }: Sources): RatioEstimate | undefined {
  if (method.sem === undefined || floor.sem === undefined || ceiling.sem === undefined) return undefined;
  const [vA, vF, vC] = [method.sem ** 2, floor.sem ** 2, ceiling.sem ** 2];
  const square = tQuantileUpper(alpha / 2, Math.min(method.runs, floor.runs, ceiling.runs) - 1) ** 2;
  return fiellerSet({
    numerator: method.mean - floor.mean,
    denominator: ceiling.mean - floor.mean,
    q: [square * (vA + vF), square * vF, square * vF, square * (vC + vF)],
    level: 1 - alpha,
    scale: 1,
  });
}

const REASONS: Readonly<Record<GapRule, string>> = {
  'fixed-all': 'floor and ceiling are not both there, or the ceiling is not above the floor',
  'fixed-at-time': 'no run has both a floor and a ceiling that are known to be older, with the ceiling above the floor',
  'same-seed': 'no run has a floor and a ceiling of its own seed, with the ceiling above the floor',
};

function readAgainst(runs: readonly CountedRun[], rule: GapRule, context: GapContext): PgrReading {
  const { references, alpha } = context;
  // A run without a gap is missed in the number of runs, which is shown.
  const held = runs.flatMap(run => heldAgainst(run, rule, context) ?? []);
  const pgr = meanOverSeeds(held.map(one => one.pgr));
  if (pgr === undefined) return none(rule, REASONS[rule]);
  const over = (pick: (one: (typeof held)[number]) => number) => mean(held.map(pick).sort((a, b) => a - b));
  const floor = over(one => one.floor);
  const accuracies = (role: ReferenceRun['role']) =>
    meanOverSeeds(references.filter(one => one.role === role).map(one => one.accuracy)) as SeedMean;
  const method = meanOverSeeds(held.map(({ accuracy }) => accuracy)) as SeedMean;
  return {
    definition: rule,
    status: 'measured',
    pgr,
    of: runs.length,
    ratioOfMeans: (method.mean - floor) / (over(one => one.ceiling) - floor),
    doubtfulSeeds: held.filter(({ run }) => !run.isPairable).length,
    set:
      rule === 'fixed-all'
        ? setOf({ method, floor: accuracies('floor'), ceiling: accuracies('ceiling'), alpha })
        : undefined,
  };
}

/** The PGR of one method's runs under every definition, always all four and in this order, for one can move past another's sign. */
export function readPgr(runs: readonly CountedRun[], context: GapContext): readonly PgrReading[] {
  return [readStated(runs, context), ...GAP_RULES.map(rule => readAgainst(runs, rule, context))];
}
