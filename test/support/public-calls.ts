import * as stats from '../../src/stats/index.ts';
import { filled } from './cells.ts';

/** Good arguments of a public function; made anew for every call, because streams are used up. */
type GoodArguments = () => readonly unknown[];

const rng = () => stats.createRng(1, 'public calls');
const spread = (count: number, shift = 0) =>
  Float64Array.from({ length: count }, (_, at) => ((at * 7919 + shift) % 101) / 101);
const ternary = filled(3, 20, at => ((at * 7) % 3) - 1);
const scores = filled(3, 20, at => ((at * 37) % 53) / 53);
const oneSeed = filled(1, 30, at => ((at * 7) % 3) - 1);

/** A contrast of three seeds, and one whose interval is Tango's. */
const cell = stats.accept(stats.gainCell({ matrix: ternary, binary: true }));
const tangoCell = stats.accept(stats.gainCell({ matrix: oneSeed, binary: true }));
const armsCell = stats.accept(
  stats.gainCell({
    blocks: [
      { group: 0, matrix: filled(3, 20, at => at % 2) },
      { group: 1, matrix: filled(4, 20, at => 0 - (at % 3 === 0 ? 1 : 0)) },
    ],
    binary: true,
  }),
);

const ratios = () => [{ numerators: scores, denominators: filled(3, 20, at => 1 + ((at * 11) % 7) / 7) }];
const arms = () => ({ candidate: spread(20), baseline: spread(20, 13) });
const rightOrWrong = () => ({
  candidate: Float64Array.from({ length: 20 }, (_, at) => at % 2),
  baseline: Float64Array.from({ length: 20 }, (_, at) => (at % 3 === 0 ? 1 : 0)),
});
const sequence = () =>
  stats.accept(stats.addNight(stats.accept(stats.startSequence(0.025)), { ...arms(), clusters: clusters() })).state;
const clusters = () => Array.from({ length: 20 }, (_, at) => at % 6);
const model = () => ({
  items: 50,
  itemVariance: 0.05,
  blocks: [{ seeds: 5, seedVariance: 0.001, errorVariance: 0.1 }],
});
const setting = () => ({ ...model(), tail: 0.025 });
const scenario = () => ({
  target: { ...model(), gain: 0.1 },
  sandbox: { ...model(), gain: 0.2 },
  itemCorrelation: 0,
  sesoi: 0.02,
  retention: 0.5,
  tail: 0.025,
});
const planned = (mean: number) => ({ ...model(), mean });
const chances = () => ({
  chances: { reversed: 0, vanished: 0.2, survives: 0.6, attenuated: 0, inconclusive: 0.2 },
  replicates: 0.5,
});
const table = () => ({ n11: 30, n10: 12, n01: 5, n00: 20 });
const pairs = () => ({ gains: 12, losses: 5, pairs: 60 });
const plan = () => ({ alpha: 0.05, alternative: 'two-sided' });
const goal = () => ({ ...plan(), power: 0.8 });
const variance = () => ({ omega2: 0.1, sigma2A: 0.2, sigma2B: 0.2, samplesA: 1, samplesB: 1 });
const draws = () => ({ draws: 99, rng: rng() });
const replicates = () => ({ replicates: 100, rng: rng() });
const effects = () => [0.1, 0.3, 0.2, -0.1, 0.25];
const variances = () => [0.01, 0.02, 0.01, 0.03, 0.02];
const estimate = (low: number, high: number) => ({
  status: 'estimated',
  low,
  high,
});

/** Good arguments of every public function, but for the three that only hand on what they are given. */
export const PUBLIC_CALLS: Readonly<Record<string, GoodArguments>> = {
  addNight: () => [sequence(), { ...arms(), clusters: clusters() }],
  adjustPValues: () => [[0.01, 0.2, 0.5], 'holm'],
  agrestiCoull: () => [7, 20, 0.025],
  agrestiMin: () => [table(), 0.025],
  armComponents: () => [armsCell],
  binaryPairs: () => [rightOrWrong()],
  bonettPrice: () => [table(), 0.025],
  bootstrapIntervals: () => [{ replicates: spread(199), point: 0.5, tail: 0.05, acceleration: 0.01 }],
  bootstrapPValue: () => [spread(199)],
  bootstrapRatio: () => [spread(20), spread(20, 40).map(value => value + 1), replicates()],
  bootstrapSelection: () => [[spread(20), spread(20, 30)], { ...replicates(), clusters: clusters() }],
  bootstrapTransfer: () => [spread(20), spread(20, 40).map(value => value + 1), replicates()],
  buySeedsOrItems: () => [model(), 0.025],
  clopperPearson: () => [7, 20, 0.025],
  clopperPearsonLower: () => [7, 20, 0.025],
  clopperPearsonUpper: () => [7, 20, 0.025],
  clusterBootstrap: () => [spread(20), clusters(), { ...replicates(), statistic: 'item-mean' }],
  clusterSignFlipTest: () => [spread(20), clusters(), draws()],
  clusteredMean: () => [spread(20), clusters(), 0.025],
  changeEvidence: () => [[0.1, 0.2, 0.15]],
  confidenceSequence: () => [[arms(), arms()], 0.025],
  conditionalWinner: () => [
    [0.3, 0.1],
    [
      [0.01, 0.002],
      [0.002, 0.01],
    ],
    0.025,
  ],
  contrastInterval: () => [[cell, cell], { tail: 0.025, weights: [1, -0.5], relation: { seeds: 'shared' } }],
  countBlocks: () => [scores],
  countPairs: () => [pairs()],
  cr2: () => [
    [3, 1, 2],
    [0.5, -1, 0.5],
  ],
  crossedAcceleration: () => [scores],
  crossedBootstrapErrors: () => [scores, 100, rng()],
  crossedBootstrapMeans: () => [scores, 100, rng()],
  crossedBootstrapRatios: () => [ratios(), replicates()],
  crossedRatioIntervals: () => [ratios(), { ...replicates(), tail: 0.025 }],
  decideBounds: () => [{ low: 0.1, high: 0.2, contrastLow: 0, contrastHigh: 0.1 }, 0.02],
  decideEstimates: () => [{ gain: estimate(0.1, 0.2), contrast: estimate(0.01, 0.1) }, 0.02],
  derSimonianLaird: () => [effects(), variances()],
  discordantCounts: () => [[1, 0, -1, 1]],
  drawHalves: () => [clusters(), rng()],
  dualPValue: () => [cell],
  empiricalBayes: () => [effects(), variances()],
  equivalence: () => [
    { kind: 'real', ...arms() },
    { low: -0.5, high: 0.5, alpha: 0.05 },
  ],
  equivalenceScore: () => [pairs(), { low: -0.2, high: 0.3, alpha: 0.05 }],
  equivalenceT: () => [arms(), { low: -0.5, high: 0.5, alpha: 0.05 }],
  exactBootstrapMean: () => [[0.1, 0.5, 0.3, 0.2], 0.1],
  exactBootstrapRatio: () => [[0.1, 0.5, 0.3, 0.2], [1, 2, 1, 2], 0.1],
  exactBootstrapTransfer: () => [[0.1, 0.5, 0.3, 0.2], [1, 2, 1, 2], 0.1],
  exactClusterBootstrap: () => [[0.1, 0.5, 0.3, 0.2], [0, 1, 1, 2], { statistic: 'item-mean', tail: 0.1 }],
  exactCrossedBootstrap: () => [filled(3, 4, at => ((at * 7) % 5) / 5), 0.1],
  exactSelection: () => [
    [
      [0.1, 0.5, 0.3],
      [0.2, 0.4, 0.1],
    ],
    [0, 1, 2],
  ],
  exactTangoClaimRate: () => [tangoCell, 0.025],
  expectedMaxNormal: () => [5],
  expectedMaximumBound: () => [{ estimate: 0.1, se: 0.05, count: 8 }],
  feasibility: () => [chances(), chances()],
  fiellerFromSummary: () => [
    { numerator: 0.1, denominator: 0.5, varNumerator: 0.01, varDenominator: 0.01, covariance: 0.001 },
    { tail: 0.025, df: 20 },
  ],
  fiellerPaired: () => [spread(20), spread(20, 40).map(value => value + 1), 0.025],
  fiellerSet: () => [{ numerator: 0.1, denominator: 0.5, q: [0.01, 0, 0, 0.01], level: 0.95, scale: 1 }],
  gainCell: () => [{ matrix: ternary, binary: true, clusters: Int32Array.from(clusters()) }],
  gainInterval: () => [cell, 0.025],
  gapRecovered: () => [
    {
      weak: spread(20),
      ceiling: spread(20, 11).map(value => 0.8 + value / 10),
      baseline: spread(20, 23),
      candidate: spread(20, 37),
    },
    clusters().map(String),
  ],
  howeCoverage: () => [setting(), 200, rng()],
  jackknifeAcceleration: () => [[spread(20)]],
  jackknifeCrossed: () => [ratios()[0]],
  jackknifeMean: () => [spread(20)],
  jackknifeRatio: () => [spread(20), spread(20, 40).map(value => value + 1)],
  jeffreys: () => [7, 20, 0.025],
  matchedOddsRatio: () => [12, 5, 0.025],
  maxTTest: () => [[spread(10), spread(10, 40)], { ...draws(), alternative: 'greater', scale: 'studentised' }],
  mcnemarChiSquare: () => [12, 5, 'none'],
  mcnemarEffect: () => [200, 0.3, { alpha: 0.05, power: 0.8, test: 'midp' }],
  mcnemarExact: () => [12, 5],
  mcnemarItems: () => [
    { p10: 0.3, p01: 0.1 },
    { alpha: 0.05, power: 0.8, test: 'midp' },
  ],
  mcnemarMidP: () => [12, 5],
  mcnemarPower: () => [100, { p10: 0.2, p01: 0.1 }, { alpha: 0.05, test: 'midp' }],
  mcnemarPowerNormal: () => [100, { p10: 0.2, p01: 0.1 }, 0.05],
  mcnemarReport: () => [table(), 0.025],
  mcnemarScore: () => [12, 5],
  meanSquares: () => [scores],
  metaAnalysis: () => [effects(), variances(), 0.025],
  minimumDetectableGain: () => [model(), { tail: 0.025, power: 0.8, draws: 200, rng: rng() }],
  monteCarloP: () => [3, 99],
  newcombeIndependent: () => [{ x1: 7, n1: 20, x2: 3, n2: 25 }, 0.025],
  newcombePaired: () => [table(), 0.025],
  nonInferiority: () => [
    { kind: 'real', ...arms() },
    { margin: 0.5, alpha: 0.05 },
  ],
  nonInferiorityScore: () => [pairs(), { margin: 0.2, alpha: 0.05 }],
  nonInferiorityT: () => [arms(), { margin: 0.5, alpha: 0.05 }],
  normalEffect: () => [200, variance(), { alpha: 0.05, power: 0.8 }],
  normalItems: () => [0.1, variance(), { alpha: 0.05, power: 0.8 }],
  nullClaims: () => [
    cell,
    {
      replicates: 10,
      tails: { single: 0.025, family: 0.01 },
      unitSigns: () => new Int8Array(20).fill(1),
      units: Int32Array.from({ length: 20 }, (_, at) => at),
      rng: rng(),
    },
  ],
  pairedDifference: () => [arms(), 0.025],
  pairedTEffect: () => [20, goal()],
  pairedTItems: () => [0.4, goal()],
  pairedTPower: () => [20, 0.4, plan()],
  pairedTable: () => [rightOrWrong()],
  pairedWald: () => [table(), 0.025],
  pauleMandel: () => [effects(), variances()],
  poolDomains: () => [effects(), variances(), 0.025],
  qProfile: () => [effects(), variances(), 0.025],
  quadraticForm: () => [[cell, cell], 0.025, { seeds: 'shared' }],
  reml: () => [effects(), variances()],
  romanoWolf: () => [
    [{ domain: 'one', values: spread(20), units: clusters().map(String) }],
    { ...draws(), alternative: 'greater', scale: 'mean' },
  ],
  settle: () => [
    { target: planned(0.05), sandbox: planned(0.3), itemCovariance: 0.001, sesoi: 0.02, retention: 0.5, tail: 0.025 },
  ],
  signFlipTest: () => [spread(20), draws()],
  sizeForVerdict: () => [
    scenario(),
    { grow: 'seeds', verdicts: ['survives'], power: 0.01, limit: 20, draws: 50, createRng: stats.createRng },
  ],
  splitSample: () => [[spread(20), spread(20, 40)], Array.from({ length: 20 }, (_, at) => at % 2)],
  startSequence: () => [0.025],
  tango: () => [12, 5, 60, 0.025],
  theseSeedsInterval: () => [cell, 0.025],
  transferRatio: () => [arms(), { candidate: spread(20, 5), baseline: spread(20, 60) }, 0.025],
  transferRatioPaired: () => [arms(), { candidate: spread(20, 5), baseline: spread(20, 60) }, 0.025],
  twoWayError: () => [scores],
  varianceComponents: () => [{ seeds: 3, items: 20, msSeeds: 0.2, msItems: 0.1, msError: 0.05 }],
  verdictChances: () => [scenario(), 100, rng()],
  wald: () => [7, 20, 0.025],
  wilcoxon: () => [spread(20).map(value => value - 0.3), 'pratt'],
  wilson: () => [7, 20, 0.025],
  wilsonCorrected: () => [7, 20, 0.025],
  winnerBias: () => [
    [0.1, 0.3, 0.2],
    [0.1, 0.1, 0.2],
  ],
  withSeedShare: () => [setting(), 0.5],
};

/** Arguments that are results of other functions and are not taken apart. */
export const WHOLE: ReadonlySet<unknown> = new Set([cell, tangoCell, armsCell]);
