import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, cut, wrap } from '../../src/report/text-layout.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';

const CONTROLS = /[\p{Cc}\p{Cf}]/u;

describe('cut', () => {
  test('keeps what is short enough and shows where it cuts', () => {
    expect([cut('abc', 3), cut('abcd', 3), cut('😀😀😀', 2)]).toEqual(['abc', 'ab…', '😀…']);
    expect([...cut('x'.repeat(300))]).toHaveLength(28);
  });

  test.each(NASTY_NAMES)('leaves no control character in %j', name => {
    expect(cut(name)).not.toMatch(CONTROLS);
  });
});

describe('wrap', () => {
  test('breaks at blanks before the hundredth column and indents what follows', () => {
    const words = Array.from({ length: 40 }, () => 'word').join(' ');
    const lines = wrap(words, '    ').split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {4}word/);
  });

  test('loses no word and splits none, however long', () => {
    const word = fc.stringMatching(/^\w{1,120}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), words => {
        expect(wrap(words.join(' '), '  ').split(/\s+/).filter(Boolean)).toEqual(words);
      }),
    );
  });
});

test('columns are as wide as their longest entry, by characters', () => {
  expect(
    align([
      ['a', 'bb', 'c'],
      ['😀😀', 'b', ''],
    ]),
  ).toEqual(['a   bb  c', '😀😀  b']);
  expect(align([])).toEqual([]);
});
