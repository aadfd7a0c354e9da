import { expect, test } from 'vitest';
import { sizeInName } from '../../src/evidence/size-in-name.ts';

test.each([
  ['6b', 6e9],
  ['opt-125m', 125e6],
  ['opt-1.3b', 1.3e9],
  ['pythia-70M-deduped', 70e6],
  ['Qwen_1.5B_Chat', 1.5e9],
  ['1t', 1e12],
])('%s has %d parameters', (name, size) => {
  expect(sizeInName(name)).toBe(size);
});

test.each(['gpt-4', 'gpt-4o-mini', 'gpt-3.5-turbo', 'claude-2', 'v1.0', 'a6bc', ''])('%s tells no size', name => {
  expect(sizeInName(name)).toBeUndefined();
});
