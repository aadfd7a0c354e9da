import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDerivation } from '../../src/corpora/math-check.ts';

const SUMS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
};

test('a derivation whose every sum holds is true, whether it goes on from a result or starts anew', () => {
  expect(checkDerivation('12+7=19; 19*3=57; 57-8=49')).toEqual({ status: 'true' });
  expect(checkDerivation('12+7=19; 8-8=0; 0*31=0')).toEqual({ status: 'true' });
  expect(checkDerivation('99999999999999999999+1=100000000000000000000')).toEqual({ status: 'true' });
});

test('every step that does not hold is named, and no other', () => {
  expect(checkDerivation('12+7=18; 19*3=57; 57-8=48')).toEqual({ status: 'false', falseSteps: [0, 2] });
  expect(checkDerivation('3-8=5')).toEqual({ status: 'false', falseSteps: [0] });
});

test.each([
  ['', 0],
  ['12+7', 0],
  ['12+7=', 0],
  ['12+7=019', 0],
  ['3-8=-5', 0],
  ['1.5+1=2.5', 0],
  ['8/2=4', 0],
  ['1+1=2;2+2=4', 0],
  ['1+1=2; 2 + 2 = 4', 1],
  ['1+1=2; 2+2=4; ', 2],
  ['1+1=2\n', 0],
  ['1+1=3; x', 1],
])('%j is malformed at step %i, and never merely true or false', (text, step) => {
  expect(checkDerivation(text)).toEqual({ status: 'malformed', step });
});

test('one step is true for exactly one result', () => {
  const operand = fc.nat(999);
  fc.assert(
    fc.property(operand, fc.constantFrom('+', '-', '*'), operand, fc.nat(2_000), (left, operator, right, result) => {
      const { status } = checkDerivation(`${left}${operator}${right}=${result}`);
      expect(status).toBe(SUMS[operator]?.(left, right) === result ? 'true' : 'false');
    }),
  );
});
