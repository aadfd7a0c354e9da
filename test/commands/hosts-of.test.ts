import { expect, test } from 'vitest';
import { hostsOf } from '../../src/commands/hosts-of.ts';
import type { ModelName } from '../../src/core/model-settings.ts';

const model = (name: ModelName) => ({ name });
const openai = (baseUrl: string) => model({ provider: 'openai', model: 'm', baseUrl });

test('names every host once, in order, with its port where it is not the usual one', () => {
  const models = [
    openai('http://localhost:8000/v1'),
    model({ provider: 'anthropic', model: 'm' }),
    model({ provider: 'anthropic', model: 'n' }),
    openai('https://a.example:443/v1'),
    model({ provider: 'anthropic', model: 'm', baseUrl: 'http://[::1]:80' }),
  ];
  expect(hostsOf(models)).toEqual(['[::1]', 'a.example', 'api.anthropic.com', 'localhost:8000']);
  expect(hostsOf([])).toEqual([]);
});
