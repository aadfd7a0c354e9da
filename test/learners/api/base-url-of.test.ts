import { expect, test } from 'vitest';
import { baseUrlOf } from '../../../src/learners/api/base-url-of.ts';

test("a model without an address is asked at Anthropic's own", () => {
  expect(baseUrlOf({ provider: 'anthropic', model: 'm' })).toBe('https://api.anthropic.com');
  expect(baseUrlOf({ provider: 'anthropic', model: 'm', baseUrl: 'http://localhost:1' })).toBe('http://localhost:1');
});
