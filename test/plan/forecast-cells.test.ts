import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/core/design.ts';
import { accept } from '../../src/core/refusal.ts';
import { assumeCells, DEFAULT_ASSUMPTIONS } from '../../src/plan/assume-cells.ts';
import { forecastCells } from '../../src/plan/forecast-cells.ts';
import { makeManifest } from '../support/run-manifest.ts';

const { design, settings } = makeManifest();
const OPTIONS = { design, settings, seeds: 5, required: [{ rung: '175b', domain: 'math' }], power: 0.8, draws: 2000 };
const forecast = (gain: number, items = 2000, changes: Partial<typeof OPTIONS> = {}) =>
  forecastCells(assumeCells(changes.design ?? design, items, { ...DEFAULT_ASSUMPTIONS, gain }), {
    ...OPTIONS,
    ...changes,
  });

describe('a forecast of cells', () => {
  test('speaks of targets only, at 0, φ/2, φ and all of the sandbox gain, with chances that add up to 1', () => {
    const [cell, ...more] = forecast(0.06);
    expect(more).toEqual([]);
    expect(cell).toMatchObject({
      rung: '175b',
      required: true,
      sandbox: { rung: '6b', domain: 'math' },
      seeds: 5,
      columns: 2000,
    });
    expect(cell?.scenarios.map(({ gain }) => gain)).toEqual([0, 0.015, 0.03, 0.06]);
    for (const { chances } of cell?.scenarios ?? []) {
      expect(Object.values(chances).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    }
  });

  test('calls a large gain feasible, a doubtful one a warning, and one that is lost in noise, or none, an error', () => {
    expect(forecast(0.2)[0]?.feasibility).toBe('feasible');
    expect(forecast(0.03)[0]?.feasibility).toBe('warning');
    expect(forecast(0.001)[0]?.feasibility).toBe('error');
    expect(forecast(0)[0]?.feasibility).toBe('error');
  });

  test('finds smaller gains with more items and with more seeds, and says what to buy', () => {
    const mde = (items: number, seeds: number): number => accept(forecast(0.1, items, { seeds })[0]?.mde ?? 1);
    expect(mde(4000, 5)).toBeLessThan(mde(200, 5));
    expect(mde(200, 10)).toBeLessThan(mde(200, 5));
    expect(forecast(0.1, 20_000)[0]?.advice).toBe('seeds');
  });

  test('a cell that the gate does not require is judged over all targets at once, and finds less', () => {
    const two: Design = { ...design, domains: ['math', 'code'] };
    const [math, code] = forecast(0.1, 2000, { design: two });
    expect([math?.required, code?.required]).toEqual([true, false]);
    expect(accept(code?.mde ?? 0)).toBeGreaterThan(accept(math?.mde ?? 1));
  });

  test('seeds with a long tail to the right lose their verdicts where normal ones keep them, and below three seeds nobody asks', () => {
    const known = assumeCells(design, 2000, { ...DEFAULT_ASSUMPTIONS, gain: 0.04, seedVariance: 0.0008 });
    const tail = [...new Array<number>(19).fill(-1), 19].map(effect => effect * Math.sqrt(0.0008 / 19));
    const skewed = known.map(cell => ({ ...cell, seedEffects: tail }));
    const survives = (cells: typeof known, seeds: number) =>
      forecastCells(cells, { ...OPTIONS, seeds })[0]?.scenarios.at(-1)?.chances.survives as number;
    expect(Math.abs(survives(skewed, 5) - survives(known, 5))).toBeGreaterThan(0.1);
    expect(survives(skewed, 2)).toBe(survives(known, 2));
  });

  test('refuses fewer than 15 items, and a pilot that is silent about a cell or its sandbox', () => {
    expect(() => forecast(0.1, 14)).toThrow('14 items or clusters are planned; expected 15 or more');
    const cells = assumeCells(design, 100, DEFAULT_ASSUMPTIONS);
    expect(() => forecastCells(cells.slice(0, 1), OPTIONS)).toThrow('the pilot says nothing about this cell');
    expect(() => forecastCells(cells.slice(1), OPTIONS)).toThrow('nothing is known about the sandbox cell');
  });
});
