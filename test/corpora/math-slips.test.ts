import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSlips } from '../../src/corpora/math-slips.ts';
import { applyOperator, OPERATORS, type Operator } from '../../src/corpora/math-step.ts';

const slipsOf = (left: number, operator: Operator, right: number) =>
  Object.fromEntries(findSlips({ left, operator, right, result: applyOperator(left, operator, right) }));

test('a sum with a carry can lose it, be off by one, take another operator, turn round or lose a digit', () => {
  expect(slipsOf(19, '+', 3)).toEqual({
    'off-by-one': [21, 23],
    carry: [12],
    'wrong-operator': [16, 57],
    'dropped-digit': [2],
  });
  expect(slipsOf(27, '+', 8)).toMatchObject({ carry: [25], 'transposed-digits': [53], 'dropped-digit': [3, 5] });
});

test('a difference that borrows keeps its ten, one that does not loses a ten', () => {
  expect(slipsOf(32, '-', 7)).toMatchObject({ carry: [35] });
  expect(slipsOf(38, '-', 7)).toMatchObject({ carry: [21] });
});

test('a product loses its whole carry, or comes from a neighbouring line of the times table', () => {
  expect(slipsOf(14, '*', 6)).toMatchObject({ carry: [64], 'table-neighbour': [70, 98, 78, 90] });
  expect(slipsOf(7, '*', 8)).toMatchObject({ 'off-by-one': [55, 57], 'table-neighbour': [49, 63, 48, 64] });
});

test('sums of two digits alone have no carry to get wrong', () => {
  expect(slipsOf(7, '+', 8)).not.toHaveProperty('carry');
});

test('digits never turn to a leading zero, nor to the same number', () => {
  expect(slipsOf(20, '+', 20)).not.toHaveProperty('transposed-digits');
  expect(slipsOf(20, '+', 13)).not.toHaveProperty('transposed-digits');
});

test('slips are wrong, whole, in [0, 100), and each result stands under one kind', () => {
  const operand = fc.nat(99);
  fc.assert(
    fc.property(operand, fc.constantFrom(...OPERATORS), operand, (left, operator, right) => {
      const result = applyOperator(left, operator, right);
      fc.pre(result >= 0 && result < 100);
      const wrong = [...findSlips({ left, operator, right, result }).values()].flat();
      expect(new Set([...wrong, result]).size).toBe(wrong.length + 1);
      expect(wrong.length).toBeGreaterThan(0);
      for (const value of wrong) expect(Number.isInteger(value) && value >= 0 && value < 100).toBe(true);
    }),
  );
});
