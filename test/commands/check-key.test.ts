import { expect, test } from 'vitest';
import { checkKey } from '../../src/commands/check-key.ts';
import type { ApiModel } from '../../src/core/model-settings.ts';

const claude = {
  learner: 'anthropic/m',
  name: { provider: 'anthropic', model: 'm' },
  requests: { mode: 'normal' },
} as ApiModel;
const own = {
  learner: 'openai/m@http://h/v1',
  name: { provider: 'openai', model: 'm', baseUrl: 'http://h/v1' },
  requests: { mode: 'batch' },
} as ApiModel;

test('a key is named by its variable and never shown', () => {
  const found = checkKey(claude, {}, { ANTHROPIC_API_KEY: 'sk-secret' });
  expect(found).toEqual({ check: 'key', state: 'ok', text: 'ANTHROPIC_API_KEY is set' });
  const missing = checkKey(claude, {}, {});
  expect(missing).toMatchObject({ state: 'failed' });
  expect(missing.text).toContain('export ANTHROPIC_API_KEY=');
});

test("a server of one's own needs no key", () => {
  expect(checkKey(own, {}, {})).toMatchObject({ state: 'ok' });
});
