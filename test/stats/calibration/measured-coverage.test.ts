import { describe, expect, test } from 'vitest';
import type { CoverageRow } from '../../../src/stats/calibration/coverage-row.ts';
import { COVERAGE_TABLE } from '../../../src/stats/calibration/coverage-table.ts';
import {
  type CoverageOptions,
  type IntervalShape,
  measuredCoverage,
} from '../../../src/stats/calibration/measured-coverage.ts';

const row = (seeds: number, columns: number, least: number): CoverageRow => [
  'howe',
  seeds,
  columns,
  false,
  least,
  0.003,
  0.96,
  1.3,
];
const TABLE = [
  row(1, 50, 0.91),
  row(1, 200, 0.92),
  row(3, 50, 0.95),
  row(3, 200, 0.94),
  row(5, 50, 0.96),
  row(5, 200, 0.955),
  row(10, 50, 0.951),
  row(10, 200, 0.947),
  row(10, 1000, 0.948),
  row(20, 50, 0.945),
  row(20, 200, 0.944),
];
const SHAPE: IntervalShape = { seeds: 5, columns: 200, clustered: false, binary: true, ownSeeds: false };
const at = (shape: Partial<IntervalShape>, options: CoverageOptions = {}) =>
  measuredCoverage('howe', { ...SHAPE, ...shape }, { table: TABLE, ...options });
const reasonAt = (shape: Partial<IntervalShape>, options: CoverageOptions = {}) => {
  const coverage = at(shape, options);
  return coverage.status === 'measured' ? undefined : coverage.reason;
};

describe('the coverage of a shape', () => {
  test('is that of the shape itself where it was simulated', () => {
    expect(at({})).toEqual({ status: 'measured', least: 0.955, error: 0.003, seeds: [5], columns: [200] });
  });

  test('is the worst of the shapes around it where it lies between', () => {
    expect(at({ seeds: 4, columns: 100 })).toMatchObject({ least: 0.94, seeds: [3, 5], columns: [50, 200] });
    expect(at({ seeds: 7 })).toMatchObject({ least: 0.947, seeds: [5, 10], columns: [200] });
    expect(at({ seeds: 15, columns: 60 })).toMatchObject({ least: 0.944, seeds: [10, 20], columns: [50, 200] });
  });

  test('is the same for any order of the table, with the shapes around it ascending', () => {
    for (const shape of [{ seeds: 4, columns: 100 }, { seeds: 10, columns: 600 }, { seeds: 7 }]) {
      expect(at(shape, { table: TABLE.toReversed() })).toEqual(at(shape));
    }
    expect(at({ seeds: 10, columns: 600 }, { table: TABLE.toReversed() })).toMatchObject({ columns: [200, 1000] });
  });

  test('two seeds say nothing about four, nor does one', () => {
    const table = [row(1, 200, 0.99), row(2, 200, 0.99), row(5, 200, 0.95)];
    expect(reasonAt({ seeds: 4 }, { table })).toContain('outside');
    expect(reasonAt({ seeds: 1 }, { table })).toBeUndefined();
  });

  test('is known of accuracies of 5% and 95% themselves', () => {
    expect(at({}, { accuracies: [0.05, 0.95] })).toEqual(at({}));
    expect(reasonAt({}, { accuracies: [0.5, 0.049] })).toContain('accuracies');
    expect(reasonAt({}, { accuracies: [0.951] })).toContain('accuracies');
  });

  test('is not known below the smallest or above the largest simulated size, nor where a corner around it is absent', () => {
    expect(reasonAt({ seeds: 30 })).toBe('30 seeds × 200 items lie outside what was simulated of this interval');
    expect(reasonAt({ columns: 20 })).toBe('5 seeds × 20 items lie outside what was simulated of this interval');
    expect(reasonAt({ seeds: 1, columns: 20 })).toBe(
      '1 seed × 20 items lie outside what was simulated of this interval',
    );
    expect(reasonAt({ seeds: 10, columns: 1001 })).toContain('outside');
    expect(reasonAt({ seeds: 10, columns: 600 })).toBeUndefined();
    expect(reasonAt({ seeds: 12, columns: 600 })).toContain('12 seeds × 600 items');
    expect(reasonAt({ seeds: 8, columns: 600 })).toContain('8 seeds × 600 items');
    expect(reasonAt({ clustered: true })).toBe(
      '5 seeds × 200 clusters lie outside what was simulated of this interval',
    );
  });

  test('of one or two seeds is never read off other numbers of seeds', () => {
    expect(at({ seeds: 1, columns: 100 })).toMatchObject({ seeds: [1], columns: [50, 200] });
    expect(reasonAt({ seeds: 2 })).toBe('2 seeds × 200 items lie outside what was simulated of this interval');
    expect(measuredCoverage('these-seeds-t', { ...SHAPE, seeds: 2 })).toMatchObject({ seeds: [2], columns: [200] });
    expect(measuredCoverage('bootstrap-bca', { ...SHAPE, seeds: 2 })).toMatchObject({ status: 'not-measured' });
  });

  test('is not known for numbers that are none of seeds or columns', () => {
    for (const wrong of [0, -3, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(reasonAt({ seeds: wrong })).toContain('outside');
      expect(reasonAt({ columns: wrong })).toContain('outside');
    }
    expect(reasonAt({ seeds: 2.5 })).toContain('outside');
  });

  test('is not known for clusters of unequal size; those that hardly differ count as equal', () => {
    const table = TABLE.map(
      ([method, seeds, columns, , ...rest]): CoverageRow => [method, seeds, columns, true, ...rest],
    );
    const clustered = (sizeSpread?: number) => at({ clustered: true, sizeSpread }, { table });
    expect(clustered()).toMatchObject({ least: 0.955 });
    expect(clustered(0)).toMatchObject({ least: 0.955 });
    expect(clustered(0.25)).toMatchObject({ least: 0.955 });
    expect(clustered(0.26)).toEqual({ status: 'not-measured', reason: 'clusters of unequal size' });
  });

  test('is not known for a seed share above what was simulated, where new seeds are spoken about', () => {
    expect(reasonAt({}, { seedShare: 0.76 })).toBe('seed shares above 75% were not simulated');
    expect(reasonAt({}, { seedShare: 0.75 })).toBeUndefined();
    expect(reasonAt({ seeds: 1, columns: 100 }, { seedShare: 0.9 })).toBeUndefined();
  });

  test('is not known for another level, seeds of each arm’s own, scores, or accuracies nobody simulated', () => {
    expect(reasonAt({}, { level: 0.99 })).toBe('simulated at 95% only');
    expect(reasonAt({ ownSeeds: true })).toBe('arms with seeds of their own were not simulated');
    expect(reasonAt({ binary: false })).toBe('scores were not simulated, only right or wrong');
    expect(reasonAt({}, { accuracies: [0.9, 0.96] })).toBe('accuracies below 5% or above 95% were not simulated');
    expect(reasonAt({}, { accuracies: [0.04, 0.3] })).toContain('accuracies');
    expect(reasonAt({}, { accuracies: [0.1, 0.95] })).toBeUndefined();
  });
});

describe('the committed table', () => {
  test('has one line a shape, and shares for numbers', () => {
    const shapes = COVERAGE_TABLE.map(([method, seeds, columns, clustered]) =>
      [method, seeds, columns, clustered].join(),
    );
    expect(new Set(shapes).size).toBe(shapes.length);
    for (const [, seeds, columns, , least, error, mean, width] of COVERAGE_TABLE) {
      expect(seeds).toBeGreaterThanOrEqual(1);
      expect(columns).toBeGreaterThanOrEqual(20);
      expect(least).toBeGreaterThan(0.5);
      expect(least).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(1);
      expect(error).toBeLessThan(0.03);
      expect(width).toBeGreaterThan(0.5);
    }
  });

  test('quotes few clusters at many seeds as what they are: below what is asked for', () => {
    const coverage = measuredCoverage('howe', { ...SHAPE, seeds: 10, columns: 20, clustered: true });
    if (coverage.status !== 'measured') throw new Error(coverage.reason);
    expect(coverage).toMatchObject({ seeds: [10], columns: [20] });
    expect(coverage.least).toBeLessThan(0.935);
    expect(measuredCoverage('howe', { ...SHAPE, seeds: 21 }).status).toBe('not-measured');
    expect(measuredCoverage('howe', { ...SHAPE, columns: 19 }).status).toBe('not-measured');
  });
});
