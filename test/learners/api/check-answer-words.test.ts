import { expect, test } from 'vitest';
import { checkAnswerWords } from '../../../src/learners/api/check-answer-words.ts';

test.each([
  ['no', 'yes'],
  ['wrong', 'right'],
  ['B', 'A'],
  ['false', 'True'],
  ['否', '是'],
] as const)('takes %s and %s', (no, yes) => {
  expect(() => checkAnswerWords([no, yes], 'answers.json')).not.toThrow();
});

test.each([
  ['yes', 'yes', 'are the same'],
  ['yes', 'Yes', 'differ only in case'],
  ['in', 'incorrect', 'one is the beginning of the other'],
  ['Correctly', 'correct', 'one is the beginning of the other'],
  ['first', 'fail', 'begin with the same letter'],
  ['Ｎo', 'nay', 'begin with the same letter'],
] as const)('refuses %s and %s, which %s', (no, yes, why) => {
  expect(() => checkAnswerWords([no, yes], 'p/answers.json')).toThrow(why);
});

test.each(['', ' ', 'not right', 'yes.', '1', 'a\u200bb', 'x'.repeat(25)])(
  'refuses %j, which is not one word',
  word => {
    expect(() => checkAnswerWords(['no', word], 'p/answers.json')).toThrow(
      /^p\/answers\.json: the answer .* is not one word/,
    );
  },
);
