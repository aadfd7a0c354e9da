import { CarryoverError } from '../core/errors.ts';
import { CAPABILITIES } from '../core/learner.ts';
import type { Method } from '../core/method.ts';
import { showValue } from './show-value.ts';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isName = (value: unknown): boolean => typeof value === 'string' && NAME.test(value);
const isNeeds = (value: unknown): boolean =>
  Array.isArray(value) && value.every(need => CAPABILITIES.some(capability => capability === need));

interface Field {
  readonly isRight: (value: unknown) => boolean;
  readonly expected: string;
}

const FIELDS: Readonly<Record<keyof Method, Field>> = {
  name: { isRight: isName, expected: 'a name in lower case with hyphens, such as "my-method"' },
  description: { isRight: isText, expected: 'one sentence that says what the method does' },
  usesTeacher: { isRight: value => typeof value === 'boolean', expected: 'true or false' },
  needs: {
    isRight: isNeeds,
    expected: `a list of ${CAPABILITIES.map(need => `"${need}"`).join(', ')}, or an empty one`,
  },
  run: { isRight: value => typeof value === 'function', expected: 'a function of the task' },
};

const HINT = 'Export `method` as the type Method describes it: name, description, usesTeacher, needs, run.';

function assertMethod(value: unknown, path: string): asserts value is Method {
  if (typeof value !== 'object' || value === null) {
    const found = value === undefined ? 'exports no `method`' : `exports ${showValue(value)} as \`method\``;
    throw new CarryoverError('usage', `${path}: ${found}; expected an object.`, HINT);
  }
  for (const [name, { isRight, expected }] of Object.entries(FIELDS)) {
    const found: unknown = Reflect.get(value, name);
    if (isRight(found)) continue;
    throw new CarryoverError('usage', `${path}: method.${name} is ${showValue(found)}; expected ${expected}.`, HINT);
  }
}

/**
 * Checks what a module exported as `method`.
 * @param value the export; undefined where there is none
 * @param path of the module, as the user says it
 * @returns the same value, as the method that it is
 * @throws CarryoverError `usage` that names file and field, what was found and what was expected
 */
export function checkMethod(value: unknown, path: string): Method {
  assertMethod(value, path);
  return value;
}
