import { describe, expect, it } from 'vitest';
import { findMethod, METHOD_NAMES, METHODS } from '../../src/methods/registry.ts';
import { faultOf } from '../support/fault-of.ts';

describe('registry of methods', () => {
  it('knows every method by one name', () => {
    expect(new Set(METHOD_NAMES).size).toBe(METHODS.length);
    for (const name of METHOD_NAMES) expect(findMethod(name).name).toBe(name);
  });

  it('marks the arms that use no teacher, which no search may choose', () => {
    const references = METHODS.filter(({ usesTeacher }) => !usesTeacher).map(({ name }) => name);
    expect(references).toEqual(['zero-shot', 'majority-answer']);
  });

  it('answers a misspelt name with the nearest one and all that there are', async () => {
    const fault = await faultOf(() => findMethod('confidant-only'));
    expect(fault.code).toBe('usage');
    expect(fault.message).toBe(
      'There is no method "confidant-only"; expected one of vanilla, soft-labels, confident-only, em-posterior, confidence-loss, zero-shot, majority-answer.',
    );
    expect(fault.hint).toMatch(/^Did you mean confident-only\? /);
  });

  it('guesses nothing where no name is near, and finds nothing that objects inherit', async () => {
    expect((await faultOf(() => findMethod('constructor'))).hint).not.toMatch(/Did you mean/);
    expect((await faultOf(() => findMethod(''))).message).toMatch(/^There is no method ""/);
  });
});
