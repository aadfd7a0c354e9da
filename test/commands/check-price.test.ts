import { expect, test } from 'vitest';
import { checkPrice } from '../../src/commands/check-price.ts';
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
const price = { input: 1, output: 5, cacheRead: 1, cacheWrite: 1, batch: 0.5 };

test('a price says whose it is; its lack is a failure only under a cap in dollars', () => {
  expect(checkPrice({ ...claude, price }, {}).text).toBe("$1 in and $5 out for a million tokens, by carryover's table");
  const api = { models: { [own.learner]: { price } } };
  expect(checkPrice({ ...own, price }, { api }).text).toContain('times 0.5 in batches, by the suite');
  expect(checkPrice(own, { budget: { requests: 5 } })).toMatchObject({ state: 'notice' });
  const capped = checkPrice(own, { budget: { usd: 5 } });
  expect(capped).toMatchObject({ state: 'failed' });
  expect(capped.text).toContain('api.models["openai/m@http://h/v1"].price');
});
