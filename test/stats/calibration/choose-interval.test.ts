import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { chooseInterval } from '../../../src/stats/calibration/choose-interval.ts';
import type { CoverageRow } from '../../../src/stats/calibration/coverage-row.ts';
import type { IntervalShape } from '../../../src/stats/calibration/measured-coverage.ts';

const SHAPE: IntervalShape = { seeds: 1, columns: 200, clustered: false, binary: true, ownSeeds: false };
const choose = (shape: Partial<IntervalShape>, table?: readonly CoverageRow[]) =>
  accept(chooseInterval({ ...SHAPE, ...shape }, table)).method;

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

  test.each([
    [false, [50, 200, 500, 1000]],
    [true, [50, 100, 250]],
  ])(
    'comes with a coverage of at least 93.5%%, up to three standard errors, from 50 columns on: clustered %s',
    (clustered, sizes) => {
      const shapes = [1, 2, 3, 4, 5, 10, 20].flatMap(seeds => sizes.map(columns => ({ seeds, columns, clustered })));
      for (const shape of shapes) {
        const { coverage } = accept(chooseInterval({ ...SHAPE, ...shape }));
        if (coverage.status !== 'measured') throw new Error(coverage.reason);
        expect(coverage.least).toBeGreaterThanOrEqual(0.935 - 3 * coverage.error);
      }
    },
  );

  test('has no coverage to its name where no interval is given, or nothing so large was simulated', () => {
    for (const shape of [{ columns: 7 }, { columns: 14 }, { columns: 19 }, { seeds: 21 }, { columns: 5001 }]) {
      expect(chooseInterval({ ...SHAPE, ...shape })).toMatchObject({ coverage: { status: 'not-measured' } });
    }
  });

  test.each([0, -3, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('is refused for %d seeds or columns', wrong => {
    expect(chooseInterval({ ...SHAPE, seeds: wrong })).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'seeds' });
    expect(chooseInterval({ ...SHAPE, columns: wrong })).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'columns' });
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
    expect(choose({}, [row('these-seeds-t', 0.95)]), 'not simulated is not failing').toBe('tango');
    expect(choose({}, [row('tango', 0.94), row('these-seeds-t', 0.95)])).toBe('tango');
    expect(choose({}, [row('tango', 0.927), row('these-seeds-t', 0.95)])).toBe('tango');
    expect(choose({}, [row('tango', 0.92), row('these-seeds-t', 0.94)])).toBe('these-seeds-t');
    expect(choose({}, [row('tango', 0.91), row('these-seeds-t', 0.9)])).toBe('tango');
    expect(choose({}, [row('tango', 0.9), row('these-seeds-t', 0.91)])).toBe('these-seeds-t');
  });
});
