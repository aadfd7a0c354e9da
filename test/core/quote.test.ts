import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quote } from '../../src/core/quote.ts';

describe('quote', () => {
  test.each([
    ['plain text', 'math', '"math"'],
    ['quotes and newlines', 'a"b\nc', String.raw`"a\"b\nc"`],
    ['an empty text', '', '""'],
    ['a number', 1.5, '1.5'],
    ['what JSON has no word for', Number.NaN, 'NaN'],
    ['true', true, 'true'],
    ['null', null, 'null'],
    ['nothing', undefined, 'undefined'],
    ['an object', { a: [1] }, '{"a":[1]}'],
    ['letters of every script, and emoji', 'שלום 你好 é 🦜', '"שלום 你好 é 🦜"'],
  ])('shows %s as it is', (_claim, value, shown) => {
    expect(quote(value)).toBe(shown);
  });

  test('escapes what a terminal would hide or obey', () => {
    expect(quote('\ufeffa\u202eb\u200bc\u00a0d\u001be\u2028')).toBe(
      String.raw`"\ufeffa\u202eb\u200bc\u00a0d\u001be\u2028"`,
    );
    expect(quote('\u{e0041}')).toBe(String.raw`"\udb40\udc41"`);
    expect(quote({ a: '\u202e' })).toBe(String.raw`{"a":"\u202e"}`);
  });

  test('cuts what is long, not through a character, and tells the length', () => {
    expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(60)}"… (61 characters)`);
    expect(quote(`${'x'.repeat(59)}🦜!`)).toBe(`"${'x'.repeat(59)}"… (62 characters)`);
    expect(quote(Array(100).fill(7))).toBe(`[${'7,'.repeat(29)}7… (201 characters)`);
  });

  test('is one short line, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const shown = quote(text);
        expect(shown.length).toBeLessThan(900);
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
