import { describe, expect, test } from 'vitest';
import { bootstrapCell } from '../../src/analysis/bootstrap-cell.ts';
import type { BootstrapEstimates } from '../../src/core/cell-estimates.ts';
import type { Estimate } from '../../src/core/estimate.ts';
import { accept } from '../../src/core/refusal.ts';
import { bootstrapIntervals, bootstrapPValue } from '../../src/stats/bootstrap/bootstrap-intervals.ts';
import { crossedAcceleration } from '../../src/stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../../src/stats/bootstrap/crossed-bootstrap.ts';
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

  const signs = (items: number, plus: number, minus: number): PairedMatrix => {
    const values = Float64Array.from({ length: items }, (_, at) => (at < plus ? 1 : at < plus + minus ? -1 : 0));
    return { seeds: 1, items, values };
  };

  test('right or wrong under one seed it is the exact law, which no seed of the generator moves', () => {
    const cell = readyCell({ matrix: signs(400, 60, 31), binary: true });
    const found = measured(cell, gain(0.02, 0.12));
    expect(found).toMatchObject({ exact: true, agrees: true, replicates: 1999 });
    const options = { gain: gain(0.02, 0.12), alpha: 0.05, replicates: 1999, rng: createRng(2) };
    const { percentile, basic, bca, p } = bootstrapCell(cell, options) as BootstrapEstimates;
    expect({ percentile, basic, bca, p }).toEqual({
      percentile: found.percentile,
      basic: found.basic,
      bca: found.bca,
      p: found.p,
    });
    const drawnMeans = accept(crossedBootstrapMeans(cell.matrix, 199_999, createRng(3)));
    const acceleration = crossedAcceleration(cell.matrix);
    const many = accept(
      bootstrapIntervals({ replicates: drawnMeans, point: cell.squares.mean, tail: 0.025, acceleration }),
    );
    for (const name of ['percentile', 'basic', 'bca'] as const) {
      const [exact, close] = [found[name], many[name]];
      if (exact.status === 'refused' || close.status === 'refused') throw new Error(name);
      expect(exact).toMatchObject({ method: `bootstrap-${name}`, level: 0.95, point: cell.squares.mean });
      expect(Math.abs(exact.low - close.low)).toBeLessThan(1.01 / 400); // one step of the lattice
      expect(Math.abs(exact.high - close.high)).toBeLessThan(1.01 / 400);
    }
    expect(Math.abs(found.p / accept(bootstrapPValue(drawnMeans)) - 1)).toBeLessThan(0.2);
  });

  test('one seed of each arm’s own adds up to the same', () => {
    const [plus, minus] = [signs(400, 60, 0), signs(400, 0, 0)];
    minus.values.fill(-1, 30, 61);
    const blocks = [
      { group: 0, matrix: plus },
      { group: 1, matrix: minus },
    ];
    const sum = { ...plus, values: plus.values.map((value, at) => value + (minus.values[at] as number)) };
    const apart = measured(readyCell({ blocks, binary: true }), gain(0, 0.1));
    expect(apart).toEqual(measured(readyCell({ matrix: sum, binary: true }), gain(0, 0.1)));
    expect(apart.exact).toBe(true);
  });

  test('the exact law is for one seed and whole outcomes only', () => {
    const twoSeeds = readyCell({ matrix: drawn(2, 40, () => (rng.uniform() < 0.5 ? 1 : 0)), binary: true });
    const scores = readyCell({ matrix: drawn(1, 40, () => rng.uniform()), binary: false });
    for (const cell of [twoSeeds, scores]) expect(measured(cell, gain(0, 1)).exact).toBe(false);
  });

  test.each([
    ['the exact law', signs(40, 40, 0)],
    ['drawn resamples of right or wrong', drawn(2, 40, () => 0)],
    ['drawn resamples of scores', drawn(3, 40, () => 0.25)],
  ])('has nothing to say where every resample is the same, not even a p: %s', (_law, matrix) => {
    const options = { gain: gain(0.8, 1), alpha: 0.05, replicates: 1999, rng: createRng(1) };
    const found = bootstrapCell(readyCell({ matrix, binary: matrix.values[0] !== 0.25 }), options);
    expect(found).toEqual({ status: 'refused', reason: expect.stringContaining('is the same') });
  });

  test('is refused for few items', () => {
    const few = readyCell({ matrix: drawn(3, 9, () => rng.uniform()), binary: false });
    const options = { gain: gain(0, 1), alpha: 0.05, replicates: 999, rng: createRng(1) };
    expect(bootstrapCell(few, options)).toMatchObject({ status: 'refused' });
  });
});
