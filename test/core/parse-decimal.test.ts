import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from '../../src/core/parse-decimal.ts';

function parse(text: string): number {
  const bytes = Buffer.from(`9${text}9`);
  return parseDecimal(bytes, 1, bytes.length - 1);
}

test('reads every number that JavaScript writes, bit for bit', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, value => {
      expect(Object.is(parse(JSON.stringify(value)), value + 0)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('reads every decimal of up to 15 digits as Number does, bit for bit', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 99_999 }), fc.nat({ max: 9 }), (whole, fraction, zeros) => {
      const text = `${whole}.${'0'.repeat(zeros)}${fraction}`;
      expect(Object.is(parse(text), Number(text))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each(['0', '-0', '1', '0.5', '-0.25', '1e3', '1E-7', '1.5e+3', '123456789012345', '12345678901234567890'])(
  '%s is a number',
  text => {
    expect(Object.is(parse(text), Number(text))).toBe(true);
  },
);

test.each([
  '',
  '-',
  '.',
  '.5',
  '1.',
  '+1',
  '01',
  '-01',
  '1e',
  '1e400',
  '1 ',
  ' 1',
  '0x1',
  'NaN',
  '1.2.3',
  '1-2',
  '--1',
  'é',
])('%j is none', text => {
  expect(parse(text)).toBeNaN();
});

test('a text longer than any number is none', () => {
  expect(parse('1'.repeat(100_000))).toBeNaN();
});
