import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { type ClusteredMean, clusteredMean } from '../../../src/stats/clusters/clustered-mean.ts';
import { tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import type { UnitLabel } from '../../../src/stats/unit-labels.ts';
import { allFinite } from '../../support/all-finite.ts';
import { expectClose } from '../../support/expect-close.ts';

// From numpy and scipy: the sandwich with full matrices, (I − H_gg)^(−1/2) by eigenvectors, sums of squares by group.
const KNOWN = [
  {
    d: [0, 0, 1, 0, 1, 1, 1, 0, -1, 0, 1, 0, 0, -1, 0, 0, 0],
    c: ['c', 'a', 'a', 'd', 'a', 'a', 'c', 'e', 'a', 'e', 'e', 'b', 'c', 'f', 'a', 'c', 'a'],
    tail: 0.025,
    mean: 0.17647058823529413,
    errors: [
      0.15423659531913994, 0.08996539792387542, 0.09855215567567001, 0.10039562032783449, 2.9043035954719993,
      0.09743265104883277, 0.4082793331236236,
    ],
    icc: -0.11737891737891736,
    intervals: [
      0.00014164844968370116, 0.35279952802090453, -0.07686579300738564, 0.4298069694779739, -0.1490721309435384,
      0.5020133074141266,
    ],
  },
  {
    d: [0.091, -0.148, 0.552, -0.136, -0.354, 0.071, 0.433, 1.007, -0.036, 0.45, 0.142, -0.556, -0.058, 0.147],
    c: [1, 2, 1, 4, 1, 1, 1, 4, 3, 1, 1, 4, 1, 1],
    tail: 0.05,
    mean: 0.11464285714285714,
    errors: [
      0.10637243338378342, 0.038336911234675794, 0.04426765204247771, 0.057469657235648675, 1.583745101380131,
      0.04772776764870532, 0.17318679952768976,
    ],
    icc: -0.48190489200735537,
    intervals: [
      0.05158424965238399, 0.1777014646333303, 0.010464983481559803, 0.21882073080415448, -0.08747827857435593,
      0.31676399286007023,
    ],
  },
  {
    d: [0.349, -0.177, -0.631, 0.149, 0.326, 0.6, 0.129, 0.599, 0.248],
    c: [7, 3, 0, 6, 2, 5, 1, 4, 8],
    tail: 0.005,
    mean: 0.17688888888888887,
    errors: [
      0.12883596854187676, 0.1214677160222637, 0.12883596854187676, 0.12883596854187673, 8.000000000000002,
      0.12883596854187676, 1.0,
    ],
    icc: null,
    intervals: [
      -0.1359912134764143, 0.48976899125419204, -0.2554056877765923, 0.60918346555437, -0.25540568777659217,
      0.60918346555437,
    ],
  },
  {
    d: [-0.193, 0.439, -0.049, 0.54, 0.71, 0.234, -0.477, -0.258],
    c: ['x', 'x', 'y', 'x', 'x', 'x', 'x', 'x'],
    tail: 0.025,
    mean: 0.11825000000000001,
    errors: [
      0.15030062137501057, 0.029565902288362516, 0.0418125, 0.06321455811079336, 0.9999999999999996,
      0.06081058441044032, 0.07739104628215918,
    ],
    icc: -0.9325181999002353,
    intervals: [
      0.060301896344379095, 0.1761981036556209, -0.4130281855313049, 0.6495281855313049, -0.6849671176625548,
      0.9214671176625547,
    ],
  },
];

const limitsOf = ({ cr0, cr1, cr2 }: ClusteredMean) =>
  [cr0, cr1, cr2].flatMap(({ interval }) => [interval.low, interval.high]);
const errorsOf = ({ naiveSe, cr0, cr1, cr2, mixedSe }: ClusteredMean) => [naiveSe, cr0.se, cr1.se, cr2.se, mixedSe];

const design = fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 6 })), {
  minLength: 2,
  maxLength: 40,
  size: 'max',
});
const tails = fc.double({ min: 1e-6, max: 0.499, noNaN: true });
const split = (pairs: readonly (readonly [number, number])[]) =>
  [pairs.map(([d]) => d), pairs.map(([, c]) => c)] as const;

describe('the mean of differences in clusters', () => {
  test.each(KNOWN)('agrees with matrices on $d.length items, tail $tail', ({ d, c, tail, ...known }) => {
    const labels: readonly UnitLabel[] = c;
    const got = accept(clusteredMean(d, labels, tail));
    expect([got.items, got.clusters, got.cr1.df]).toEqual([d.length, new Set(labels).size, new Set(labels).size - 1]);
    const { naiveSe, cr0, cr1, cr2, mixedSe, designEffect } = got;
    const errors = [naiveSe, cr0.se, cr1.se, cr2.se, cr2.df ?? Number.NaN, mixedSe, designEffect];
    expectClose([got.mean, ...errors], [known.mean, ...known.errors], 1e-12);
    expectClose(limitsOf(got), known.intervals, 1e-9);
    if (known.icc === null) expect(got.icc).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS', argument: 'clusters' });
    else expectClose([got.icc as number], [known.icc], 1e-12);
    expect(got.degenerate).toBe(false);
  });

  test('clusters of one item have the ordinary error and t interval as CR1 and as CR2', () => {
    const d = [0.2, -0.4, 0.9, 0.1, 0.7];
    const { naiveSe, cr0, cr1, cr2, mean } = accept(clusteredMean(d, ['a', 'b', 'c', 'd', 'e'], 0.025));
    expectClose([cr1.se, cr2.se, cr0.se], [naiveSe, naiveSe, naiveSe * Math.sqrt(4 / 5)], 1e-14);
    expectClose([cr1.interval.high, cr2.df ?? 0], [mean + tQuantileUpper(0.025, 4) * naiveSe, 4], 1e-13);
  });

  test('every item twice in a cluster of its own is the sample without copies, and the naive error is not', () => {
    const d = [0.2, -0.4, 0.9, 0.1, 0.7];
    const once = accept(clusteredMean(d, [1, 2, 3, 4, 5], 0.025));
    const twice = accept(clusteredMean([...d, ...d], [1, 2, 3, 4, 5, 1, 2, 3, 4, 5], 0.025));
    expectClose(limitsOf(twice), limitsOf(once), 1e-12);
    expect(twice.icc).toBeCloseTo(1, 12);
    expect(twice.naiveSe).toBeLessThan(0.75 * once.naiveSe);
  });

  test('cluster sums that do not vary are marked: errors of 0 prove nothing', () => {
    const got = accept(clusteredMean([1, -1, 1, -1, 0.1, -0.1], [1, 1, 2, 2, 3, 3], 0.025));
    expect(got).toMatchObject({ degenerate: true, cr0: { se: 0 }, mean: 0 });
    expect(got.icc).toBeCloseTo(-1, 14);
  });

  test('intervals hold the mean, errors are ordered, and no number is NaN or infinite', () => {
    fc.assert(
      fc.property(design, tails, (pairs, tail) => {
        const [d, c] = split(pairs);
        const got = clusteredMean(d, c, tail);
        expect(allFinite(got)).toBe(true);
        if (isRefused(got)) {
          expect(['TOO_FEW_CLUSTERS', 'ZERO_VARIANCE']).toContain(got.code);
          return;
        }
        for (const { interval } of [got.cr0, got.cr1, got.cr2]) {
          expect(interval.low).toBeLessThanOrEqual(got.mean);
          expect(interval.high).toBeGreaterThanOrEqual(got.mean);
        }
        expect(got.cr0.se).toBeLessThanOrEqual(got.cr1.se);
        expect(got.cr2.df ?? 0).toBeLessThanOrEqual((got.cr1.df ?? 0) * (1 + 1e-12));
        expect(got.cr2.df ?? 0).toBeGreaterThanOrEqual(1 - 1e-12);
        if (!isRefused(got.icc)) expect(got.icc).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('swapping the arms mirrors it, and the order of items does not count', () => {
    fc.assert(
      fc.property(design, pairs => {
        const [d, c] = split(pairs);
        const got = clusteredMean(d, c, 0.025);
        fc.pre(!isRefused(got));
        const mirrored = accept(
          clusteredMean(
            d.map(value => -value),
            c,
            0.025,
          ),
        );
        expect(errorsOf(mirrored)).toEqual(errorsOf(got));
        expect(mirrored.cr2.interval.low + got.cr2.interval.high).toBe(0);
        const turned = accept(clusteredMean(d.toReversed(), c.toReversed(), 0.025));
        expectClose([...errorsOf(turned), ...limitsOf(turned)], [...errorsOf(got), ...limitsOf(got)], 1e-9);
      }),
    );
  });

  test.each([1e-300, 1e-150, 1e150, 1e300])('differences of size %s have the errors of size 1, times that', scale => {
    const { d, c, tail } = KNOWN[1] as (typeof KNOWN)[number];
    const [got, one] = [
      accept(
        clusteredMean(
          d.map(value => value * scale),
          c,
          tail,
        ),
      ),
      accept(clusteredMean(d, c, tail)),
    ];
    expectClose(
      [...errorsOf(got), ...limitsOf(got)].map(value => value / scale),
      [...errorsOf(one), ...limitsOf(one)],
      1e-12,
    );
    expectClose([got.designEffect, got.icc as number], [one.designEffect, one.icc as number], 1e-12);
  });

  test.each([2 ** -30, 2 ** 30])('what is noise depends on the size of the differences, here %s', size => {
    const scaled = (values: readonly number[]) => values.map(value => value * size);
    const labels = ['x', 'y', 'y', 'x'];
    expect(clusteredMean(scaled([0.3, 0.1 + 0.2, 0.3, 0.3]), labels, 0.025)).toMatchObject({ code: 'ZERO_VARIANCE' });
    expect(accept(clusteredMean(scaled([0.3, 0.31, 0.3, 0.33]), labels, 0.025)).degenerate).toBe(false);
    const even = accept(clusteredMean(scaled([0.1 + 0.2, 0.1, 0.3, 0.1]), ['x', 'x', 'y', 'y'], 0.025));
    expect(even.degenerate).toBe(true);
  });

  test('a large mean takes no digits from the spread', () => {
    const d = [1, 2, 4, 3, 7, 5];
    const [near, far] = [0, 1e9].map(shift =>
      accept(
        clusteredMean(
          d.map(value => value + shift),
          [1, 1, 2, 2, 3, 3],
          0.025,
        ),
      ),
    ) as [ClusteredMean, ClusteredMean];
    expectClose(errorsOf(far), errorsOf(near), 1e-14);
  });

  test('a million items are taken in one pass over clusters', () => {
    const d = Float64Array.from({ length: 1e6 }, (_, at) => (at % 3) - 1);
    const got = accept(
      clusteredMean(
        d,
        d.map((_, at) => Math.floor(at / 3)),
        0.025,
      ),
    );
    expect([got.items, got.clusters]).toEqual([1e6, 333_334]);
    expect(got.naiveSe).toBeCloseTo(Math.sqrt(2 / 3 / 1e6), 8);
    expect(got.cr1.se).toBeLessThan(0.01 * got.naiveSe);
  });
});

describe('a mean in clusters is refused', () => {
  const d = [0.7, 0.2, 0.9];
  const labels = ['x', 'y', 'y'];
  test.each<[string, readonly number[], readonly UnitLabel[], number, string, string]>([
    ['tail 0', d, labels, 0, 'OUT_OF_RANGE', 'tail'],
    ['tail 0.5', d, labels, 0.5, 'OUT_OF_RANGE', 'tail'],
    ['tail NaN', d, labels, Number.NaN, 'OUT_OF_RANGE', 'tail'],
    ['no items', [], [], 0.025, 'EMPTY_INPUT', 'differences'],
    ['a NaN', [0.7, Number.NaN, 1], labels, 0.025, 'NON_FINITE', 'differences'],
    ['an infinite difference', [0.7, Infinity, 1], labels, 0.025, 'NON_FINITE', 'differences'],
    ['too few labels', d, ['x', 'y'], 0.025, 'LENGTH_MISMATCH', 'clusters'],
    ['an item without a cluster', d, ['x', null, 'y'], 0.025, 'MISSING_CLUSTER', 'clusters'],
    ['one cluster', d, ['x', 'x', 'x'], 0.025, 'TOO_FEW_CLUSTERS', 'clusters'],
    ['one item', [1], ['x'], 0.025, 'TOO_FEW_CLUSTERS', 'clusters'],
    ['identical arms', [0, 0, 0], labels, 0.025, 'ZERO_VARIANCE', 'differences'],
    ['equal differences', [1, 1, 1], labels, 0.025, 'ZERO_VARIANCE', 'differences'],
    ['differences equal up to noise', [0.3, 0.1 + 0.2, 0.3], labels, 0.025, 'ZERO_VARIANCE', 'differences'],
    ['a tail whose t quantile is infinite', d, labels, 1e-310, 'OUT_OF_RANGE', 'tail'],
    ['limits beyond a double', [1e308, -1e308, 1e308], labels, 1e-9, 'OUT_OF_RANGE', 'tail'],
  ])('for %s', (_, differences, clusters, tail, code, argument) => {
    const reason = expect.any(String);
    expect(clusteredMean(differences, clusters, tail)).toEqual({ status: 'refused', code, argument, reason });
  });
});
