import { expect, test } from 'vitest';
import { calibrationView } from '../../src/report/calibration-view.ts';
import { sampleResult } from '../support/sample-result.ts';

test('a row per target cell: rates as percentages, exact ones named so, coverage with its Monte-Carlo error', () => {
  const result = sampleResult([{ rung: 'large', role: 'production' }]);
  const cell = {
    rung: 'large',
    domain: 'math',
    falseClaims: 0.049,
    falseGains: 0.025,
    falseLosses: 0.024,
    lowerBound: 0.036,
    ratios: { low: -2.5, high: 2.5, counts: [5, 20, 50, 20, 5] },
  };
  const own = {
    rung: 'large',
    domain: 'math',
    at: 'own',
    coverage: 0.956,
    monteCarloError: 0.0046,
    draws: 2000,
  } as const;
  const aa = { ...result.calibration.aa, cells: [{ ...cell, draws: 'exact' as const }] };
  const view = calibrationView({ ...result, calibration: { aa, coverage: [own] } });
  expect(view.rows).toEqual([
    ['large × math', '4.9%', '2.5%', '2.4%', '3.6%', 'exact', '95.6% ± 0.5%', 'not simulated', 'not simulated'],
  ]);
  expect(view.columns).toHaveLength(view.rows[0]?.length ?? 0);
  expect(view.note).toContain('exceeds 5%');
  expect(view.note).toContain('normal seed effects');
  const few = calibrationView({ ...result, calibration: { aa: { ...aa, seedComponentChecked: false }, coverage: [] } });
  expect(few.note).toMatch(/seed component is not checked: .* Coverage was not simulated/);
  expect(calibrationView(result).note).toContain('No null data were made');
});
