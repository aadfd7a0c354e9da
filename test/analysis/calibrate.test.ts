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

/** Items put into one cluster that holds 61% of them, or into clusters that differ a little, or not at all. */
function clusteredBy(cluster: (item: number) => number) {
  return simulate(study).map(outcome => ({ ...outcome, cluster: `c${cluster(Number(outcome.item.slice(1)))}` }));
}

test('clusters too unequal for an interval end in no verdict, no sets and no A/A check', () => {
  const result = concludeTable(clusteredBy(item => (item < 90 ? 0 : Math.floor(item / 2))));
  expect(result.calibration.aa.cells).toEqual([]);
  expect(result.gate.outcome).toBe('inconclusive');
  for (const { estimates, verdict } of result.cells) {
    if (estimates.status !== 'measured') throw new Error(estimates.reason);
    expect(estimates.bounds.single.gain).toMatchObject({ status: 'refused', code: 'TOO_FEW_CLUSTERS' });
    expect(estimates.bootstrap).toMatchObject({ status: 'refused' });
    expect(estimates.settle).toBeUndefined();
    if (estimates.role === 'sandbox') continue;
    expect(estimates.retention).toMatchObject({ status: 'refused', code: 'TOO_FEW_CLUSTERS' });
    expect(estimates.bounds.single.contrast).toMatchObject({ status: 'refused', code: 'TOO_FEW_CLUSTERS' });
    expect(verdict).toMatchObject({ kind: 'inconclusive' });
  }
});

test('for clusters of unequal size that are enough no coverage is quoted, for equal ones it is', () => {
  const coverageOf = (cluster: (item: number) => number) => {
    const { calibration, cells } = concludeTable(clusteredBy(cluster));
    const { estimates } = cells[1] as (typeof cells)[number];
    if (estimates.status !== 'measured') throw new Error(estimates.reason);
    expect(estimates.bounds.single.gain).toMatchObject({ status: 'estimated' });
    return { points: calibration.coverage.length, quoted: estimates.coverage.howe };
  };
  const uneven = coverageOf(item => (item < 40 ? Math.floor(item / 5) : item));
  expect(uneven).toEqual({ points: 0, quoted: { status: 'not-measured', reason: 'clusters of unequal size' } });
  expect(coverageOf(item => Math.floor(item / 3))).toMatchObject({ points: 6, quoted: { status: 'measured' } });
});
