import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { dualPValue } from '../../../src/stats/gain/dual-p.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { binaryCells, clusteredCells, filled, readyCell, realCells, swapped } from '../../support/cells.ts';

const anySeeds = fc.integer({ min: 1, max: 5 });
const cells = fc.oneof(realCells(anySeeds), binaryCells(anySeeds), clusteredCells(anySeeds));

describe('the dual p-value', () => {
  test('of every procedure is the α at which its interval touches 0', () => {
    fc.assert(
      fc.property(cells, input => {
        const cell = readyCell(input);
        const p = dualPValue(cell);
        fc.pre(!isRefused(p) && p < 0.999);
        const interval = gainInterval(cell, accept(p) / 2);
        if (interval.status === 'refused') throw new Error(interval.reason);
        expect(Math.min(Math.abs(interval.low), Math.abs(interval.high))).toBeLessThan(1e-9);
      }),
    );
  });

  test('is below α exactly where the interval at α excludes 0', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 1e-4, max: 0.6, noNaN: true }), (input, alpha) => {
        const cell = readyCell(input);
        const [p, interval] = [dualPValue(cell), gainInterval(cell, alpha / 2)];
        if (interval.status === 'refused') expect(p).toEqual(interval);
        else {
          fc.pre(Math.abs(Math.log(accept(p) / alpha)) > 1e-9);
          expect(accept(p) < alpha).toBe(interval.low > 0 || interval.high < 0);
        }
      }),
    );
  });

  test('does not change when the arms are swapped, and lies in (0, 1]', () => {
    fc.assert(
      fc.property(cells, input => {
        const p = dualPValue(readyCell(input));
        expect(dualPValue(readyCell(swapped(input)))).toEqual(p);
        if (!isRefused(p)) expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  test('is refused where the interval is, also if every difference is 0', () => {
    for (const seeds of [1, 2, 3]) {
      for (const value of [0, 0.1, -0.3]) {
        const flat = readyCell({ matrix: filled(seeds, 30, () => value), binary: false });
        expect(dualPValue(flat)).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
      }
      const few = readyCell({ matrix: filled(seeds, 14, at => at % 2), binary: true });
      expect(dualPValue(few)).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    }
  });

  test('of ties everywhere in right-or-wrong outcomes is 1', () => {
    for (const seeds of [1, 2, 3])
      expect(dualPValue(readyCell({ matrix: filled(seeds, 30, () => 0), binary: true }))).toBe(1);
  });

  test('of an overwhelming gain is tiny but never 0', () => {
    const p = dualPValue(readyCell({ matrix: filled(1, 5000, at => 1 + (at % 2) / 1000), binary: false }));
    expect(p).toBe(1e-300);
    expect(dualPValue(readyCell({ matrix: filled(1, 5000, () => 1), binary: true }))).toBeGreaterThan(0);
  });
});
