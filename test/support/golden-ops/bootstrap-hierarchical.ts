import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import {
  type ExactCrossed,
  exactClusterBootstrap,
  exactCrossedBootstrap,
  type PairedMatrix,
  type UnitLabel,
} from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf } from '../golden.ts';
import { lawOutcome, minus } from './bootstrap-exact.ts';
import type { GoldenOps } from './golden-ops.ts';

const tailOf = (params: Readonly<Record<string, Json>>): number => (1 - numberOf(params.level)) / 2;

/** A matrix of lists; rows of unequal length make none, whatever their lengths add up to. */
function rowsOf(rows: Json | undefined): PairedMatrix {
  const lists = Array.isArray(rows) ? rows.map((row: Json) => numbersOf(row)) : [];
  const items = lists[0]?.length ?? 0;
  const isRagged = lists.some(list => list.length !== items);
  return { seeds: lists.length, items, values: Float64Array.from(isRagged ? [] : lists.flat()) };
}

function crossedOutcome(found: ExactCrossed | Refusal) {
  const outcome = lawOutcome(found);
  if (isRefused(found) || isRefused(outcome)) return outcome;
  return {
    ...outcome,
    item_only_sd: found.itemOnlySd,
    seed_only_sd: found.seedOnlySd,
    crossed_sd_closed_form: found.closedFormSd,
  };
}

export const bootstrapHierarchicalOps: GoldenOps = {
  cluster_bootstrap_exact: ({ input, params }) => {
    const statistic = params.statistic === 'cluster_mean' ? 'cluster-mean' : 'item-mean';
    const clusters = input.cluster as readonly UnitLabel[];
    return lawOutcome(exactClusterBootstrap(minus(input.a, input.b), clusters, { statistic, tail: tailOf(params) }));
  },
  crossed_bootstrap_exact: ({ input, params }) =>
    crossedOutcome(exactCrossedBootstrap(rowsOf(input.d), tailOf(params))),
  crossed_bootstrap_arms_exact: ({ input, params }) => {
    const [candidate, baseline] = [rowsOf(input.a), rowsOf(input.b)];
    const turned = { ...baseline, values: baseline.values.map(value => -value) };
    return crossedOutcome(exactCrossedBootstrap([candidate, turned], tailOf(params)));
  },
};
