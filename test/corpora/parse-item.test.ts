import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { parseItem } from '../../src/corpora/parse-item.ts';
import { saysSomething } from '../../src/corpora/seen-text.ts';

const parse = (value: unknown) => parseItem(JSON.stringify(value), 'items.jsonl:7');

function errorOf(act: () => unknown): CarryoverError {
  try {
    act();
  } catch (error) {
    if (error instanceof CarryoverError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const GOOD = { id: 'q1', input: '2 + 2 = 4', label: 1 };
const PAIR = { prompt: 'Why?', first: 'Because.', second: 'Go away.' };

describe('parseItem', () => {
  test('reads a text, and leaves out what the line leaves out', () => {
    expect(parse(GOOD)).toEqual({ id: 'q1', input: '2 + 2 = 4', label: 1 });
  });

  test('reads a pair with everything that an item may say; meta may hold anything and is dropped', () => {
    const item = {
      id: 'q1',
      input: PAIR,
      label: 0,
      cluster: 'c',
      subset: 's',
      split: 'test',
      meta: { deep: [1, { x: null }] },
    };
    const { meta: _, ...kept } = item;
    expect(parse(item)).toEqual(kept);
  });

  test('takes true and false for labels, whole numbers for names, and null for what is left out', () => {
    expect(parse({ ...GOOD, label: true }).label).toBe(1);
    expect(parse({ ...GOOD, label: false }).label).toBe(0);
    expect(parse({ ...GOOD, id: 12, cluster: 3 })).toMatchObject({ id: '12', cluster: '3' });
    expect(parse({ ...GOOD, cluster: null, subset: null, split: null, meta: null })).toEqual(GOOD);
  });

  test('lets one of two answers be empty, as models do give no answer', () => {
    expect(parse({ ...GOOD, input: { ...PAIR, second: '' } }).input).toEqual({ ...PAIR, second: '' });
  });

  test.each([
    ['a missing id', { input: 'x', label: 1 }, '"id" is missing; expected id, input and label', 'Write items such as'],
    ['an id that is null', { ...GOOD, id: null }, '"id" is null', 'Write items such as'],
    ['an empty id', { ...GOOD, id: ' ' }, '"id" is " "; expected a text that is not empty', 'name'],
    ['a broken number as id', { ...GOOD, id: 1.5 }, '"id" is 1.5', 'name'],
    ['a missing input', { id: 'q', label: 1 }, '"input" is missing', 'Write items such as'],
    ['a missing label', { id: 'q', input: 'x' }, '"label" is missing', 'Write items such as'],
    [
      'a key misspelt',
      { ...GOOD, lable: 1 },
      'unknown key "lable"; expected id, input, label',
      'Did you mean "label"?',
    ],
    ['a key nobody knows', { ...GOOD, difficulty: 3 }, 'unknown key "difficulty"', 'put it under "meta"'],
    ['an empty input', { ...GOOD, input: ' \n' }, '"input" is empty; expected a text', 'Remove the item'],
    ['an input that nobody can see', { ...GOOD, input: '\u200b\u3164' }, '"input" is empty', 'Remove the item'],
    ['a number as input', { ...GOOD, input: 5 }, '"input" is 5; expected a text, or a pair', 'as a text'],
    ['a list as input', { ...GOOD, input: ['a', 'b'] }, '"input" is ["a","b"]', 'as a text'],
    ['a pair without prompt', { ...GOOD, input: { first: 'a', second: 'b' } }, '"input.prompt" is missing', '"second"'],
    ['a number as answer', { ...GOOD, input: { ...PAIR, first: 1 } }, '"input.first" is 1; expected a text', '"first"'],
    [
      'a prompt that nobody can see',
      { ...GOOD, input: { ...PAIR, prompt: '\u200b' } },
      '"input.prompt" is empty',
      'asked',
    ],
    [
      'two answers that say nothing',
      { ...GOOD, input: { ...PAIR, first: '', second: ' ' } },
      'both answers are the same',
      'neither',
    ],
    ['an empty prompt', { ...GOOD, input: { ...PAIR, prompt: '' } }, '"input.prompt" is empty', 'what was asked'],
    [
      'two equal answers',
      { ...GOOD, input: { ...PAIR, first: 'a', second: 'a' } },
      'both answers are the same',
      'neither',
    ],
    [
      'a pair with a key misspelt',
      { ...GOOD, input: { ...PAIR, frist: 'a' } },
      '"input": unknown key "frist"',
      '"first"',
    ],
    ['a label out of range', { ...GOOD, label: 2 }, '"label" is 2; expected 0 or 1', 'Write 1 where'],
    ['a label as text', { ...GOOD, label: '1' }, '"label" is "1"; expected 0 or 1', 'Write 1 where'],
    ['a label that is null', { ...GOOD, label: null }, '"label" is null', 'Write items such as'],
    [
      'a split misspelt',
      { ...GOOD, split: 'tests' },
      '"split" is "tests"; expected train or test',
      'Did you mean "test"?',
    ],
    ['a split nobody knows', { ...GOOD, split: 'validation' }, '"split" is "validation"', 'Leave it out'],
    ['a list', [GOOD], 'expected one JSON object on every line', "jq -c '.[]'"],
    ['a text', 'hello', 'found "hello"; expected one JSON object', 'Such as'],
  ])('refuses %s, and says where, what was found and what to do', (_claim, value, message, hint) => {
    const error = errorOf(() => parse(value));
    expect(error.code).toBe('data-invalid');
    expect(error.message).toContain('items.jsonl:7: ');
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  test.each([
    ['{"id":"a",', 'jq -c'],
    ['{', 'jq -c'],
    ['[', 'jq -c'],
    ['id,input,label', 'Write one item a line'],
    ["{'id': 'a'}", 'Write one item a line'],
  ])('refuses %s as no JSON', (line, hint) => {
    const error = errorOf(() => parseItem(line, 'a.jsonl:1'));
    expect(error.message).toMatch(
      /^a\.jsonl:1: is no valid JSON \(.+\): ".*"; expected one JSON object on every line\.$/,
    );
    expect(error.hint).toContain(hint);
  });

  test('keeps every text that JSON can hold as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(0, 1), (text, label) => {
        fc.pre(saysSomething(text));
        expect(parse({ id: 'q', input: text, label })).toEqual({ id: 'q', input: text, label });
      }),
    );
  });

  test('whatever a line holds, it is read or refused with a code, never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), line => {
        expect(errorOf(() => parseItem(line, 'a:1')).code).toBe('data-invalid');
      }),
    );
  });
});
