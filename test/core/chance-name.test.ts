import { expect, test } from 'vitest';
import { chanceName } from '../../src/core/chance-name.ts';

test.each([
  ['a local learner', 'local/tiny', 'local/tiny'],
  ['a model at its host', 'anthropic/claude-haiku-4-5', 'claude-haiku-4-5'],
  ['the same behind a proxy', 'anthropic/claude-haiku-4-5@http://proxy:9/v1', 'claude-haiku-4-5'],
  ['a model at an address', 'openai/qwen3@http://localhost:8000/v1', 'qwen3'],
  ['a model of somebody', 'openai/org/model:7b@https://host.example/v1', 'org/model:7b'],
  ['a version in the name', 'openai/model@2026@http://localhost/v1', 'model@2026'],
])('names %s', (_what, learner, name) => {
  expect(chanceName(learner)).toBe(name);
});
