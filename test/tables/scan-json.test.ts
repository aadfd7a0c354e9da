import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanJson } from '../../src/tables/scan-json.ts';

const unsafeIn = (text: string): string[] => {
  const { unsafe } = scanJson(text);
  return unsafe.flatMap((start, at) => (at % 2 === 0 ? [text.slice(start, unsafe[at + 1])] : []));
};

describe('scanJson', () => {
  test('counts the names of all objects, whatever is in the texts', () => {
    const count = (value: unknown): number =>
      typeof value !== 'object' || value === null
        ? 0
        : Object.values(value).reduce((sum: number, inner) => sum + count(inner), 0) +
          (Array.isArray(value) ? 0 : Object.keys(value).length);
    const text = fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', '[', '1', 'N', 'é', '🦜'), maxLength: 8 });
    const json = fc.letrec(tie => ({
      value: fc.oneof(
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    })).value;
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
        const { names, unsafe } = scanJson(JSON.stringify(value, undefined, indent));
        expect(names).toBe(count(value));
        expect(unsafe).toEqual([]);
      }),
    );
  });

  test('measures how deep values are nested', () => {
    expect(scanJson('1').depth).toBe(0);
    expect(scanJson('[{"a":[]},{},"[[[["]').depth).toBe(3);
    expect(scanJson('['.repeat(1_000_000)).depth).toBe(1_000_000);
  });

  test.each([
    ['NaN', ['NaN']],
    ['[NaN, Infinity,-Infinity]', ['NaN', 'Infinity', '-Infinity']],
    ['[9007199254740991,-9007199254740991]', []],
    ['[9007199254740992,-9007199254740993]', ['9007199254740992', '-9007199254740993']],
    ['{"a":123456789012345678901234567890}', ['123456789012345678901234567890']],
    ['[0.1234567890123456789, 1e22, 1234567890123456.5]', []],
    ['[1e999,-9e308]', ['1e999', '-9e308']],
    ['["NaN","12345678901234567890","\\"NaN"]', []],
  ])('finds in %s what no number of JavaScript says', (text, found) => {
    expect(unsafeIn(text)).toEqual(found);
  });
});
