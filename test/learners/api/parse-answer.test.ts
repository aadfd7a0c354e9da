import { describe, expect, test } from 'vitest';
import { parseAnswer } from '../../../src/learners/api/parse-answer.ts';

const ANSWERS = ['no', 'yes'] as const;

describe('the form schema', () => {
  test.each([
    ['yes', 1],
    ['no', 0],
    ['Yes', undefined],
    [' yes', undefined],
    ['yes\n', undefined],
    ['"yes"', undefined],
    ['', undefined],
  ])('%j is %s', (text, label) => {
    expect(parseAnswer(text, ANSWERS, 'schema')).toBe(label);
  });
});

describe('the form line', () => {
  test.each([
    'yes',
    'Yes',
    'YES.',
    '  yes  ',
    '**yes**',
    '_yes_',
    '`yes`',
    '"Yes."',
    '“yes”',
    'Answer: yes',
    'answer:yes',
    '**Answer:** yes',
    '**Answer: yes**',
    'Answer: **yes**',
    '> yes',
    '- yes',
    '(yes)',
    '{"answer": "yes"}',
    'no\nyes',
    'The second step is wrong, so no.\n\nAnswer: yes\n\n',
    'no\r\nyes\r\n \r\n',
    'no\u2028yes',
  ])('%j is yes', text => {
    expect(parseAnswer(text, ANSWERS, 'line')).toBe(1);
  });

  test.each([
    '',
    '\n\n',
    '…',
    'yes and no',
    'yes no',
    'yes, no',
    'yes/no',
    'yes?',
    'not yes',
    'non',
    'yesyes',
    'yes\nI am sure of it.',
    'yes (80% sure)',
    'The answer is yes',
    'My answer: yes',
    'Answer yes',
    'Answer: yes because it holds',
    'Answer:',
    'y',
    'ye s',
    'y\u200bes',
    '\u202eyes',
    'yes\u0000',
    '1',
    'true',
    `${'*'.repeat(200)}yes`,
    `${'x'.repeat(1e6)} yes`,
  ])('%j is no answer', text => {
    expect(parseAnswer(text, ANSWERS, 'line')).toBeUndefined();
  });

  test('a word among many marks is found, or not, in no time', () => {
    expect(parseAnswer(`${'answer:'.repeat(17)}?`, ANSWERS, 'line')).toBeUndefined();
    expect(parseAnswer(`answer${':*'.repeat(55)}?`, ANSWERS, 'line')).toBeUndefined();
  });
});
