import { CarryoverError } from '../core/errors.ts';
import type { Learner } from '../core/learner.ts';
import type { Method } from '../core/method.ts';

/**
 * Holds what a method needs against what a learner can do, before anything is spent.
 * @throws CarryoverError `usage` with every capability that is lacking
 */
export function checkNeeds(
  { name, needs }: Pick<Method, 'name' | 'needs'>,
  learner: Pick<Learner, 'identity' | 'capabilities'>,
): void {
  const lacking = needs.filter(need => !learner.capabilities.includes(need));
  if (lacking.length === 0) return;
  const offered = learner.capabilities.length === 0 ? 'none' : learner.capabilities.join(', ');
  throw new CarryoverError(
    'usage',
    `The method ${name} needs ${lacking.join(' and ')}, which the learner ${learner.identity} lacks; it offers ${offered}.`,
    'Choose a method that needs less, or a learner that offers more.',
  );
}
