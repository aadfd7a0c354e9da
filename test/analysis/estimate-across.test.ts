import { describe, expect, test } from 'vitest';
import { estimateAcross, type ViewedCell } from '../../src/analysis/estimate-across.ts';
import type { Design } from '../../src/core/design.ts';
import { isRefused } from '../../src/core/refusal.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { readyCell } from '../support/cells.ts';

/** A cell of three seeds whose gain is what was asked, up to a little noise. */
function viewed(rung: string, domain: string, gain: number): ViewedCell {
  const rng = createRng(1, 'across', rung, domain);
  const items = 400;
  const values = Float64Array.from({ length: 3 * items }, () => gain + 0.02 * rng.normal());
  const cell = readyCell({ matrix: { seeds: 3, items, values }, binary: false });
  return { rung, domain, view: { domain, cell, units: Int32Array.from({ length: items }, (_, at) => at) } };
}

const designOf = (sizes: readonly (number | undefined)[], domains: readonly string[]): Design => ({
  rungs: sizes.map((size, at) => ({ name: `r${at}`, role: at === 0 ? 'sandbox' : 'larger', size })),
  domains,
  arms: { baseline: 'baseline', candidate: 'candidate' },
});

describe('over the domains of a rung', () => {
  const across = (count: number) => {
    const domains = Array.from({ length: count }, (_, at) => `d${at}`);
    const cells = domains.map((domain, at) => viewed('r0', domain, 0.1 + 0.05 * (at % 2)));
    const [rung] = estimateAcross(cells, designOf([undefined], domains), 0.05).rungs;
    return rung?.pooled;
  };

  test('two are not pooled', () => expect(across(2)).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' }));

  test('three have a mean and leave-one-out points, and neither Q nor a prediction', () => {
    const pooled = across(3);
    if (pooled === undefined || isRefused(pooled)) throw new Error('not pooled');
    expect(pooled.mean).toBeCloseTo(0.1 + 0.05 / 3, 2);
    expect(pooled.tau2Limits.low).toBeGreaterThan(0);
    expect(pooled.q).toBeUndefined();
    expect(isRefused(pooled.prediction)).toBe(true);
    expect(pooled.leaveOneOut.map(({ without }) => without)).toEqual(['d0', 'd1', 'd2']);
    expect(pooled.leaveOneOut[1]?.mean).toBeCloseTo(0.1, 2);
    expect(pooled.leaveOneOut.every(({ limits }) => limits === undefined)).toBe(true);
  });

  test('five have everything', () => {
    const pooled = across(5);
    if (pooled === undefined || isRefused(pooled) || isRefused(pooled.prediction)) throw new Error('not pooled');
    expect(pooled.q).toMatchObject({ df: 4 });
    expect(pooled.prediction.high - pooled.prediction.low).toBeGreaterThan(pooled.limits.high - pooled.limits.low);
    expect(pooled.leaveOneOut.every(({ limits }) => limits !== undefined)).toBe(true);
  });
});

describe('over the rungs of a domain', () => {
  const across = (sizes: readonly (number | undefined)[]) => {
    const cells = sizes.map((_, at) => viewed(`r${at}`, 'math', 0.1 - 0.02 * at));
    const [domain] = estimateAcross(cells, designOf(sizes, ['math']), 0.05).domains;
    if (domain === undefined) throw new Error('no domain');
    return domain;
  };

  test('four of known sizes have a slope per tenfold size', () => {
    const { slope, steps } = across([1e6, 1e7, 1e8, 1e9]);
    if (slope?.status !== 'estimated') throw new Error('no slope');
    expect(slope.point).toBeCloseTo(-0.02, 2);
    expect(slope.low).toBeLessThan(slope.point);
    expect(slope.high).toBeLessThan(0);
    expect(steps).toEqual([]);
  });

  test.each([
    ['three', [1e6, 1e7, 1e8]],
    ['four of which one is of unknown size', [1e6, 1e7, undefined, 1e9]],
    ['four of two sizes', [1e6, 1e6, 1e9, 1e9]],
  ])('%s have the change from each to the next', (_, sizes) => {
    const { slope, steps } = across(sizes);
    expect(slope).toBeUndefined();
    expect(steps.map(({ from, to }) => `${from} ${to}`)).toEqual(sizes.slice(1).map((__, at) => `r${at} r${at + 1}`));
    for (const { change } of steps) expect(change.status === 'estimated' && change.point).toBeCloseTo(-0.02, 2);
  });
});
