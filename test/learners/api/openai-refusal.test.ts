import { expect, test } from 'vitest';
import { openAiRefusal } from '../../../src/learners/api/openai-refusal.ts';

test('the error of a content filter is a refusal that costs nothing, and no other error is', () => {
  expect(openAiRefusal('content_filter', 'The prompt was filtered')).toEqual({
    reply: { state: 'refused', reason: 'The prompt was filtered' },
    usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  });
  for (const code of ['context_length_exceeded', null, undefined]) expect(openAiRefusal(code, 'No')).toBeUndefined();
});
