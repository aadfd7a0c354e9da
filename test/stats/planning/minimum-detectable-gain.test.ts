import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import { minimumDetectableGain } from '../../../src/stats/planning/minimum-detectable-gain.ts';
import { verdictChances } from '../../../src/stats/planning/verdict-chances.ts';
import { pairedTEffect } from '../../../src/stats/power/paired-t-power.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const cell = {
  items: 300,
  itemVariance: 0.05,
  blocks: [{ seeds: 5, seedVariance: 0.0004, errorVariance: 0.1 }],
};
const options = { tail: 0.025, power: 0.8, draws: 9999 };
const detectable = (of: typeof cell, label: string, change: Partial<typeof options> = {}): number => {
  const gain = minimumDetectableGain(of, { ...options, ...change, rng: createRng(1, label) });
  if (isRefused(gain)) throw new Error(gain.reason);
  return gain;
};

describe('the minimum detectable gain', () => {
  test('is detected with the stated power in simulated studies', () => {
    for (const seeds of [2, 3, 5]) {
      const some = { ...cell, blocks: [{ seeds, seedVariance: 0.0004, errorVariance: 0.1 }] };
      const sandbox = { ...some, gain: detectable(some, 'power') };
      const study = { target: sandbox, sandbox, itemCorrelation: 0, sesoi: 0.02, retention: 0.5, tail: 0.025 };
      const result = verdictChances(study, 20_000, createRng(2, 'check'));
      if (isRefused(result)) throw new Error(result.reason);
      expect(Math.abs(result.replicates - 0.8)).toBeLessThan(0.02);
    }
  });

  test('with one seed and many items is (z_{1−α/2} + z_power)·SE', () => {
    const one = { items: 4000, itemVariance: 0.05, blocks: [{ seeds: 1, seedVariance: 0, errorVariance: 0.1 }] };
    const wanted = (-normalQuantile(0.025) + normalQuantile(0.8)) * Math.sqrt(0.15 / 4000);
    expect(Math.abs(detectable(one, 'normal') / wanted - 1)).toBeLessThan(0.03);
  });

  test('with one seed is the effect that the paired t test finds', () => {
    const few = { items: 16, itemVariance: 0.05, blocks: [{ seeds: 1, seedVariance: 0, errorVariance: 0.1 }] };
    const dz = accept(pairedTEffect(16, { alpha: 0.025, alternative: 'greater', power: 0.8 }));
    expect(Math.abs(detectable(few, 't', { draws: 99_999 }) / (dz * Math.sqrt(0.15)) - 1)).toBeLessThan(0.006);
  });

  test('shrinks with more items and grows with the power', () => {
    expect(detectable({ ...cell, items: 1200 }, 'items')).toBeLessThan(detectable(cell, 'items'));
    expect(detectable(cell, 'power', { power: 0.95 })).toBeGreaterThan(detectable(cell, 'power'));
  });

  test('impossible arguments are refused by name', () => {
    const ask = (change: object) => minimumDetectableGain(cell, { ...options, rng: createRng(1), ...change });
    expect(ask({ power: 0 })).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'power' });
    expect(ask({ tail: 0 })).toMatchObject({ argument: 'tail' });
    expect(ask({ draws: 3, power: 0.99 })).toMatchObject({ code: 'TOO_FEW_REPLICATES', argument: 'draws' });
    const none = { ...cell, items: 3 };
    expect(minimumDetectableGain(none, { ...options, rng: createRng(1) })).toMatchObject({
      code: 'TOO_FEW_OBSERVATIONS',
    });
  });
});
