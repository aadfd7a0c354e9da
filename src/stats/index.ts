export type { Rng } from '../core/random.ts';
export {
  type BootstrapInput,
  type BootstrapIntervals,
  bootstrapIntervals,
  bootstrapPValue,
} from './bootstrap/bootstrap-intervals.ts';
export { crossedAcceleration } from './bootstrap/crossed-acceleration.ts';
export { crossedBootstrapMeans } from './bootstrap/crossed-bootstrap.ts';
export { type ClusterRobust, cr2 } from './clusters/cr2.ts';
export { type ContrastOptions, contrastInterval } from './gain/contrast-interval.ts';
export { dualPValue } from './gain/dual-p.ts';
export { type GainCell, type GainCellInput, gainCell } from './gain/gain-cell.ts';
export { gainInterval, theseSeedsInterval } from './gain/gain-interval.ts';
export { type MeanSquares, meanSquares } from './gain/mean-squares.ts';
export type { PairedMatrix } from './gain/paired-matrix.ts';
export { quadraticForm, type Relation } from './gain/quadratic-form.ts';
export { varianceComponents } from './gain/variance-components.ts';
export type { Limits } from './limits.ts';
export { type CoverageSetting, howeCoverage, seedVarianceAtShare } from './null/howe-coverage.ts';
export { exactTangoClaimRate, type NullClaims, type NullOptions, nullClaims } from './null/null-claims.ts';
export { betaQuantile, normalCdf, normalQuantile, tCdfUpper, tQuantileUpper } from './numeric/special-functions.ts';
export { signFlipTest } from './permutation/sign-flip.ts';
export { type BoundsVerdict, decideBounds, decideEstimates, type FourBounds } from './planning/decide-bounds.ts';
export { type SettleCell, type SettleInput, settle } from './planning/settle.ts';
export { clopperPearson, clopperPearsonLower, clopperPearsonUpper } from './proportions/clopper-pearson.ts';
export { discordantCounts, mcnemarExact, mcnemarMidP, mcnemarScore } from './proportions/mcnemar.ts';
export { tango } from './proportions/tango.ts';
export { wilson } from './proportions/wilson.ts';
export { createRng } from './random/rng.ts';
export { type FiellerInput, fiellerSet } from './ratios/fieller.ts';
