import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { isObject, JsonFields } from '../../src/evidence/json-fields.ts';

const fieldsOf = (value: unknown): JsonFields => new JsonFields(value, 'log.json: sample 3 (id "x")');

describe('fields of a JSON object', () => {
  test('are read as what they are', () => {
    const fields = fieldsOf({ text: 'a', number: 0.5, count: 3, flag: false, id: 7, list: [1], inner: { value: 'b' } });
    expect(fields.text('text')).toBe('a');
    expect(fields.number('number')).toBe(0.5);
    expect(fields.count('count')).toBe(3);
    expect(fields.maybeFlag('flag')).toBe(false);
    expect(fields.id('id')).toBe('7');
    expect(fields.list('list')).toEqual([1]);
    expect(fields.fields('inner').text('value')).toBe('b');
    expect(fields.names).toEqual(['text', 'number', 'count', 'flag', 'id', 'list', 'inner']);
  });

  test('that are null or absent are undefined where that is allowed', () => {
    const fields = fieldsOf({ nothing: null });
    for (const name of ['nothing', 'absent']) {
      expect(fields.get(name)).toBeUndefined();
      expect(fields.has(name)).toBe(false);
      expect(fields.maybeText(name)).toBeUndefined();
      expect(fields.maybeNumber(name)).toBeUndefined();
      expect(fields.maybeCount(name)).toBeUndefined();
      expect(fields.maybeId(name)).toBeUndefined();
      expect(fields.maybeList(name)).toBeUndefined();
      expect(fields.maybeFields(name)).toBeUndefined();
      expect(fields.maybeObjects(name)).toEqual([]);
    }
  });

  test('are never those that every object inherits', () => {
    for (const name of ['constructor', '__proto__', 'toString']) expect(fieldsOf({}).get(name)).toBeUndefined();
    expect(fieldsOf(JSON.parse('{"__proto__": "own"}')).text('__proto__')).toBe('own');
  });

  test.each<[claim: string, read: (fields: JsonFields) => unknown, message: string]>([
    ['a number for a text', f => f.text('n'), 'log.json: sample 3 (id "x"): n is 2; expected text.'],
    ['nothing for a text', f => f.text('none'), 'log.json: sample 3 (id "x"): has no none; expected text.'],
    ['a text for a number', f => f.number('t'), 'log.json: sample 3 (id "x"): t is "NaN"; expected a number.'],
    ['half a count', f => f.count('half'), 'sample 3 (id "x"): half is 0.5; expected a whole number from 0 on.'],
    ['a list for an id', f => f.id('list'), 'sample 3 (id "x"): list is [1]; expected text or a number.'],
    ['a text for a flag', f => f.maybeFlag('t'), 'sample 3 (id "x"): t is "NaN"; expected true or false.'],
    ['a text for a list', f => f.list('t'), 'sample 3 (id "x"): t is "NaN"; expected a list.'],
    ['a list for an object', f => f.fields('list'), 'sample 3 (id "x"): list is [1]; expected an object.'],
    [
      'a number in a list of objects',
      f => f.maybeObjects('list'),
      'sample 3 (id "x"): list[0] is 1; expected an object.',
    ],
    ['a field deep inside', f => f.fields('o').fields('a b').text('c'), '(id "x"): o["a b"].c is 1; expected text.'],
  ])('refuse %s, and say where', (_claim, read, message) => {
    const fields = fieldsOf({ n: 2, t: 'NaN', half: 0.5, list: [1], o: { 'a b': { c: 1 } } });
    expect(() => read(fields)).toThrow(CarryoverError);
    expect(() => read(fields)).toThrow(message);
  });

  test.each([[null], [[1]], ['text'], [3], [undefined]])('%j is no object', value => {
    expect(isObject(value)).toBe(false);
    expect(() => new JsonFields(value, 'log.json')).toThrow(/^log\.json: is .*; expected an object\.$/);
  });

  test('can be called by another name', () => {
    const fields = fieldsOf({ a: 1 }).called('log.json: sample 9');
    expect(() => fields.text('a')).toThrow('log.json: sample 9: a is 1; expected text.');
    expect(fields.place('b')).toBe('log.json: sample 9: b');
  });
});
