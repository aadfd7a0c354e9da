import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import type { UnitLabel } from '../../../src/stats/index.ts';
import {
  clusterSignFlipTest,
  createRng,
  maxTTest,
  monteCarloP,
  type SignFlipResult,
  signFlipTest,
} from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf, type Outcome } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

/** Draws where a test is not exact: many, as the bands of the set are narrow; a fresh stream for every case. */
const chance = () => ({ draws: 99_999, rng: createRng(1, 'reference') });

function named({ mean, p, pGreater, pLess, draws, counts }: SignFlipResult): Outcome {
  return {
    statistic_mean: mean,
    p_two_sided: p,
    p_greater: pGreater,
    p_less: pLess,
    ...(counts && {
      total: counts.total,
      count_abs_ge: counts.asExtreme,
      count_ge: counts.atLeast,
      count_le: counts.atMost,
    }),
    ...(draws !== 'exact' && { mc: true as const }),
  };
}

const lists = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** p-values of the values with each shift added, or the first refusal. */
function sweep(values: readonly number[], shifts: readonly number[]): Outcome | Refusal {
  const found: number[] = [];
  for (const shift of shifts) {
    const result = signFlipTest(
      values.map(value => value + shift),
      chance(),
    );
    if (isRefused(result)) return result;
    found.push(result.pGreater);
  }
  return { p_greater: found };
}

export const permutationOps: GoldenOps = {
  sign_flip: ({ input }) => {
    const d = numbersOf(input.d);
    const result = signFlipTest(d, chance());
    return isRefused(result) ? result : { n: d.length, ...named(result) };
  },
  cluster_sign_flip: ({ input }) => {
    const result = clusterSignFlipTest(numbersOf(input.d), lists(input.cluster) as readonly UnitLabel[], chance());
    return isRefused(result) ? result : { n_clusters: result.clusters, ...named(result) };
  },
  sign_flip_sweep: ({ input }) => sweep(numbersOf(input.d), numbersOf(input.shift)),
  max_t_sign_flip: ({ input, params }) => {
    const alternative = params.alternative === 'two-sided' ? 'two-sided' : 'greater';
    const result = maxTTest(lists(input.d).map(numbersOf), { alternative, scale: 'mean', ...chance() });
    if (isRefused(result)) return result;
    const { cells, draws, counts } = result;
    return {
      statistic_mean: cells.map(cell => cell.mean),
      p_adjusted: cells.map(cell => cell.pSingleStep),
      p_raw: cells.map(cell => cell.p),
      ...(counts && { total: counts.total, count_adjusted: [...counts.singleStep] }),
      ...(draws !== 'exact' && { mc: true as const }),
    };
  },
  mc_p_value: ({ input }) => {
    const p = monteCarloP(numberOf(input.b), numberOf(input.m));
    return isRefused(p) ? p : { p };
  },
};
