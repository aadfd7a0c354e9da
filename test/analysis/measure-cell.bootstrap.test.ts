import { describe, expect, test } from 'vitest';
import { bootstrapCell } from '../../src/analysis/bootstrap-cell.ts';
import type { BootstrapEstimates } from '../../src/core/cell-estimates.ts';
import type { Estimate } from '../../src/core/estimate.ts';
import type { GainCell } from '../../src/stats/gain/gain-cell.ts';
import type { PairedMatrix } from '../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { readyCell } from '../support/cells.ts';

const drawn = (seeds: number, items: number, draw: () => number): PairedMatrix => ({
  seeds,
  items,
  values: new Float64Array(seeds * items).map(draw),
});

const gain = (low: number, high: number): Estimate => ({
  status: 'estimated',
  point: (low + high) / 2,
  low,
  high,
  level: 0.95,
  method: 'howe',
  sparse: false,
});

function measured(cell: GainCell, verdict: Estimate): BootstrapEstimates {
  const found = bootstrapCell(cell, { gain: verdict, alpha: 0.05, replicates: 1999, rng: createRng(1) });
  if ('status' in found) throw new Error(found.reason);
  return found;
}

const names = ['percentile', 'basic', 'bca', 'studentised'] as const;

describe('the bootstrap beside a gain', () => {
  const rng = createRng(7);
  const better = readyCell({ matrix: drawn(4, 80, () => 0.3 + 0.1 * rng.normal()), binary: false });

  test('has four intervals that agree with a verdict’s interval on the same side of 0', () => {
    const found = measured(better, gain(0.1, 0.5));
    for (const name of names) {
      expect(found[name]).toMatchObject({
        status: 'estimated',
        method: `bootstrap-${name}`,
        point: better.squares.mean,
      });
    }
    expect(found).toMatchObject({ agrees: true, replicates: 1999 });
    expect(found.p).toBe(2 / 2000);
    expect(measured(better, gain(-0.1, 0.5)).agrees).toBe(false);
  });

  test('draws the seeds of each arm apart where the arms have their own', () => {
    const arm = (sign: 1 | -1, shift: number) => drawn(3, 60, () => sign * (shift + 0.2 * rng.uniform()));
    const blocks = [
      { group: 0, matrix: arm(1, 0.5) },
      { group: 1, matrix: arm(-1, 0.3) },
    ];
    const cell = readyCell({ blocks, binary: false });
    const found = measured(cell, gain(0.1, 0.3));
    for (const name of names) {
      const interval = found[name];
      if (interval.status === 'refused') throw new Error(interval.reason);
      expect(interval.low).toBeLessThan(cell.squares.mean);
      expect(interval.high).toBeGreaterThan(cell.squares.mean);
    }
    expect(found.agrees).toBe(true);
  });

  test('an interval that does not exist takes no side, and agrees with nothing where none exists', () => {
    const flat = readyCell({ matrix: drawn(2, 40, () => 0), binary: true });
    const found = measured(flat, gain(-0.1, 0.1));
    for (const name of names) expect(found[name]).toMatchObject({ status: 'refused' });
    expect(found.agrees).toBe(false);
  });

  test('is refused for few items', () => {
    const few = readyCell({ matrix: drawn(3, 9, () => rng.uniform()), binary: false });
    const options = { gain: gain(0, 1), alpha: 0.05, replicates: 999, rng: createRng(1) };
    expect(bootstrapCell(few, options)).toMatchObject({ status: 'refused' });
  });
});
