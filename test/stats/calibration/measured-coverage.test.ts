import { describe, expect, test } from 'vitest';
import type { CoverageRow } from '../../../src/stats/calibration/coverage-row.ts';
import { COVERAGE_TABLE } from '../../../src/stats/calibration/coverage-table.ts';
import { type IntervalShape, measuredCoverage } from '../../../src/stats/calibration/measured-coverage.ts';

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
const TABLE = [row(3, 50, 0.95), row(3, 200, 0.94), row(5, 50, 0.96), row(5, 200, 0.955), row(10, 200, 0.947)];
const SHAPE: IntervalShape = { seeds: 5, columns: 200, clustered: false, binary: true, ownSeeds: false };
const at = (shape: Partial<IntervalShape>) => measuredCoverage('howe', { ...SHAPE, ...shape }, 0.95, TABLE);

describe('the coverage of a shape', () => {
  test('is that of the shape itself where it was simulated', () => {
    expect(at({})).toEqual({
      status: 'measured',
      least: 0.955,
      error: 0.003,
      seeds: [5],
      columns: [200],
      sameOutcomes: true,
    });
  });

  test('is the worst of the shapes around it where it lies between, and of the nearest where it lies outside', () => {
    expect(at({ seeds: 4, columns: 100 })).toMatchObject({ least: 0.94, seeds: [3, 5], columns: [50, 200] });
    expect(at({ seeds: 7 })).toMatchObject({ least: 0.947, seeds: [5, 10] });
    expect(at({ seeds: 30, columns: 9000 })).toMatchObject({ least: 0.947, seeds: [10], columns: [200] });
    expect(at({ columns: 20 })).toMatchObject({ least: 0.96, columns: [50] });
  });

  test('is not known for another level, seeds of each arm’s own, or a shape nobody simulated', () => {
    expect(measuredCoverage('howe', SHAPE, 0.99, TABLE)).toMatchObject({ status: 'not-measured' });
    expect(at({ ownSeeds: true })).toEqual({
      status: 'not-measured',
      reason: 'arms with seeds of their own were not simulated',
    });
    expect(at({ clustered: true })).toMatchObject({ status: 'not-measured' });
  });

  test('says where scores are held against a simulation of right or wrong', () => {
    expect(at({ binary: false })).toMatchObject({ sameOutcomes: false });
  });
});

test('the committed table has one line a shape, and shares for numbers', () => {
  const shapes = COVERAGE_TABLE.map(([method, seeds, columns, clustered]) =>
    [method, seeds, columns, clustered].join(),
  );
  expect(new Set(shapes).size).toBe(shapes.length);
  for (const [, seeds, columns, , least, error, mean, width] of COVERAGE_TABLE) {
    expect(seeds * columns).toBeGreaterThanOrEqual(50);
    expect(least).toBeGreaterThan(0.5);
    expect(least).toBeLessThanOrEqual(mean);
    expect(mean).toBeLessThanOrEqual(1);
    expect(error).toBeLessThan(0.03);
    expect(width).toBeGreaterThan(0.5);
  }
});
