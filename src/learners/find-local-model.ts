import { CarryoverError } from '../core/errors.ts';
import type { DomainKind } from '../core/item.ts';
import { LADDERS, LOCAL_SIZES, type LocalModel } from './local-sizes.ts';
import type { Unit } from './split-units.ts';

/** Names of the learners of the local ladder, small to large. */
export const LOCAL_LEARNERS: readonly string[] = LOCAL_SIZES.map(size => `local/${size}`);

/**
 * Shape and corpus of a model of the local ladder in a kind of domain.
 * @param learner such as `local/small`
 * @throws CarryoverError `usage` for a name that is none
 */
export function findLocalModel(learner: string, kind: DomainKind): LocalModel & { readonly unit: Unit } {
  const size = LOCAL_SIZES.find(name => `local/${name}` === learner);
  if (size !== undefined) return { unit: LADDERS[kind].unit, ...LADDERS[kind].models[size] };
  const found = `${JSON.stringify(learner)} is no learner; expected one of ${LOCAL_LEARNERS.join(', ')}.`;
  throw new CarryoverError('usage', found, 'Correct the name of the learner in the suite.');
}
