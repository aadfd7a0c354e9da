import { expect, test } from 'vitest';
import { isAsAsked, type MeasuredCoverage } from '../../src/core/measured-coverage.ts';

const measured = (least: number): MeasuredCoverage => ({
  status: 'measured',
  least,
  error: 0.004,
  seeds: [5],
  columns: [50],
});

test('an interval does as asked from 93.5% on, up to three standard errors, and where nothing was measured', () => {
  expect([0.95, 0.935, 0.9231].map(least => isAsAsked(measured(least)))).toEqual([true, true, true]);
  expect([0.9229, 0.8].map(least => isAsAsked(measured(least)))).toEqual([false, false]);
  expect(isAsAsked({ status: 'not-measured', reason: 'why' })).toBe(true);
});
