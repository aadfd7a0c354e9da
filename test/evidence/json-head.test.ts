import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonHead } from '../../src/evidence/json-head.ts';

const keysOf = (head: string): readonly string[] => [...(readJsonHead(head)?.keys ?? ['none'])];

describe('the head of a JSON object', () => {
  test('names its own keys, not those of values in it', () => {
    expect(keysOf(' {"a": {"b": [{"c": 1}]}, "d e": ["f"], "\\u0067": null, "h": "i: {"}')).toEqual([
      'a',
      'd e',
      'g',
      'h',
    ]);
  });

  test('may be cut anywhere', () => {
    const text = JSON.stringify({ a: { b: '}' }, c: ['{', 'x"y'], d: 'e' });
    for (let end = 1; end < text.length; end++) {
      const head = readJsonHead(text.slice(0, end));
      expect(head?.isClosed).toBe(false);
      expect(['a', 'c', 'd'].slice(0, head?.keys.size)).toEqual([...(head?.keys ?? [])]);
    }
  });

  test('says what follows the object', () => {
    expect(readJsonHead('{"a":1}\n{"b":2}\n')).toEqual({ keys: new Set(['a']), isClosed: true, rest: '{"b":2}\n' });
  });

  test.each([[''], ['[{"a":1}]'], ['a,b\n1,2'], ['"a"'], ['null']])('there is none in %j', text => {
    expect(readJsonHead(text)).toBeUndefined();
  });

  test('is found in any text without an error', () => {
    fc.assert(fc.property(fc.string(), text => void readJsonHead(`{${text}`)));
  });

  test('has the keys that a parser finds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        expect(keysOf(JSON.stringify(value))).toEqual(Object.keys(JSON.parse(JSON.stringify(value))));
      }),
    );
  });
});
