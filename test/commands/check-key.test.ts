import { expect, test } from 'vitest';
import { checkKey } from '../../src/commands/check-key.ts';
import { ownModel, providedModel } from '../support/api-models.ts';

test('a key is named by its variable and never shown', () => {
  const found = checkKey(providedModel, {}, { ANTHROPIC_API_KEY: 'sk-secret' });
  expect(found).toEqual({ check: 'key', state: 'ok', text: 'ANTHROPIC_API_KEY is set' });
  const missing = checkKey(providedModel, {}, {});
  expect(missing).toMatchObject({ state: 'failed' });
  expect(missing.text).toContain('export ANTHROPIC_API_KEY=');
});

test("a server of one's own needs no key", () => {
  expect(checkKey(ownModel, {}, {})).toMatchObject({ state: 'ok' });
});
