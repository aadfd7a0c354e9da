import { hardLabel } from '../core/hard-label.ts';
import type { Item } from '../core/item.ts';
import type { Learner } from '../core/learner.ts';
import type { Prediction } from '../core/method.ts';

/**
 * Predictions from a learner's beliefs. A learner that does not declare `beliefs` answers 0 or 1 and does not know how sure it
 * is: its predictions carry no confidence.
 * @param beliefs probability of label 1 per item, in the order of the items
 * @throws Error where there are not as many beliefs as items
 */
export function predictItems(learner: Learner, items: readonly Item[], beliefs: readonly number[]): Prediction[] {
  if (beliefs.length !== items.length) {
    throw new Error(`${learner.identity} gave ${beliefs.length} beliefs for ${items.length} items`);
  }
  const isGraded = learner.capabilities.includes('beliefs');
  return items.map(({ id }, at) => {
    const belief = beliefs[at] as number;
    return { item: id, prediction: hardLabel(belief), ...(isGraded ? { confidence: belief } : {}) };
  });
}
