import { expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { dualPValue } from '../../../src/stats/gain/dual-p.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { readyCell } from '../../support/cells.ts';
import { howeReference } from '../../support/howe-reference.ts';

const cellOf = (seeds: number, values: readonly number[], binary = false) =>
  readyCell({ matrix: { seeds, items: values.length / seeds, values: Float64Array.from(values) }, binary });

test('at α = p the interval just touches 0, for Howe and for t', () => {
  for (const { seeds, d } of howeReference().slice(0, 20)) {
    const cells = [cellOf(seeds, d), cellOf(1, d.slice(0, d.length / seeds))];
    for (const cell of cells) {
      const p = dualPValue(cell);
      if (isRefused(p) || p === 1) continue;
      const interval = gainInterval(cell, p / 2);
      if (interval.status !== 'estimated') throw new Error(interval.reason);
      expect(Math.min(Math.abs(interval.low), Math.abs(interval.high))).toBeLessThan(1e-9);
    }
  }
});

test('for Tango it rejects exactly where the interval excludes 0', () => {
  for (let b = 0; b <= 30; b++) {
    const cell = cellOf(1, [...Array(b).fill(1), ...Array(12).fill(-1), ...Array(40).fill(0)], true);
    const interval = gainInterval(cell, 0.025);
    if (interval.status !== 'estimated') throw new Error(interval.reason);
    expect(accept(dualPValue(cell)) < 0.05, `b = ${b}`).toBe(interval.low > 0 || interval.high < 0);
  }
});

test('no gain at all has p = 1, an overwhelming one is never 0, too few items have none', () => {
  expect(dualPValue(cellOf(3, [...Array(30).fill(1), ...Array(30).fill(0), ...Array(30).fill(-1)]))).toBe(1);
  const sure = cellOf(
    1,
    Array.from({ length: 2000 }, (_, at) => 1 + (at % 2) / 1000),
  );
  expect(dualPValue(sure)).toBeGreaterThan(0);
  expect(dualPValue(cellOf(1, [0.1, 0.2, 0.3]))).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
});

test('fifteen columns are enough', () => {
  const values = (items: number) => Array.from({ length: 3 * items }, (_, at) => Math.sin(at));
  expect(dualPValue(cellOf(3, values(14)))).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
  expect(typeof dualPValue(cellOf(3, values(15)))).toBe('number');
});
