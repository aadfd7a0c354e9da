import { describe, expect, test } from 'vitest';
import { isRefused } from '../../../src/core/refusal.ts';
import { type SizeOptions, sizeForVerdict } from '../../../src/stats/planning/size-for-verdict.ts';
import { type VerdictScenario, verdictChances } from '../../../src/stats/planning/verdict-chances.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const cell = {
  gain: 0.06,
  items: 200,
  itemVariance: 0.05,
  blocks: [{ seeds: 5, seedVariance: 0.0001, errorVariance: 0.1 }],
};
const scenario: VerdictScenario = {
  target: cell,
  sandbox: cell,
  itemCorrelation: 0,
  sesoi: 0.02,
  retention: 0.5,
  tail: 0.025,
};
const options: SizeOptions = {
  grow: 'items',
  verdicts: ['survives'],
  power: 0.8,
  limit: 100_000,
  draws: 2000,
  createRng,
};

const chanceOf = (sized: typeof cell): number => {
  const result = verdictChances({ ...scenario, target: sized, sandbox: sized }, 20_000, createRng(7, 'check'));
  if (isRefused(result)) throw new Error(result.reason);
  return result.chances.survives;
};

describe('the size that a verdict needs', () => {
  test('has the wanted chance, by other random numbers too', () => {
    const items = sizeForVerdict(scenario, options);
    if (isRefused(items)) throw new Error(items.reason);
    expect(items).toBeGreaterThan(200);
    expect(Math.abs(chanceOf({ ...cell, items }) - 0.8)).toBeLessThan(0.04);
  });

  test('in seeds has it too, one seed fewer has not', () => {
    const noisy = { ...cell, items: 2000, blocks: [{ seeds: 5, seedVariance: 0.002, errorVariance: 0.1 }] };
    const study = { ...scenario, target: noisy, sandbox: noisy };
    const seeds = sizeForVerdict(study, { ...options, grow: 'seeds', power: 0.6, limit: 100 });
    if (isRefused(seeds)) throw new Error(seeds.reason);
    const at = (count: number) =>
      chanceOf({ ...noisy, blocks: noisy.blocks.map(block => ({ ...block, seeds: count })) });
    expect(at(seeds)).toBeGreaterThan(0.57);
    expect(at(seeds - 1)).toBeLessThan(0.63);
  });

  test('of a study that is large enough is the one it has', () => {
    const large = { ...cell, items: 5000 };
    expect(sizeForVerdict({ ...scenario, target: large, sandbox: large }, options)).toBe(5000);
  });

  test('retention exactly at the floor is resolved at no size', () => {
    const half = { ...scenario, target: { ...cell, gain: 0.03 } };
    expect(sizeForVerdict(half, options)).toMatchObject({ code: 'NOT_ACHIEVABLE', argument: 'items' });
  });

  test('impossible options and scenarios are refused', () => {
    expect(sizeForVerdict(scenario, { ...options, power: 1 })).toMatchObject({ argument: 'power' });
    const unknown = ['survived'] as unknown as SizeOptions['verdicts'];
    expect(sizeForVerdict(scenario, { ...options, verdicts: unknown })).toMatchObject({ argument: 'verdicts' });
    expect(sizeForVerdict(scenario, { ...options, verdicts: [] })).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(sizeForVerdict(scenario, { ...options, limit: 0 })).toMatchObject({ argument: 'limit' });
    expect(sizeForVerdict({ ...scenario, tail: 0.6 }, options)).toMatchObject({ argument: 'tail' });
  });
});
