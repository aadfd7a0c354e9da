import type { Item } from '../core/item.ts';
import type { ClassifierHandle, Example, Learner } from '../core/learner.ts';
import { applyHead, fitLogistic, type LogisticHead, logistic } from '../util/fit-logistic.ts';
import { checkExamples } from './check-examples.ts';
import type { FeatureTable } from './feature-table.ts';
import { FEATURES, TOTAL } from './surprisal-features.ts';

/** Logistic and normal distribution functions are closest at this ratio of scales (Johnson and Kotz 1970, section 22.4). */
const NORMAL_TO_LOGISTIC = 1.702;

/** One example: keeps separable data finite, and does no more. */
const RIDGE = 1;

/** Where the features of an item begin. */
function startOf(table: FeatureTable, item: Item): number {
  const row = table.rowOf.get(item.id);
  if (row === undefined) throw new Error(`item ${JSON.stringify(item.id)} was not given to this model`);
  return row * FEATURES;
}

function train(identity: string, table: FeatureTable, examples: readonly Example[]): ClassifierHandle {
  checkExamples(identity, examples);
  const features = new Float64Array(examples.length * FEATURES);
  for (const [row, example] of examples.entries()) {
    const start = startOf(table, example.item);
    for (let k = 0; k < FEATURES; k++) features[row * FEATURES + k] = table.values[start + k] as number;
  }
  const { head, moved } = fitLogistic({
    features,
    columns: FEATURES,
    targets: Float64Array.from(examples, ({ target }) => target),
    weights: Float64Array.from(examples, ({ weight = 1 }) => weight),
    isPaired: table.isPaired,
    ridge: RIDGE,
  });
  return { learner: identity, trainedOn: examples.length, parametersMoved: moved, state: head };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/**
 * Zero-shot belief: the more surprising a text among those asked about (its total surprisal against their median, in units of
 * their spread), the less it is believed; of a pair, the less surprising answer is the better one.
 */
function prior(table: FeatureTable, items: readonly Item[]): readonly number[] {
  const totals = items.map(item => table.values[startOf(table, item) + TOTAL] as number);
  const centre = table.isPaired ? 0 : median(totals);
  const square = totals.reduce((sum, total) => sum + (total - centre) ** 2, 0) / Math.max(1, totals.length);
  const spread = Math.sqrt(square) || 1;
  return totals.map(total => logistic((-NORMAL_TO_LOGISTIC * (total - centre)) / spread));
}

const isHead = (state: unknown): state is LogisticHead =>
  typeof state === 'object' && state !== null && 'weights' in state && 'intercept' in state;

/** A model of the local ladder as a learner: its features stay as they are, `fit` trains a logistic head on them. */
export function localLearner(identity: string, table: FeatureTable): Learner {
  return {
    identity,
    capabilities: ['soft-labels', 'weights', 'prior', 'beliefs'],
    fit: async examples => train(identity, table, examples),
    predict: async ({ learner, state }, items) => {
      if (learner !== identity || !isHead(state)) throw new Error(`${identity} was given a classifier of ${learner}`);
      return items.map(item => applyHead(state, table.values, startOf(table, item)));
    },
    prior: async items => prior(table, items),
  };
}
