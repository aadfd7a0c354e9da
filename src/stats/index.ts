export type { Rng } from '../core/random.ts';
export {
  type BootstrapInput,
  type BootstrapIntervals,
  bootstrapIntervals,
  bootstrapPValue,
} from './bootstrap-intervals.ts';
export { clopperPearson, clopperPearsonLower, clopperPearsonUpper } from './clopper-pearson.ts';
export { type ContrastOptions, contrastInterval } from './contrast-interval.ts';
export { type ClusterRobust, cr2 } from './cr2.ts';
export { crossedAcceleration } from './crossed-acceleration.ts';
export { crossedBootstrapMeans } from './crossed-bootstrap.ts';
export { type BoundsVerdict, decideBounds, decideEstimates, type FourBounds } from './decide-bounds.ts';
export { dualPValue } from './dual-p.ts';
export { type FiellerInput, fiellerSet } from './fieller.ts';
export { type GainCell, type GainCellInput, gainCell } from './gain-cell.ts';
export { gainInterval, theseSeedsInterval } from './gain-interval.ts';
export { type CoverageSetting, howeCoverage, seedVarianceAtShare } from './howe-coverage.ts';
export type { Limits } from './limits.ts';
export { discordantCounts, mcnemarExact, mcnemarMidP, mcnemarScore } from './mcnemar.ts';
export { type MeanSquares, meanSquares } from './mean-squares.ts';
export { exactTangoClaimRate, type NullClaims, type NullOptions, nullClaims } from './null-claims.ts';
export type { PairedMatrix } from './paired-matrix.ts';
export { quadraticForm, type Relation } from './quadratic-form.ts';
export { createRng } from './rng.ts';
export { type SettleCell, type SettleInput, settle } from './settle.ts';
export { signFlipTest } from './sign-flip.ts';
export { betaQuantile, normalCdf, normalQuantile, tCdfUpper, tQuantileUpper } from './special-functions.ts';
export { tango } from './tango.ts';
export { varianceComponents } from './variance-components.ts';
export { wilson } from './wilson.ts';
