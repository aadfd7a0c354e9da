import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dualPValue } from '../../../src/stats/gain/dual-p.ts';
import { gainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { binaryCells, clusteredCells, filled, realCells, swapped } from '../../support/cells.ts';

const anySeeds = fc.integer({ min: 1, max: 5 });
const cells = fc.oneof(realCells(anySeeds), binaryCells(anySeeds), clusteredCells(anySeeds));

describe('the dual p-value', () => {
  test('of every procedure is the α at which its interval touches 0', () => {
    fc.assert(
      fc.property(cells, input => {
        const cell = gainCell(input);
        const p = dualPValue(cell);
        fc.pre(p !== undefined && p < 0.999);
        const interval = gainInterval(cell, (p as number) / 2);
        if (interval.status === 'refused') throw new Error(interval.reason);
        expect(Math.min(Math.abs(interval.low), Math.abs(interval.high))).toBeLessThan(1e-9);
      }),
    );
  });

  test('is below α exactly where the interval at α excludes 0', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 1e-4, max: 0.6, noNaN: true }), (input, alpha) => {
        const cell = gainCell(input);
        const [p, interval] = [dualPValue(cell), gainInterval(cell, alpha / 2)];
        if (interval.status === 'refused') expect(p).toBeUndefined();
        else {
          fc.pre(Math.abs(Math.log((p ?? Number.NaN) / alpha)) > 1e-9);
          expect((p ?? Number.NaN) < alpha).toBe(interval.low > 0 || interval.high < 0);
        }
      }),
    );
  });

  test('does not change when the arms are swapped, and lies in (0, 1]', () => {
    fc.assert(
      fc.property(cells, input => {
        const p = dualPValue(gainCell(input));
        expect(dualPValue(gainCell(swapped(input)))).toBe(p);
        if (p !== undefined) expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  test('is absent where the interval is refused, also if every difference is 0', () => {
    for (const seeds of [1, 2, 3]) {
      for (const value of [0, 0.1, -0.3]) {
        expect(dualPValue(gainCell({ matrix: filled(seeds, 30, () => value), binary: false }))).toBeUndefined();
      }
      expect(dualPValue(gainCell({ matrix: filled(seeds, 14, at => at % 2), binary: true }))).toBeUndefined();
    }
  });

  test('of ties everywhere in right-or-wrong outcomes is 1', () => {
    for (const seeds of [1, 2, 3])
      expect(dualPValue(gainCell({ matrix: filled(seeds, 30, () => 0), binary: true }))).toBe(1);
  });

  test('of an overwhelming gain is tiny but never 0', () => {
    const p = dualPValue(gainCell({ matrix: filled(1, 5000, at => 1 + (at % 2) / 1000), binary: false }));
    expect(p).toBe(1e-300);
    expect(dualPValue(gainCell({ matrix: filled(1, 5000, () => 1), binary: true }))).toBeGreaterThan(0);
  });
});
