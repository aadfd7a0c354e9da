import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/tables/parse-json.ts';
import { faultOf } from '../support/fault-of.ts';

const messageOf = async (text: string, firstLine?: number): Promise<string> =>
  (await faultOf(() => parseJson(text, 'x.json', firstLine))).message;

describe('parseJson', () => {
  test('reads whatever JSON.stringify writes, long whole numbers as their digits', () => {
    const keepDigits = (_key: string, value: unknown): unknown =>
      Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value as number) < 1e21
        ? String(value)
        : value;
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseJson(text, 'x.json').value).toEqual(JSON.parse(text, keepDigits));
      }),
    );
  });

  test('takes NaN and infinities for texts, and tells that there are any', () => {
    const { value, hasNonFinite } = parseJson('{"a": NaN, "b": [-Infinity, "NaN", Infinity]}', 'x.json');
    expect(value).toEqual({ a: 'NaN', b: ['-Infinity', 'NaN', 'Infinity'] });
    expect(hasNonFinite).toBe(true);
    expect(parseJson('["NaN", 12345678901234567890]', 'x.json').hasNonFinite).toBe(false);
  });

  test('keeps every digit of whole numbers that a double would round', () => {
    const { value } = parseJson('{"id": 12345678901234567890, "n": -9007199254740993, "ok": 9007199254740991}', 'x');
    expect(value).toEqual({ id: '12345678901234567890', n: '-9007199254740993', ok: 9007199254740991 });
  });

  test('reads values 500 deep and refuses deeper ones, however deep', async () => {
    const nest = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(parseJson(nest(500), 'x.json').hasNonFinite).toBe(false);
    expect(await messageOf(nest(501))).toBe('x.json: nests 501 values; expected at most 500.');
    expect(await messageOf('{"a":'.repeat(1_000_000))).toContain('nests 1000000 values');
  });

  test.each([
    ['a key that stands twice', '{"a":1,\n"b":{"c":1, "c":2}}', 'x.json:2:13: names the key "c" twice in one object.'],
    ['a key that stands twice, once escaped', '{"a":1,"\\u0061":2}', 'x.json:1:8: names the key "a" twice'],
    ['a key that stands twice, beside NaN', '[NaN,{"a":1,"a":2}]', 'x.json:1:13: names the key "a" twice'],
    ['a comma too many', '{"a":1,}', 'x.json:1:8: has "}"; expected a key.'],
    ['a missing comma', '[1\n 2]', 'x.json:2:2: has "2"; expected , or ].'],
    ['an end too early', '{"a":[1,', 'x.json:1:9: ends here; expected a value.'],
    ['a word that is none', '{"a": nope}', 'x.json:1:7: has "nope"; expected a value.'],
    ['nothing', ' \n', 'x.json:2:1: is empty; expected JSON.'],
  ])('names the place of %s', async (_claim, text, message) => {
    expect(await messageOf(text)).toContain(message);
  });

  test('counts lines from the first one it is told', async () => {
    expect(await messageOf('\n[', 900_001)).toContain('x.json:900002:2:');
  });

  test('gives a value or a CarryoverError for any text', () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '1',
      '-',
      '.',
      'e',
      '\\',
      'N',
      'NaN',
      'a',
      ' ',
      '\n',
      'Infinity',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), text => {
        try {
          parseJson(text, 'x.json');
        } catch (error) {
          expect(error).toMatchObject({
            name: 'CarryoverError',
            message: expect.not.stringContaining('no valid JSON'),
          });
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
