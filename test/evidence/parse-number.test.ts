import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '../../src/evidence/parse-number.ts';

describe('parseNumber', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['0.25', 0.25],
    ['.5', 0.5],
    ['1.', 1],
    ['+1', 1],
    ['-0.5', -0.5],
    ['1e-3', 0.001],
    ['6E9', 6e9],
    ['007', 7],
  ])('reads %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '1\r',
    '0x1',
    '0b1',
    '1e400',
    '-1e400',
    'NaN',
    'Infinity',
    '-Infinity',
    'inf',
    'true',
    'false',
    'null',
    'None',
    '1,5',
    '1_000',
    '1 000',
    '٣',
    '½',
    '.',
    '+',
    'e5',
    '1e',
    '1e+',
    '--1',
    '1.2.3',
    '50%',
    '\u00a01',
  ])('does not read %j', text => {
    expect(parseNumber(text)).toBeUndefined();
  });

  test('reads every finite number as JavaScript writes it, bit for bit', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0),
        value => {
          expect(parseNumber(String(value))).toBe(value);
        },
      ),
    );
  });

  test('reads no text that Number does not read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.eE+-x ') }), text => {
        const value = parseNumber(text);
        if (value !== undefined) expect(value).toBe(Number(text));
      }),
    );
  });

  test('takes no longer than its text is long', () => {
    expect(parseNumber(`${'1'.repeat(1_000_000)}x`)).toBeUndefined();
  });
});
