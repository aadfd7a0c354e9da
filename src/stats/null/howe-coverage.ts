import type { Rng } from '../../core/random.ts';
import { howeHalfWidth } from '../gain/howe.ts';
import { drawChiSquare } from '../random/chi-square.ts';

export interface CoverageSetting {
  readonly seeds: number;
  readonly items: number;
  /** σ²_S, σ²_I, σ²_E, each ≥ 0. */
  readonly seedVariance: number;
  readonly itemVariance: number;
  readonly errorVariance: number;
  /** One-sided error of the interval. */
  readonly tail: number;
}

/** σ²_S at which the seed share of Var(Δ̂) is `share`, the other components as they are. */
export function seedVarianceAtShare(setting: CoverageSetting, share: number): number {
  const { seeds, items, itemVariance, errorVariance } = setting;
  const rest = itemVariance / items + errorVariance / (seeds * items);
  return (seeds * rest * share) / (1 - share);
}

/**
 * Coverage of the Howe interval by simulation with normal seed, item and residual effects. In that model Δ̂ and the three
 * mean squares are independent, Δ̂ normal and MS/EMS chi-square over its degrees of freedom (Searle et al. 1992, ch. 4), so a
 * draw needs four random numbers instead of a data set.
 * @returns share of `draws` intervals that hold the true mean; standard error √(c(1−c)/draws)
 */
export function howeCoverage(setting: CoverageSetting, draws: number, rng: Rng): number {
  const { seeds: S, items: N, seedVariance, itemVariance, errorVariance, tail } = setting;
  const emsSeeds = N * seedVariance + errorVariance;
  const emsItems = S * itemVariance + errorVariance;
  const sd = Math.sqrt((emsSeeds + emsItems - errorVariance) / (S * N));
  const columnMeans = new Float64Array();
  let covered = 0;
  for (let draw = 0; draw < draws; draw++) {
    const mean = sd * rng.normal();
    const msSeeds = (emsSeeds * drawChiSquare(S - 1, rng)) / (S - 1);
    const msItems = (emsItems * drawChiSquare(N - 1, rng)) / (N - 1);
    const errorDf = (S - 1) * (N - 1);
    const msError = (errorVariance * drawChiSquare(errorDf, rng)) / errorDf;
    const squares = { seeds: S, items: N, mean, msSeeds, msItems, msError, columnMeans };
    if (Math.abs(mean) <= howeHalfWidth(squares, tail)) covered++;
  }
  return covered / draws;
}
