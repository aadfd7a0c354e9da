import { isRefused } from '../../../src/core/refusal.ts';
import type { Limits } from '../../../src/stats/index.ts';
import { clusteredMean, twoWayError, type UnitLabel } from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf } from '../golden.ts';
import { stackRows } from '../matrices.ts';
import type { GoldenOps } from './golden-ops.ts';

const pairOf = ({ low, high }: Limits): number[] => [low, high];
const orNull = (value: unknown): Json => (typeof value === 'number' ? value : null);

export const clusterSeOps: GoldenOps = {
  clustered_se: ({ input, params }) => {
    const [a, b] = [numbersOf(input.a), numbersOf(input.b)];
    const differences = a.map((value, at) => value - (b[at] ?? Number.NaN));
    const labels = input.cluster as readonly UnitLabel[];
    const found = clusteredMean(differences, labels, (1 - numberOf(params.level)) / 2);
    if (isRefused(found)) return found;
    return {
      n: found.items,
      n_clusters: found.clusters,
      mean_diff: found.mean,
      se_naive: found.naiveSe,
      se_cr0: found.cr0.se,
      se_cr1: found.cr1.se,
      se_cr2: found.cr2.se,
      df_cr1: found.cr1.df ?? null,
      df_cr2: found.cr2.df ?? null,
      ci_z_cr0: pairOf(found.cr0.interval),
      ci_t_cr1: pairOf(found.cr1.interval),
      ci_t_cr2: pairOf(found.cr2.interval),
      se_miller_n1: orNull(found.mixedSe),
      deff_cr1: found.designEffect,
      icc_anova: orNull(found.icc),
    };
  },
  twoway_clustered_se: ({ input }) => {
    const found = twoWayError(stackRows(input.d as readonly Json[]));
    if (isRefused(found)) return found;
    return {
      mean_diff: found.mean,
      se_item: found.itemSe,
      se_seed: found.seedSe,
      se_cell: found.cellSe,
      se_twoway: orNull(found.se),
    };
  },
};
