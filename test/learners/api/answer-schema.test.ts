import { assert, constantFrom, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { answerSchema, unwrapAnswer } from '../../../src/learners/api/answer-schema.ts';

test('asks for one of two words and for nothing else', () => {
  expect(answerSchema(['no', 'yes'])).toEqual({
    type: 'object',
    properties: { answer: { type: 'string', enum: ['no', 'yes'] } },
    required: ['answer'],
    additionalProperties: false,
  });
});

test('takes any word out of its wrapping, however it is spaced, and says where it begins', () => {
  const space = constantFrom('', ' ', '\n', '  ');
  assert(
    property(string(), tuple(space, space, space, space, space), (word, [a, b, c, d, e]) => {
      const said = `${a}{${b}"answer"${c}:${d}${JSON.stringify(word)}${e}}`;
      const { text, start, isWhole } = unwrapAnswer(said);
      expect({ text, isWhole }).toEqual({ text: word, isWhole: true });
      expect(said.slice(start - 1)).toBe(`${JSON.stringify(word)}${e}}`);
    }),
  );
});

test('leaves other text alone, with its last line as the place of the answer', () => {
  for (const said of [
    'yes',
    ' yes',
    'So:\n yes\n',
    '{"answer": 1}',
    '{"answer": "a", "b": 1}',
    '{"answer": "y',
    '[]',
    '',
  ]) {
    const { text, start, isWhole } = unwrapAnswer(said);
    expect({ text, isWhole }).toEqual({ text: said, isWhole: false });
    expect(said.slice(start).trimEnd()).toBe(said.trimEnd().split('\n').at(-1)?.trimStart());
  }
});
