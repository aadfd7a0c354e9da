// The public entry `carryover/stats`. Every function returns a value or a `Refusal` that names the argument and why; none
// throws for bad input, and none returns NaN or Infinity. Two throw, because their caller's program is wrong and not the data:
// `accept` for a refusal, and `createRng` for a seed or label that is not finite. See docs/statistics.md.

// Gains of a seeds × items layout, and what is decided from them
export type { ArmComponents } from '../core/cell-estimates.ts';
export type { SpendingAdvice } from '../core/power.ts';
export type { Rng } from '../core/random.ts';
export { accept, isRefused, type Refusal, type RefusalCode } from '../core/refusal.ts';
// Bootstrap
export {
  type BootstrapDiagnostics,
  type BootstrapInput,
  type BootstrapIntervals,
  bootstrapIntervals,
  bootstrapPValue,
  type Studentising,
} from './bootstrap/bootstrap-intervals.ts';
export { bootstrapRatio, type ReplicateOptions } from './bootstrap/bootstrap-ratio.ts';
export { bootstrapTransfer } from './bootstrap/bootstrap-transfer.ts';
export { type ClusterBootstrapOptions, clusterBootstrap } from './bootstrap/cluster-bootstrap.ts';
export type { ClusterStatistic } from './bootstrap/cluster-units.ts';
export type { RatioReplicates } from './bootstrap/collect-ratios.ts';
export { type CountedBlocks, countBlocks, countPairs } from './bootstrap/count-blocks.ts';
export { crossedAcceleration } from './bootstrap/crossed-acceleration.ts';
export { crossedBootstrapMeans } from './bootstrap/crossed-bootstrap.ts';
export { type CrossedErrors, crossedBootstrapErrors } from './bootstrap/crossed-errors.ts';
export { type CrossedRatioIntervals, crossedRatioIntervals } from './bootstrap/crossed-ratio-intervals.ts';
export { type CrossedRatio, crossedBootstrapRatios } from './bootstrap/crossed-ratios.ts';
export { jackknifeAcceleration } from './bootstrap/jackknife-acceleration.ts';
export { jackknifeCrossed } from './bootstrap/jackknife-crossed.ts';
export { jackknifeMean, jackknifeRatio } from './bootstrap/jackknife-ratio.ts';
export type { SeedBlocks } from './bootstrap/seed-blocks.ts';
export type { ClusterRobust } from './clusters/cluster-robust.ts';
// Clusters and ratios
export { type ClusteredMean, clusteredMean, type RobustError } from './clusters/clustered-mean.ts';
export { cr2 } from './clusters/cr2.ts';
export { type TwoWayError, twoWayError } from './clusters/two-way-error.ts';
export { exactClusterBootstrap } from './exact-bootstrap/exact-cluster.ts';
export { type ExactCrossed, exactCrossedBootstrap } from './exact-bootstrap/exact-crossed.ts';
export type { ExactBootstrap } from './exact-bootstrap/exact-law.ts';
export { exactBootstrapMean, exactBootstrapRatio } from './exact-bootstrap/exact-ratio.ts';
export { exactBootstrapTransfer } from './exact-bootstrap/exact-transfer.ts';
export type { LawSummary } from './exact-bootstrap/law-summary.ts';
// Families
export { type AdjustMethod, adjustPValues } from './families/adjust-p-values.ts';
export { armComponents } from './gain/arm-components.ts';
export { type ContrastOptions, contrastInterval } from './gain/contrast-interval.ts';
export { dualPValue } from './gain/dual-p.ts';
export { type BlockCellInput, type GainCell, type GainCellInput, gainCell } from './gain/gain-cell.ts';
export { gainInterval, theseSeedsInterval } from './gain/gain-interval.ts';
export type { MeanSquares } from './gain/layout-squares.ts';
export { meanSquares } from './gain/mean-squares.ts';
export type { PairedMatrix } from './gain/paired-matrix.ts';
export { quadraticForm, type Relation } from './gain/quadratic-form.ts';
export { varianceComponents } from './gain/variance-components.ts';
export type { Limits } from './limits.ts';
// Across cells
export { derSimonianLaird } from './meta/der-simonian-laird.ts';
export { type Heterogeneity, type MetaAnalysis, metaAnalysis } from './meta/meta-analysis.ts';
export { pauleMandel } from './meta/paule-mandel.ts';
export { type LeftOut, type PooledDomains, poolDomains } from './meta/pool-domains.ts';
export { qProfile, type Tau2Limits } from './meta/q-profile.ts';
export type { RandomEffects } from './meta/random-effects.ts';
export { reml } from './meta/reml.ts';
export type { Wald } from './meta/wald.ts';
export { type CoverageSetting, howeCoverage, withSeedShare } from './null/howe-coverage.ts';
export { exactTangoClaimRate, type NullClaims, type NullOptions, nullClaims } from './null/null-claims.ts';
export { type Distributions, distributions } from './numeric/distributions.ts';
// Paired differences of items
export { type BinaryPairs, binaryPairs } from './paired/binary-pairs.ts';
export type { PairedArms } from './paired/difference-moments.ts';
export { type Equivalence, equivalence } from './paired/equivalence.ts';
export { type EquivalenceScore, equivalenceScore } from './paired/equivalence-score.ts';
export { type EquivalenceOptions, type EquivalenceT, equivalenceT } from './paired/equivalence-t.ts';
export { type NonInferiority, nonInferiority } from './paired/non-inferiority.ts';
export { type NonInferiorityScore, nonInferiorityScore } from './paired/non-inferiority-score.ts';
export { type NonInferiorityOptions, type NonInferiorityT, nonInferiorityT } from './paired/non-inferiority-t.ts';
export { type PairedDifference, pairedDifference } from './paired/paired-difference.ts';
export type { PairedOutcomes } from './paired/paired-outcomes.ts';
// Permutation and ranks
export { type ClusterSignFlipResult, clusterSignFlipTest } from './permutation/cluster-sign-flip.ts';
export type { FlipCounts, SignFlipOptions } from './permutation/flip-test.ts';
export type { MaxTCell, MaxTOptions, MaxTResult } from './permutation/joint-max-t.ts';
export { maxTTest } from './permutation/max-t.ts';
export type { MaxTScale } from './permutation/max-t-terms.ts';
export { monteCarloP } from './permutation/monte-carlo-p.ts';
export { type FamilyCell, romanoWolf } from './permutation/romano-wolf.ts';
export { type SignFlipResult, signFlipTest } from './permutation/sign-flip.ts';
// Before and after spending
export { buySeedsOrItems } from './planning/buy-seeds-or-items.ts';
export { decideBounds, decideEstimates } from './planning/decide-bounds.ts';
export { type Feasibility, feasibility } from './planning/feasibility.ts';
export { type DetectionOptions, minimumDetectableGain } from './planning/minimum-detectable-gain.ts';
export { type PlannedCell, type SettleInput, settle } from './planning/settle.ts';
export { type SizeOptions, sizeForVerdict } from './planning/size-for-verdict.ts';
export {
  type ScenarioCell,
  type VerdictChances,
  type VerdictScenario,
  verdictChances,
} from './planning/verdict-chances.ts';
export type { BoundsVerdict, FourBounds } from './planning/verdict-rule.ts';
export { type McNemarGoal, mcnemarEffect, mcnemarItems } from './power/mcnemar-items.ts';
export { type DiscordantRates, type McNemarPlan, mcnemarPower, mcnemarPowerNormal } from './power/mcnemar-power.ts';
export { type DifferenceVariance, type NormalGoal, normalEffect, normalItems } from './power/normal-effect.ts';
export {
  type Alternative,
  pairedTEffect,
  pairedTItems,
  pairedTPower,
  type TTestGoal,
  type TTestPlan,
} from './power/paired-t-power.ts';
// Proportions
export { clopperPearson, clopperPearsonLower, clopperPearsonUpper } from './proportions/clopper-pearson.ts';
export { jeffreys } from './proportions/jeffreys.ts';
export { type MatchedOddsRatio, matchedOddsRatio, type Odds } from './proportions/matched-odds-ratio.ts';
export {
  discordantCounts,
  type McNemarChiSquare,
  type McNemarSide,
  mcnemarChiSquare,
  mcnemarExact,
  mcnemarMidP,
  mcnemarScore,
} from './proportions/mcnemar.ts';
export { type McNemarReport, mcnemarReport } from './proportions/mcnemar-report.ts';
export { newcombeIndependent, type TwoGroups } from './proportions/newcombe-independent.ts';
export { type NewcombeLimits, newcombePaired, type PhiRule } from './proportions/newcombe-paired.ts';
export { type PairedTable, pairedTable } from './proportions/paired-table.ts';
export { agrestiMin, bonettPrice, pairedWald } from './proportions/paired-wald.ts';
export { tango } from './proportions/tango.ts';
export { agrestiCoull, wald } from './proportions/wald.ts';
export { wilson } from './proportions/wilson.ts';
export { wilsonCorrected } from './proportions/wilson-corrected.ts';
export { createRng } from './random/rng.ts';
export type { ZeroMethod } from './ranks/signed-ranks.ts';
export { type Wilcoxon, wilcoxon } from './ranks/wilcoxon.ts';
export { type FiellerInput, fiellerSet } from './ratios/fieller.ts';
export { type GapArms, type GapRecovered, type GapShare, gapRecovered } from './ratios/gap-recovered.ts';
export {
  fiellerFromSummary,
  fiellerPaired,
  type RatioOptions,
  type RatioSet,
  type RatioSummary,
} from './ratios/ratio-of-means.ts';
export type { FiellerShape } from './ratios/solve-fieller.ts';
export { type TransferArms, type TransferRatio, transferRatio } from './ratios/transfer-ratio.ts';
export { type PairedTransferArms, transferRatioPaired } from './ratios/transfer-ratio-paired.ts';
// Selection
export { bootstrapSelection, type SelectionOptions } from './selection/bootstrap-selection.ts';
export { type ConditionalWinner, conditionalWinner } from './selection/conditional-winner.ts';
export { drawHalves } from './selection/draw-halves.ts';
export { type EmpiricalBayes, empiricalBayes } from './selection/empirical-bayes.ts';
export { exactSelection } from './selection/exact-selection.ts';
export { expectedMaxNormal } from './selection/expected-max-normal.ts';
export {
  type BoundedEstimate,
  expectedMaximumBound,
  type SearchedEstimate,
} from './selection/expected-maximum-bound.ts';
export type { SelectionBootstrap } from './selection/selection-tally.ts';
export { type SplitSample, splitSample } from './selection/split-sample.ts';
export { type WinnerBias, winnerBias } from './selection/winner-bias.ts';
// Nights in a row
export { addNight, type SequenceStep } from './sequential/add-night.ts';
export { type ChangeReading, changeEvidence } from './sequential/change-evidence.ts';
export { confidenceSequence } from './sequential/confidence-sequence.ts';
export type { GridRow } from './sequential/grid-observations.ts';
export type { Night } from './sequential/night.ts';
export type { SequenceReading } from './sequential/sequence-reading.ts';
export { type SequenceState, startSequence } from './sequential/sequence-state.ts';
export type { UnitLabel } from './unit-labels.ts';
