import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { assumeFromPilot } from '../../src/analysis/assume-from-pilot.ts';
import { makeTable, simulate } from '../support/make-table.ts';
import { makeManifest } from '../support/run-manifest.ts';

const { design } = makeManifest();
const assume = (seeds: number, clusterSize?: number) => {
  const rows = simulate({
    stream: 'pilot',
    rungs: { '6b': 0.1, '175b': 0.05 },
    seeds,
    items: 400,
    ...(clusterSize === undefined ? {} : { clusterSize }),
  });
  return assumeFromPilot(arrange(makeTable(rows), design), { threshold: 0.01, items: 2000 });
};

describe('what a pilot says', () => {
  test('gains and components of every cell, near the truth, and the size of the planned study', () => {
    const [sandbox, target] = assume(12);
    expect([sandbox?.rung, target?.rung]).toEqual(['6b', '175b']);
    expect(sandbox?.gain).toBeCloseTo(0.1, 1);
    expect(target?.columns).toBe(2000);
    // Outcomes of both arms are drawn by themselves: about p(1 − p) each.
    expect(target?.errorVariance).toBeGreaterThan(0.3);
    expect(target?.errorVariance).toBeLessThan(0.55);
    expect(Math.abs(target?.correlation ?? 9)).toBeLessThanOrEqual(1);
    expect(sandbox?.correlation).toBe(0);
  });

  test('clusters are what is counted where items belong to some', () => {
    expect(assume(6, 4)[1]?.columns).toBe(500);
  });

  test('cells with fewer than three seeds say too little', () => {
    expect(assume(2)).toEqual([]);
  });

  test('from twenty seeds on their own effects, with the estimated variance, below none', () => {
    expect(assume(19).map(({ seedEffects, pilotSeeds }) => [seedEffects, pilotSeeds])).toEqual([
      [undefined, 19],
      [undefined, 19],
    ]);
    for (const { seedEffects = [], seedVariance } of assume(24)) {
      const effects = Array.from(seedEffects);
      expect(effects).toHaveLength(24);
      expect(effects.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 12);
      expect(effects.reduce((sum, effect) => sum + effect ** 2, 0) / 24).toBeCloseTo(seedVariance, 12);
    }
  });
});
