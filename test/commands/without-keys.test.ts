import { expect, test } from 'vitest';
import { withoutKeys } from '../../src/commands/without-keys.ts';

test('the environment of a cell holds no key, under whatever name the same value lies', () => {
  const env = {
    PATH: '/bin',
    EMPTY: '',
    ANTHROPIC_API_KEY: 'sk-ant-1',
    OPENAI_API_KEY: '',
    COPY: 'sk-ant-1',
    MY_SERVER: 'abc',
    MY_COPY: 'abc',
    OTHER: 'x',
  };
  expect(withoutKeys(env, ['MY_SERVER'])).toEqual({ PATH: '/bin', EMPTY: '', OTHER: 'x' });
});
