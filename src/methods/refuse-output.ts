import { CarryoverError } from '../core/errors.ts';
import { showValue } from './show-value.ts';

/** @throws CarryoverError always */
export function refuseOutput(field: string, found: unknown, expected: string): never {
  const message = `The method returned ${showValue(found)} as ${field}; expected ${expected}.`;
  throw new CarryoverError('data-invalid', message, 'Correct what the method returns.');
}

/** The fields of an object; a list is none. */
export function fieldsOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuseOutput(where, value, 'an object');
  return { ...value };
}
