import { CarryoverError } from '../core/errors.ts';
import type { Example } from '../core/learner.ts';

function checkExample({ item, target, weight = 1 }: Example): void {
  if (target >= 0 && target <= 1 && weight > 0 && Number.isFinite(weight)) return;
  const message = `item ${JSON.stringify(item.id)}: target ${target} with weight ${weight}; expected a target in [0, 1] and a weight above 0.`;
  throw new CarryoverError('usage', message, 'Correct what the method hands to fit.');
}

/**
 * Holds what a method hands to `fit` against the learner port.
 * @throws CarryoverError `usage` where there is no example, or a target or weight is not usable
 */
export function checkExamples(identity: string, examples: readonly Example[]): void {
  if (examples.length === 0) {
    const message = `${identity} was asked to train on no example.`;
    throw new CarryoverError('usage', message, 'Give fit at least one example.');
  }
  for (const example of examples) checkExample(example);
}
