import { expect, test } from 'vitest';
import { concludeTable } from '../support/conclude-table.ts';
import { simulate } from '../support/make-table.ts';

const study = { stream: 'calibrate', rungs: { small: 0.2, medium: 0.2, large: 0.2 }, seeds: 5, items: 150 };

test('every target cell has its false-claim rate and three coverage points, sandbox cells none', () => {
  const { calibration } = concludeTable(simulate(study), { settings: { aaReplicates: 500 } });
  expect(calibration.aa.cells.map(({ rung }) => rung)).toEqual(['medium', 'large']);
  expect(calibration.coverage).toHaveLength(6);
  for (const { coverage, monteCarloError } of calibration.coverage) {
    expect(coverage).toBeGreaterThan(0.9);
    expect(monteCarloError).toBeCloseTo(Math.sqrt((coverage * (1 - coverage)) / 500), 12);
  }
  expect(calibration.aa).toMatchObject({ passed: true, seedComponentChecked: true });
  for (const { falseClaims, lowerBound } of calibration.aa.cells) expect(lowerBound).toBeLessThanOrEqual(falseClaims);
});

test('with one seed the rate is exact and the seed component is not checked', () => {
  const { calibration } = concludeTable(simulate({ ...study, seeds: 1 }), { settings: { aaReplicates: 300 } });
  expect(calibration.aa.seedComponentChecked).toBe(false);
  expect(calibration.coverage).toEqual([]);
  for (const { draws, falseClaims, falseGains } of calibration.aa.cells) {
    expect(draws).toBe('exact');
    expect(falseClaims).toBeCloseTo(2 * falseGains, 12);
  }
});

test('cells too small for a verdict are left out, and the check then proves nothing', () => {
  const { calibration } = concludeTable(simulate({ ...study, items: 10 }));
  expect(calibration.aa.cells).toEqual([]);
  expect(calibration.aa.seedComponentChecked).toBe(false);
});
