import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { type GapArms, type GapShare, gapRecovered } from '../../../src/stats/ratios/gap-recovered.ts';
import type { UnitLabel } from '../../../src/stats/unit-labels.ts';
import { allFinite } from '../../support/all-finite.ts';
import { expectClose } from '../../support/expect-close.ts';

// From numpy: influence values summed by unit, and ratios of the sums without each unit.
const KNOWN = [
  {
    arms: {
      weak: [1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1],
      ceiling: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
      baseline: [1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1],
      candidate: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
    },
    clusters: undefined,
    candidate: [1.0, 0.0, 0.0],
    baseline: [-0.5, 0.9045340337332909, 0.9930555555555555],
    difference: [1.5, 0.9045340337332909, 0.9930555555555555],
  },
  {
    arms: {
      weak: [0.487, 0.598, 0.158, 0.178, 0.097, 0.161, 0.325, 0.351, 0.329],
      ceiling: [0.869, 0.591, 0.851, 0.995, 0.944, 0.997, 0.887, 0.912, 0.937],
      baseline: [0.306, 0.108, 0.909, 0.696, 0.345, 0.753, 0.428, 0.726, 0.673],
      candidate: [0.552, 0.402, 0.516, 0.887, 0.463, 0.977, 0.433, 0.652, 0.321],
    },
    clusters: undefined,
    candidate: [0.4753727118324212, 0.13361834810780282, 0.1368569997931739],
    baseline: [0.4264955652009814, 0.1679669534271709, 0.16299861813371105],
    difference: [0.04887714663143979, 0.14698828475602482, 0.14611184234940347],
  },
  {
    arms: {
      weak: [0.496, 0.265, 0.272, 0.351, 0.153, 0.472, 0.684, 0.485, 0.497, 0.04, 0.136],
      ceiling: [0.585, 0.993, 0.83, 0.953, 0.837, 0.97, 0.864, 0.786, 0.898, 0.975, 0.822],
      baseline: [0.289, 0.508, 0.64, 0.609, 0.716, 0.399, 0.336, 0.319, 0.475, 0.389, 0.656],
      candidate: [0.52, 0.748, 0.752, 0.879, 0.909, 0.302, 0.956, 0.207, 0.548, 0.351, 0.942],
    },
    clusters: ['a', 'a', 'b', 'c', 'a', 'd', 'd', 'b', 'a', 'c', 'e'],
    candidate: [0.5762981278700108, 0.12292564379193438, 0.11783042128314279],
    baseline: [0.2622748145531616, 0.14272899477916573, 0.13256975202252885],
    difference: [0.3140233133168492, 0.0999584331622695, 0.09918642700640969],
  },
];

const numbersOf = ({ share, deltaSe, jackknifeSe }: GapShare) => [share, deltaSe, jackknifeSe as number];
const mapArms = (arms: GapArms, change: (outcomes: number[]) => number[]) =>
  Object.fromEntries(Object.entries(arms).map(([arm, list]) => [arm, change(list)])) as unknown as GapArms;
const ARMS = { weak: [0, 1, 0, 0], ceiling: [1, 1, 1, 0], baseline: [0, 1, 1, 0], candidate: [1, 1, 0, 1] };

describe('the gap recovered', () => {
  test.each(KNOWN)('agrees with sums without each unit on $arms.weak.length items', ({ arms, clusters, ...known }) => {
    const got = accept(gapRecovered(arms, clusters));
    for (const part of ['candidate', 'baseline', 'difference'] as const) {
      expectClose(numbersOf(got[part]), known[part], 1e-11);
    }
    expect(got.difference.share).toBeCloseTo(got.candidate.share - got.baseline.share, 12);
  });

  test('clusters of one item change nothing', () => {
    const names = ARMS.weak.map((_, at) => `item ${at}`);
    expect(gapRecovered(ARMS, names)).toEqual(gapRecovered(ARMS));
  });

  test('a ceiling below the weak arm is told, and the shares have its sign', () => {
    const got = accept(gapRecovered({ ...ARMS, weak: ARMS.ceiling, ceiling: ARMS.weak }));
    expect(got).toMatchObject({ headroom: -0.5, headroomNegative: true, gain: 0.25, difference: { share: -0.5 } });
    expect(accept(gapRecovered(ARMS)).headroomNegative).toBe(false);
  });

  test('two items are enough, and every arm has its mean', () => {
    const arms = { weak: [0, 0.5], ceiling: [1, 1], baseline: [0.5, 0.5], candidate: [1, 0.5] };
    const got = accept(gapRecovered(arms));
    expect(got.means).toEqual({ weak: 0.25, ceiling: 1, baseline: 0.5, candidate: 0.75 });
    expect(got.difference.share).toBeCloseTo(1 / 3, 14);
  });

  test('identical arms differ by 0, the ceiling recovers all: errors of 0, marked as such', () => {
    const got = accept(gapRecovered({ ...ARMS, candidate: ARMS.ceiling, baseline: ARMS.ceiling }));
    expect(got.candidate).toEqual({ share: 1, deltaSe: 0, jackknifeSe: 0, degenerate: true });
    expect(got.difference).toEqual({ share: 0, deltaSe: 0, jackknifeSe: 0, degenerate: true });
    expect(accept(gapRecovered(ARMS)).difference.degenerate).toBe(false);
  });

  test('a share that is the same in every item but for rounding is marked, one that varies by a billionth is not', () => {
    const gaps = Array.from({ length: 1000 }, (_, at) => (at + 1) / 1000);
    const at = (spread: number) => {
      const candidate = gaps.map((gap, item) => 0.3 * gap + (item % 2 === 0 ? spread : -spread) / 2);
      return accept(gapRecovered({ weak: gaps.map(() => 0), ceiling: gaps, baseline: gaps, candidate })).candidate;
    };
    expect([0, 2e-10].map(spread => at(spread).degenerate)).toEqual([true, false]);
    expect(at(0).deltaSe).toBeLessThan(1e-17);
  });

  test('a gap that hangs on one item has no jackknife error, and says so', () => {
    const got = accept(gapRecovered({ ...ARMS, ceiling: [1, 1, 0, 0] }));
    const none = { status: 'refused', code: 'DEGENERATE_DENOMINATOR', argument: 'ceiling' };
    expect(got.candidate.jackknifeSe).toMatchObject(none);
    expect(got.candidate.deltaSe).toBeGreaterThan(0);
  });

  test('no number is NaN or infinite, and the order of items does not count', () => {
    const outcome = fc.oneof(fc.constantFrom(0, 1, 0.1, 0.3), fc.double({ min: 0, max: 1, noNaN: true }));
    const items = fc.array(fc.tuple(outcome, outcome, outcome, outcome), { minLength: 2, maxLength: 12 });
    const armsOf = (rows: readonly (readonly number[])[]) => {
      const [weak, ceiling, baseline, candidate] = [0, 1, 2, 3].map(arm => rows.map(row => row[arm] as number));
      return { weak, ceiling, baseline, candidate } as unknown as GapArms;
    };
    fc.assert(
      fc.property(items, rows => {
        const [got, turned] = [gapRecovered(armsOf(rows)), gapRecovered(armsOf(rows.toReversed()))];
        expect(allFinite(got)).toBe(true);
        fc.pre(!isRefused(got) && Math.abs(got.headroom) > 1e-3);
        const { share, deltaSe } = accept(turned).difference;
        const first = accept(got).difference;
        expectClose([share, deltaSe], [first.share, first.deltaSe], 1e-9);
      }),
    );
  });

  test.each([1e-9, 1e-150, 1e-300])('outcomes of size %s have the shares of size 1', scale => {
    const { arms, ...known } = KNOWN[1] as (typeof KNOWN)[number];
    const got = accept(gapRecovered(mapArms(arms, list => list.map(value => value * scale))));
    expectClose(numbersOf(got.difference), known.difference, 1e-11);
  });

  test('a million items in clusters are no strain', () => {
    const list = (period: number) => Float64Array.from({ length: 1e6 }, (_, at) => (at % period === 0 ? 1 : 0));
    const arms = { weak: list(10), ceiling: list(1), baseline: list(4), candidate: list(2) };
    for (const clusters of [undefined, Int32Array.from({ length: 1e6 }, (_, at) => at >> 2)]) {
      expect(accept(gapRecovered(arms, clusters)).candidate.share).toBeCloseTo(0.4 / 0.9, 10);
    }
  });
});

describe('the gap recovered is refused', () => {
  const noGap = [
    ['no gap', { weak: [0, 1, 1, 0], ceiling: [1, 0, 0, 1] }],
    ['a gap of float noise', { weak: [0.1, 0.2, 0.3, 0], ceiling: [0.3, 0.2, 0.1, 0] }],
    ['a gap far below the outcomes', { weak: [0, 0, 0, 0], ceiling: [1e-200, 0, 0, 0] }],
  ] as const;
  test.each(noGap)('for %s', (_, change) => {
    const found = gapRecovered({ ...ARMS, ...change });
    expect(found).toMatchObject({ status: 'refused', code: 'DEGENERATE_DENOMINATOR', argument: 'ceiling' });
  });

  test.each<[string, Partial<GapArms>, UnitLabel[] | undefined, string, string]>([
    ['a short arm', { candidate: [1, 0] }, undefined, 'LENGTH_MISMATCH', 'candidate'],
    ['a NaN', { weak: [0, 1, Number.NaN, 1] }, undefined, 'NON_FINITE', 'weak'],
    ['an infinite outcome', { baseline: [0, 1, Infinity, 1] }, undefined, 'NON_FINITE', 'baseline'],
    ['an outcome above 1', { ceiling: [1, 1.7, 1, 1] }, undefined, 'OUT_OF_RANGE', 'ceiling'],
    ['an outcome below 0', { candidate: [1, -0.1, 1, 1] }, undefined, 'OUT_OF_RANGE', 'candidate'],
    ['no items', { weak: [], ceiling: [], baseline: [], candidate: [] }, undefined, 'EMPTY_INPUT', 'weak'],
    ['one item', { weak: [0], ceiling: [1], baseline: [0], candidate: [1] }, undefined, 'TOO_FEW_OBSERVATIONS', 'weak'],
    ['too few labels', {}, ['a', 'b'], 'LENGTH_MISMATCH', 'clusters'],
    ['an item without a cluster', {}, ['a', 'b', null, 'b'], 'MISSING_CLUSTER', 'clusters'],
    ['one cluster', {}, ['a', 'a', 'a', 'a'], 'TOO_FEW_CLUSTERS', 'clusters'],
  ])('for %s', (_, change, clusters, code, argument) => {
    expect(gapRecovered({ ...ARMS, ...change }, clusters)).toMatchObject({ status: 'refused', code, argument });
  });
});
