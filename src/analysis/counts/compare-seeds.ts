import type { CountedRun } from '../../core/counts.ts';
import type { CountsSettings, PairedSeeds, SeedMean, SeedTest } from '../../core/counts-result.ts';
import { accept, type Refusal, refuse } from '../../core/refusal.ts';
import { mean, sampleCovariance, standardDeviation } from '../../stats/numeric/moments.ts';
import { tCdfUpper, tQuantileUpper } from '../../stats/numeric/special-functions.ts';
import { signFlipTest } from '../../stats/permutation/sign-flip.ts';
import { pairedTEffect } from '../../stats/power/paired-t-power.ts';
import { createRng } from '../../stats/random/rng.ts';
import { meanOverSeeds } from './mean-over-seeds.ts';
import { runAccuracy } from './run-accuracy.ts';

/** Used beyond 30 seeds alone; below, all sign vectors are counted. */
const DRAWS = 9999;
/** Spread that is rounding of accuracies and no spread. */
const ROUNDING = 1e-12;

type Compared = Omit<PairedSeeds, 'holm' | 'inPgr'>;

interface Pair {
  readonly seed: string;
  readonly method: number;
  readonly baseline: number;
}

/** Runs of both methods under the same seed, where that seed is believed to be theirs; in the order of the first list. */
export function pairSeeds(method: readonly CountedRun[], baseline: readonly CountedRun[]): readonly Pair[] {
  const ofSeed = new Map(baseline.filter(({ isPairable }) => isPairable).map(run => [run.seed, runAccuracy(run)]));
  return method.flatMap(run => {
    const [own, other] = [runAccuracy(run), ofSeed.get(run.seed)];
    if (!run.isPairable || own === undefined || other === undefined) return [];
    return [{ seed: run.seed, method: own, baseline: other }];
  });
}

type Levels = Pick<CountsSettings, 'alpha' | 'power'>;

/** Student's t of a mean difference of 0 over new seeds, with what it could have found. */
function testSeeds({ runs, mean: centre, sd, sem }: SeedMean, { alpha, power }: Levels): SeedTest | Refusal {
  if (sd === undefined || sem === undefined) {
    return refuse('TOO_FEW_SEEDS', 'seeds', 'one pair of runs has no spread over seeds: expected 2 or more');
  }
  if (sd <= ROUNDING) return refuse('ZERO_VARIANCE', 'differences', 'the differences of all seeds are equal');
  const df = runs - 1;
  const half = tQuantileUpper(alpha / 2, df) * sem;
  return {
    statistic: centre / sem,
    df,
    p: Math.min(1, 2 * tCdfUpper(Math.abs(centre) / sem, df)),
    low: centre - half,
    high: centre + half,
    mde: accept(pairedTEffect(runs, { alpha, power, alternative: 'two-sided' })) * sd,
  };
}

/** Exact by counting sign vectors; a pair without a difference counts for nothing, in p as in the floor of p. */
function flipSeeds(differences: readonly number[]): PairedSeeds['signFlip'] {
  const { p, draws } = accept(signFlipTest(differences, { draws: DRAWS, rng: createRng(1, 'seeds of counts') }));
  const moving = differences.filter(difference => Math.abs(difference) > ROUNDING).length;
  return { p, floor: draws === 'exact' ? Math.min(1, 2 ** (1 - moving)) : 1 / (draws + 1) };
}

function correlate(pairs: readonly Pair[]): number | undefined {
  if (pairs.length < 3) return undefined;
  const [x, y] = [pairs.map(({ method }) => method), pairs.map(({ baseline }) => baseline)];
  const [a, b] = [standardDeviation(x), standardDeviation(y)];
  if (a <= ROUNDING || b <= ROUNDING) return undefined;
  return Math.max(-1, Math.min(1, sampleCovariance(x, y) / (a * b)));
}

/**
 * Compares two methods over the seeds they share: accuracy differences, Student's t with its interval and smallest detectable
 * difference, and the exact sign-flip test with the smallest p that so many seeds can give.
 * @param pairs at least one, accuracies in [0, 1]
 * @source Student (1908), Biometrika 6:1–25; Fisher (1935), The Design of Experiments, section 21.
 */
export function compareSeeds(pairs: readonly Pair[], levels: Levels): Compared {
  const differences = pairs.map(({ method, baseline }) => method - baseline);
  const difference = meanOverSeeds(differences) ?? { runs: 0, mean: mean(differences) };
  return {
    status: 'paired',
    seeds: pairs.map(({ seed }) => seed),
    differences,
    difference,
    t: testSeeds(difference, levels),
    signFlip: flipSeeds(differences),
    correlation: correlate(pairs),
  };
}
