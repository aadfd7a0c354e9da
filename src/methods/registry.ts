import { CarryoverError } from '../core/errors.ts';
import type { Method } from '../core/method.ts';
import { quote } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';
import { confidenceLoss } from './confidence-loss.ts';
import { confidentOnly } from './confident-only.ts';
import { emPosterior } from './em-posterior.ts';
import { majorityAnswer } from './majority-answer.ts';
import { softLabels } from './soft-labels.ts';
import { vanilla } from './vanilla.ts';
import { zeroShot } from './zero-shot.ts';

/** The built-in methods: those that use the teacher, simple to elaborate; then the references. */
export const METHODS: readonly Method[] = [
  vanilla,
  softLabels,
  confidentOnly,
  emPosterior,
  confidenceLoss,
  zeroShot,
  majorityAnswer,
];

export const METHOD_NAMES: readonly string[] = METHODS.map(({ name }) => name);

/**
 * The built-in method of a name.
 * @throws CarryoverError `usage` for a name that is none, with the nearest one
 */
export function findMethod(name: string): Method {
  const method = METHODS.find(known => known.name === name);
  if (method !== undefined) return method;
  const nearest = nearestName(name, METHOD_NAMES);
  const meant = nearest === undefined ? '' : `Did you mean ${nearest}? `;
  const message = `There is no method ${quote(name)}; expected one of ${METHOD_NAMES.join(', ')}.`;
  throw new CarryoverError(
    'usage',
    message,
    `${meant}A method of your own is named by its module: { module: ./my-method.ts }.`,
  );
}
