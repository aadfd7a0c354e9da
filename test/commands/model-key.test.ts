import { describe, expect, test } from 'vitest';
import { modelKey, namedVariables } from '../../src/commands/model-key.ts';
import type { ApiModel } from '../../src/core/model-settings.ts';
import { faultOf } from '../support/fault-of.ts';

const claude = { learner: 'anthropic/m', name: { provider: 'anthropic', model: 'm' } } as ApiModel;
const openai = (baseUrl: string) =>
  ({ learner: `openai/m@${baseUrl}`, name: { provider: 'openai', model: 'm', baseUrl } }) as ApiModel;
const ENV = { ANTHROPIC_API_KEY: ' a ', OPENAI_API_KEY: 'o', MINE: 'x', EMPTY: '' };

describe('modelKey', () => {
  test('comes from the variable of the host', () => {
    expect(modelKey(claude, {}, ENV)).toBe('a');
    expect(modelKey(openai('https://api.openai.com/v1'), {}, ENV)).toBe('o');
    expect(modelKey(openai('https://eu.api.openai.com/v1'), {}, ENV)).toBe('o');
  });

  test('is told to no other host, unless the suite names a variable for it', () => {
    const own = openai('http://localhost:8000/v1');
    expect(modelKey(own, {}, ENV)).toBe('none');
    expect(modelKey(own, { models: { [own.learner]: { keyVariable: 'MINE' } } }, ENV)).toBe('x');
    expect(modelKey(openai('https://api.openai.com.evil.example/v1'), {}, ENV)).toBe('none');
  });

  test.each([
    ['is not set', {}, 'ANTHROPIC_API_KEY', {}],
    ['is empty', { 'anthropic/m': { keyVariable: 'EMPTY' } }, 'EMPTY', ENV],
  ])('says which variable %s', async (state, models, variable, env) => {
    const { code, message, hint } = await faultOf(() => modelKey(claude, { models }, env));
    expect(code).toBe('usage');
    expect(message).toContain(`the environment variable ${variable} ${state}`);
    expect(hint).toContain(`export ${variable}=`);
  });

  test.each(['sk-ant-api03-abc…', 'sk ant', 'sk\nant', 'ключ-ключ'])('is not %j, and is not shown', async key => {
    const { code, message, hint } = await faultOf(() => modelKey(claude, {}, { ANTHROPIC_API_KEY: key }));
    expect(code).toBe('usage');
    expect(message).toContain('ANTHROPIC_API_KEY holds a space or a character that no header takes');
    expect(message + hint).not.toContain(key);
  });

  test('every variable that a suite names is known, so that no process of a method gets it', () => {
    const api = {
      models: { a: { keyVariable: 'MINE' }, b: { keyVariable: 'MINE' }, c: {}, d: { keyVariable: 'HIS' } },
    };
    expect(namedVariables(api)).toEqual(['MINE', 'HIS']);
    expect(namedVariables({})).toEqual([]);
  });
});
