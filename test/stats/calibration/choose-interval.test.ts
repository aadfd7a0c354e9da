import { describe, expect, test } from 'vitest';
import { chooseInterval } from '../../../src/stats/calibration/choose-interval.ts';
import type { CoverageRow } from '../../../src/stats/calibration/coverage-row.ts';
import type { IntervalShape } from '../../../src/stats/calibration/measured-coverage.ts';

const SHAPE: IntervalShape = { seeds: 1, columns: 200, clustered: false, binary: true, ownSeeds: false };
const choose = (shape: Partial<IntervalShape>, table?: readonly CoverageRow[]) =>
  chooseInterval({ ...SHAPE, ...shape }, table).method;

describe('the interval of a shape', () => {
  test('is Howe’s from three seeds on, and about these seeds below', () => {
    expect(choose({ seeds: 3 })).toBe('howe');
    expect(choose({ seeds: 12, clustered: true })).toBe('howe');
    expect(choose({ seeds: 2 })).toBe('these-seeds-t');
    expect(choose({})).toBe('tango');
    expect(choose({ clustered: true })).toBe('cr2-satterthwaite');
    expect(choose({ binary: false })).toBe('these-seeds-t');
    expect(choose({ ownSeeds: true })).toBe('these-seeds-t');
  });

  test('comes with a measured coverage of at least 93.5%, up to three standard errors, at every shape of the grid', () => {
    for (const seeds of [1, 2, 3, 4, 5, 10, 20]) {
      for (const columns of [20, 50, 200, 1263, 5000]) {
        for (const clustered of [false, true]) {
          const { coverage } = chooseInterval({ ...SHAPE, seeds, columns, clustered });
          if (coverage.status !== 'measured') throw new Error(coverage.reason);
          expect(coverage.least).toBeGreaterThanOrEqual(0.935 - 3 * coverage.error);
        }
      }
    }
  });

  const row = (method: 'tango' | 'these-seeds-t', least: number): CoverageRow => [
    method,
    1,
    200,
    false,
    least,
    0.003,
    0.95,
    1,
  ];

  test('follows the table: one that misses gives way to one that holds, and the better one is taken where none does', () => {
    expect(choose({}, [row('tango', 0.94), row('these-seeds-t', 0.95)])).toBe('tango');
    expect(choose({}, [row('tango', 0.927), row('these-seeds-t', 0.95)])).toBe('tango');
    expect(choose({}, [row('tango', 0.92), row('these-seeds-t', 0.94)])).toBe('these-seeds-t');
    expect(choose({}, [row('tango', 0.91), row('these-seeds-t', 0.9)])).toBe('tango');
    expect(choose({}, [row('tango', 0.9), row('these-seeds-t', 0.91)])).toBe('these-seeds-t');
  });
});
