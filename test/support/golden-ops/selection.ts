import { isRefused } from '../../../src/core/refusal.ts';
import {
  conditionalWinner,
  empiricalBayes,
  exactSelection,
  expectedMaxNormal,
  splitSample,
  winnerBias,
} from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

const rowsOf = (value: Json | undefined): number[][] => (Array.isArray(value) ? value.map(numbersOf) : []);

const tailOf = (params: Readonly<Record<string, Json>>): number => (1 - numberOf(params.level)) / 2;

/** The set takes the first of tied methods. */
const firstOf = (positions: readonly number[]): number => positions[0] as number;

export const selectionOps: GoldenOps = {
  expected_max_normal: ({ input }) => {
    const value = expectedMaxNormal(numberOf(input.K));
    return isRefused(value) ? value : { value };
  },

  winner_bias_normal: ({ input }) => {
    const found = winnerBias(numbersOf(input.mu), numbersOf(input.sd));
    if (isRefused(found)) return found;
    return {
      prob_selected: found.probabilities,
      bias_given_selected: found.biasIfWinner.map(bias => (isRefused(bias) ? null : bias)),
      expected_bias_of_winner: found.expectedBias,
      expected_max: found.expectedMaximum,
    };
  },

  conditional_winner: ({ input, params }) => {
    const found = conditionalWinner(numbersOf(input.y), rowsOf(input.sigma), tailOf(params));
    if (isRefused(found)) return found;
    const { truncation, naiveLimits, limits } = found;
    return {
      selected: found.selected,
      truncation: [truncation.low ?? '-Infinity', truncation.high ?? 'Infinity'],
      naive: found.naive,
      naive_ci: [naiveLimits.low, naiveLimits.high],
      median_unbiased: found.medianUnbiased,
      conditional_ci: [limits.low, limits.high],
      conditional_mle: found.likeliest,
    };
  },

  conditional_winner_sweep: ({ input, params }) => {
    const best = numberOf(input.y1);
    const variance = numberOf(input.sd) ** 2;
    const covariance = [
      [variance, 0],
      [0, variance],
    ];
    const medians: number[] = [];
    for (const gap of numbersOf(input.gap)) {
      const found = conditionalWinner([best, best - gap], covariance, tailOf(params));
      if (isRefused(found)) return found;
      medians.push(found.medianUnbiased);
    }
    return { median_unbiased: medians };
  },

  bootstrap_selection: ({ input }) => {
    const found = exactSelection(rowsOf(input.x));
    if (isRefused(found)) return found;
    return {
      selected: firstOf(found.winners),
      theta_hat: found.means,
      naive: found.naive,
      boot_mean_max: found.expectedMaximum,
      bias_max: found.biasOfMaximum,
      corrected_max: found.naive - found.biasOfMaximum,
      bias_winner_first: found.firstOfTied.bias,
      corrected_winner_first: found.firstOfTied.corrected,
      bias_winner_ties_averaged: found.bias,
      corrected_winner_ties_averaged: found.corrected,
      prob_selected_ties_averaged: found.probabilities,
    };
  },

  eb_shrinkage: ({ input }) => {
    const found = empiricalBayes(numbersOf(input.y), numbersOf(input.v));
    if (isRefused(found)) return found;
    const { tau2, weights } = found;
    const spread = isRefused(tau2) || isRefused(weights) ? {} : { tau2, weights };
    const selected = firstOf(found.winners);
    return {
      ...spread,
      mean: found.mean,
      blup: found.shrunken,
      selected,
      corrected: found.shrunken[selected] as number,
    };
  },

  split_sample: ({ input }) => {
    const found = splitSample(rowsOf(input.x), numbersOf(input.half), 'first');
    if (isRefused(found)) return found;
    return {
      selected_on_0: firstOf(found.first.winners),
      estimate_on_1: found.first.estimate,
      selected_on_1: firstOf(found.second.winners),
      estimate_on_0: found.second.estimate,
      cross_fit: found.crossFit,
      naive_best_full: found.naive,
    };
  },
};
