import { describe, expect, test } from 'vitest';
import { parseLearner } from '../../src/suite/parse-learner.ts';

const parse = (text: string) => parseLearner(text, ['local/tiny', 'local/small']);

describe('parseLearner', () => {
  test.each([
    ['local/tiny', { provider: 'local' }],
    ['anthropic/claude-x', { provider: 'anthropic', model: 'claude-x' }],
    [
      'anthropic/claude-x@https://proxy.example/a/',
      { provider: 'anthropic', model: 'claude-x', baseUrl: 'https://proxy.example/a' },
    ],
    ['openai/org/model@http://h:8000/v1', { provider: 'openai', model: 'org/model', baseUrl: 'http://h:8000/v1' }],
    ['openai/qwen3:7b@http://h/v1/', { provider: 'openai', model: 'qwen3:7b', baseUrl: 'http://h/v1' }],
    ['openai/m@rev1@http://h/v1', { provider: 'openai', model: 'm@rev1', baseUrl: 'http://h/v1' }],
    ['recorded/night/a.jsonl.gz', { provider: 'recorded', path: 'night/a.jsonl.gz' }],
  ])('%s', (text, meaning) => {
    expect(parse(text)).toEqual(meaning);
  });

  test.each([
    ['local/smal', /unknown learner; expected one of local\/tiny, local\/small \(did you mean local\/small\?\)/],
    ['claude', /unknown learner/],
    ['anthropic/', /names no model/],
    ['openai/gpt', /says no base URL/],
    ['openai/gpt@api.openai.com/v1', /the base URL "api.openai.com\/v1" is none; expected one that begins with http/],
    ['openai/gpt@ftp://h/v1', /expected one that begins with http/],
    ['openai/gpt@http://user:word@h/v1', /holds a user, a password or a query/],
    ['openai/gpt@http://h/v1?key=1', /holds a user, a password or a query/],
    ['recorded/', /names no file/],
  ])('%s is refused', (text, why) => {
    expect(parse(text)).toMatchObject({ text: expect.stringMatching(why), hint: expect.stringMatching(/\.$/) });
  });
});
