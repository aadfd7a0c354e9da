import { expect, test } from 'vitest';
import { baseUrlOf, isOpenAiHost, isThisMachine } from '../../../src/learners/api/base-url-of.ts';

test("a model without an address is asked at Anthropic's own", () => {
  expect(baseUrlOf({ provider: 'anthropic', model: 'm' })).toBe('https://api.anthropic.com');
  expect(baseUrlOf({ provider: 'anthropic', model: 'm', baseUrl: 'http://localhost:1' })).toBe('http://localhost:1');
});

test('OpenAI is known in all of its regions, and nobody else is taken for it', () => {
  for (const host of ['api.openai.com', 'eu.api.openai.com']) expect(isOpenAiHost(`https://${host}/v1`)).toBe(true);
  for (const host of ['api.openai.com.evil.example', 'myapi.openai.com', 'localhost:8000'])
    expect(isOpenAiHost(`https://${host}/v1`)).toBe(false);
});

test('a server of this machine is known by its address', () => {
  for (const host of ['localhost:8000', '127.0.0.1', '127.8.1.2:1', '[::1]:11434', 'LOCALHOST', 'vllm.localhost'])
    expect(isThisMachine(`http://${host}/v1`), host).toBe(true);
  for (const host of ['localhost.example', '127.0.0.1.example', '10.0.0.1', '[::2]', 'notlocalhost'])
    expect(isThisMachine(`http://${host}/v1`), host).toBe(false);
});
