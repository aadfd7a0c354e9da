import { expect, test } from 'vitest';
import { logFactorial } from '../../../src/stats/random/log-factorial.ts';

test('equals the sum of logarithms to 1e-14, below and above the switch of method', () => {
  let [sum, lost] = [0, 0]; // compensated, so that the sum itself is not the worse of the two
  for (let k = 1; k <= 3000; k++) {
    const term = Math.log(k) - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    expect(Math.abs(logFactorial(k) - sum)).toBeLessThanOrEqual(1e-14 * Math.max(1, sum));
  }
});

test('0! and 1! are exactly 1, and large arguments follow the recurrence', () => {
  expect([logFactorial(0), logFactorial(1)]).toEqual([0, 0]);
  expect(logFactorial(1_000_000) - logFactorial(999_999)).toBeCloseTo(Math.log(1_000_000), 8);
});
