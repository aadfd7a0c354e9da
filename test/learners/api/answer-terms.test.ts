import { expect, test } from 'vitest';
import { answerTerms } from '../../../src/learners/api/answer-terms.ts';

test('confidence comes from log-probabilities, from samples that differ, or from nowhere', () => {
  const of = (confidence: 'none' | 'logprobs' | 'samples') => answerTerms({ confidence, answer: 'line', maxTokens: 9 });
  expect(of('none')).toEqual({ form: 'line', withOdds: false, temperature: 0, maxTokens: 9 });
  expect(of('logprobs')).toEqual({ form: 'line', withOdds: true, temperature: 0, maxTokens: 9 });
  expect(of('samples')).toEqual({ form: 'line', withOdds: false, temperature: 1, maxTokens: 9 });
});
