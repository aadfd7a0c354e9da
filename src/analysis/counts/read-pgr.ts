import type { CountedRun, ReferenceRun } from '../../core/counts.ts';
import type { PgrDefinition, PgrReading, SeedMean } from '../../core/counts-result.ts';
import type { RatioEstimate } from '../../core/estimate.ts';
import { mean } from '../../stats/numeric/moments.ts';
import { tQuantileUpper } from '../../stats/numeric/special-functions.ts';
import { fiellerSet } from '../../stats/ratios/fieller.ts';
import { type GapRule, gapOf } from './gap-of.ts';
import { meanOverSeeds } from './mean-over-seeds.ts';
import { runAccuracy } from './run-accuracy.ts';

const none = (definition: PgrDefinition, reason: string): PgrReading => ({ definition, status: 'none', reason });

function readStated(runs: readonly CountedRun[]): PgrReading {
  const stated = runs.filter(({ statedPgr }) => statedPgr !== undefined);
  const pgr = meanOverSeeds(stated.map(({ statedPgr }) => statedPgr as number));
  if (pgr === undefined) return none('as-stated', 'no file states a PGR');
  const doubtfulSeeds = stated.filter(({ isPairable }) => !isPairable).length;
  return { definition: 'as-stated', status: 'measured', pgr, of: runs.length, doubtfulSeeds };
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

interface GapContext {
  readonly references: readonly ReferenceRun[];
  readonly alpha: number;
}

function readAgainst(runs: readonly CountedRun[], rule: GapRule, { references, alpha }: GapContext): PgrReading {
  const held = runs.flatMap(run => {
    const [accuracy, gap] = [runAccuracy(run), gapOf(references, rule, run)];
    // A gap of 0 or below gives no share of it; such a run is missed in the number of runs, which is shown.
    return accuracy === undefined || gap === undefined || gap.ceiling <= gap.floor ? [] : [{ run, accuracy, ...gap }];
  });
  const pgr = meanOverSeeds(held.map(({ accuracy, floor, ceiling }) => (accuracy - floor) / (ceiling - floor)));
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
  return [
    readStated(runs),
    readAgainst(runs, 'fixed-all', context),
    readAgainst(runs, 'fixed-at-time', context),
    readAgainst(runs, 'same-seed', context),
  ];
}
