import { expect, test } from 'vitest';
import { checkPrice } from '../../src/commands/check-price.ts';
import { ownModel, providedModel } from '../support/api-models.ts';

const price = { input: 1, output: 5, cacheRead: 1, cacheWrite: 1, batch: 0.5 };

test('a price says whose it is; its lack is a failure only under a cap in dollars', () => {
  expect(checkPrice({ ...providedModel, price }, {}).text).toBe(
    "$1 in and $5 out for a million tokens, by carryover's table",
  );
  const api = { models: { [ownModel.learner]: { price } } };
  expect(checkPrice({ ...ownModel, price }, { api }).text).toContain('times 0.5 in batches, by the suite');
  expect(checkPrice(ownModel, { budget: { requests: 5 } })).toMatchObject({ state: 'notice' });
  const capped = checkPrice(ownModel, { budget: { usd: 5 } });
  expect(capped).toMatchObject({ state: 'failed' });
  expect(capped.text).toContain('api.models["openai/m@http://h/v1"].price');
});
