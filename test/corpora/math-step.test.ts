import { expect, test } from 'vitest';
import { applyOperator, formatDerivation } from '../../src/corpora/math-step.ts';

test('operators give what arithmetic says, below zero and above the range of results too', () => {
  expect([applyOperator(12, '+', 7), applyOperator(3, '-', 8), applyOperator(19, '*', 30)]).toEqual([19, -5, 570]);
});

test('a derivation is written step after step, with the result that a step claims', () => {
  const steps = [
    { left: 12, operator: '+', right: 7, result: 19 },
    { left: 8, operator: '*', right: 3, result: 25 },
  ] as const;
  expect(formatDerivation(steps)).toBe('12+7=19; 8*3=25');
  expect(formatDerivation([])).toBe('');
});
