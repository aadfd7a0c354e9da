import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { tCdfUpper } from '../../../src/stats/numeric/special-functions.ts';
import { fiellerFromSummary, fiellerPaired, type RatioSet } from '../../../src/stats/ratios/ratio-of-means.ts';
import { allFinite } from '../../support/all-finite.ts';
import { expectClose } from '../../support/expect-close.ts';

// Roots of scipy's paired t test of numerators − ρ·denominators in ρ, by brentq.
const PAIRED = [
  {
    num: [0.3, 0.42, 1.56, 0.24, -0.04, 0.79, 0.59, 0.24, 0.3, 0.99],
    den: [0.16, 0.02, 1.6, -0.08, 0.38, 0.64, 0.41, 0.34, 0.31, 0.86],
    tail: 0.005,
    kind: 'complement',
    limits: [-3.061910177192563, 0.6126200990513944],
    estimate: 1.1616379310344827,
    g: 1.1516245321262553,
  },
  {
    num: [0.09, 0.41, 0.06, -0.35, 0.47, 0.84, -0.0, -0.12, 0.3, 0.48, -0.07, 0.04, 0.0, 0.15, -0.48],
    den: [-0.03, 1.5, 0.53, 0.26, 0.73, 0.47, -0.01, -0.35, 0.29, 0.46, 0.79, 0.45, 0.52, -0.21, -0.15],
    tail: 0.05,
    kind: 'bounded',
    limits: [-0.13629099790386429, 0.8553553752812639],
    estimate: 0.34666666666666673,
    g: 0.3735438760132914,
  },
  {
    num: [0.92, 0.12, 0.26, -0.31, 1.15, 0.5, 0.63, -0.27, 0.33, 0.11, 0.7],
    den: [-0.11, 0.76, -0.15, -0.43, 0.38, 0.12, 0.1, -0.17, 0.68, -0.69, 0.35],
    tail: 0.025,
    kind: 'complement',
    limits: [-0.6727475793599101, 0.8131599643475811],
    estimate: 4.928571428571427,
    g: 15.41461307117364,
  },
  {
    num: [0.18, -0.08, -0.08, 0.43, -0.89, -0.63, 0.34, 0.37],
    den: [0.82, 0.36, -0.08, -0.49, 0.22, -0.5, 0.16, 0.42],
    tail: 0.05,
    kind: 'whole-line',
    limits: [],
    estimate: -0.39560439560439575,
    g: 7.160093839163442,
  },
  {
    num: [-0.15, -0.57, 0.69, 0.18, 0.16, 1.39, 1.31, -0.08, -0.3],
    den: [0.42, 0.34, 1.17, 0.58, 0.61, 1.53, 0.73, 1.48, 0.75],
    tail: 0.005,
    kind: 'bounded',
    limits: [-0.9502524610839136, 1.1574213507610334],
    estimate: 0.3455978975032852,
    g: 0.3414985671400749,
  },
];
// Roots of the quadratic by numpy.
const SUMMARIES = [
  {
    summary: { numerator: -0.93, denominator: 0.03, varNumerator: 0.145, varDenominator: 0.2764, covariance: -0.1626 },
    options: { tail: 0.025, df: undefined },
    kind: 'complement',
    limits: [-1.3413242986761302, 0.21636832989506102],
    g: 1179.754686710952,
  },
  {
    summary: { numerator: -0.53, denominator: -1.32, varNumerator: 0.3221, varDenominator: 0.6377, covariance: 0.1815 },
    options: { tail: 0.1, df: undefined },
    kind: 'bounded',
    limits: [-0.25339417269463993, 1.408719738905063],
    g: 0.6010916922297047,
  },
  {
    summary: { numerator: 0.77, denominator: 2.07, varNumerator: 0.0342, varDenominator: 0.2029, covariance: 0.0471 },
    options: { tail: 0.025, df: 7.5 },
    kind: 'bounded',
    limits: [0.1992559198605593, 0.6418263569982643],
    g: 0.25774223305467264,
  },
  {
    summary: { numerator: 1.11, denominator: 0.74, varNumerator: 0.0876, varDenominator: 0.4485, covariance: 0.0613 },
    options: { tail: 0.1, df: 7.5 },
    kind: 'complement',
    limits: [-4.797082326980522, 0.6531764358664366],
    g: 1.6172703058592366,
  },
  {
    summary: { numerator: 0.53, denominator: 0.14, varNumerator: 0.2361, varDenominator: 0.0936, covariance: 0.0267 },
    options: { tail: 0.025, df: 3 },
    kind: 'whole-line',
    limits: [],
    g: 48.36619774953589,
  },
  {
    summary: { numerator: 0.13, denominator: -1.14, varNumerator: 0.0269, varDenominator: 0.5154, covariance: -0.0417 },
    options: { tail: 0.1, df: 3 },
    kind: 'whole-line',
    limits: [],
    g: 1.063719040612565,
  },
];

const limitsOf = ({ set }: RatioSet): number[] => (set.kind === 'whole-line' ? [] : [set.low, set.high]);
const times = (values: readonly number[], scale: number) => values.map(value => value * scale);

/** Two-sided p of the paired t test that the mean of x − ρy is 0, from its textbook formula. */
function pairedP(x: readonly number[], y: readonly number[], rho: number): number {
  const d = x.map((value, at) => value - rho * (y[at] as number));
  const mean = d.reduce((sum, value) => sum + value, 0) / d.length;
  const variance = d.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (d.length - 1);
  return 2 * tCdfUpper(Math.abs(mean) / Math.sqrt(variance / d.length), d.length - 1);
}

describe("Fieller's set over items", () => {
  test.each(PAIRED)('is what the t test leaves: $kind, tail $tail', ({ num, den, tail, kind, limits, estimate, g }) => {
    const got = accept(fiellerPaired(num, den, tail));
    expect([got.set.kind, got.degenerate]).toEqual([kind, false]);
    expectClose([...limitsOf(got), got.estimate as number, got.g as number], [...limits, estimate, g]);
  });

  test('at every limit the paired t test is on the edge', () => {
    const value = fc.integer({ min: -100, max: 100 }).map(hundredths => hundredths / 100);
    const items = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(items, fc.constantFrom(0.005, 0.025, 0.1), (pairs, tail) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const got = accept(fiellerPaired(x, y, tail));
        expect(allFinite(got)).toBe(true);
        fc.pre(!got.degenerate && got.set.kind !== 'whole-line' && (isRefused(got.g) || Math.abs(got.g - 1) > 1e-6));
        for (const limit of limitsOf(got)) {
          fc.pre(Math.abs(limit) < 1e4);
          expect(pairedP(x, y, limit)).toBeCloseTo(2 * tail, 5);
        }
        expect(isRefused(got.g) || got.g >= 1).toBe(got.set.kind !== 'bounded');
      }),
    );
  });

  test('an arm that is the ceiling recovers all of the gap: one point, and marked as such', () => {
    const gap = [0.2, 0.9, 0.4, 0.7];
    const got = accept(fiellerPaired(gap, gap, 0.025));
    expect(got).toMatchObject({ estimate: 1, set: { kind: 'bounded', low: 1, high: 1 }, degenerate: true });
    expect(accept(fiellerPaired([1, 1, 1], [2, 2, 2], 0.025))).toMatchObject({ estimate: 0.5, degenerate: true });
  });

  test('a denominator of float noise has a set and no estimate', () => {
    const got = accept(fiellerPaired([0.5, 0.2, 0.4], [0.1, 0.2, 0.1 + 0.2 - 0.6], 0.025));
    const none = { status: 'refused', code: 'DEGENERATE_DENOMINATOR', argument: 'denominator' };
    expect(got).toMatchObject({ estimate: none, g: none });
    expect(got.set.kind).not.toBe('bounded');
  });

  test.each([
    [1e-150, 1e-150],
    [1e150, 1e150],
    [1e-150, 1e150],
    [1e150, 1e-150],
    [1e300, 1e300],
    [1e-300, 1e-300],
  ])('numerators of size %s and denominators of size %s have the set of size 1, scaled', (ofX, ofY) => {
    for (const { num, den, tail, kind, limits, g } of PAIRED) {
      const got = accept(fiellerPaired(times(num, ofX), times(den, ofY), tail));
      expect(got.set.kind).toBe(kind);
      const back = limitsOf(got).map(limit => (limit / ofX) * ofY);
      expectClose([...back, got.g as number], [...limits, g]);
    }
  });

  test('a ratio beyond a double is refused', () => {
    const found = fiellerPaired([1e200, 2e200, 3e200], [1e-200, 2e-200, 2e-200], 0.025);
    expect(found).toMatchObject({ status: 'refused', code: 'OUT_OF_RANGE', argument: 'denominators' });
  });

  test.each<[string, readonly number[], readonly number[], string]>([
    ['a ratio without limits', [1e300, 2e300, -1e300], [1e-20, -1e-20, 0.5e-20], 'OUT_OF_RANGE'],
    ['limits without a ratio', [1e300, 1.1e300, 1.2e300, 1.1e300], [1e-20, -1e-20, 1e-20, -1e-20], 'OUT_OF_RANGE'],
    ['a ratio below the smallest number', [1e-300, 1.1e-300, 1.2e-300], [1e300, 1.1e300, 1.3e300], 'OUT_OF_RANGE'],
  ])('%s that no double holds: refused', (_, numerators, denominators, code) => {
    expect(fiellerPaired(numerators, denominators, 0.025)).toMatchObject({ code, argument: 'denominators' });
  });

  test('a unit of either list scales the ratio and its limits', () => {
    const [one] = PAIRED.slice(1) as [(typeof PAIRED)[number]];
    const limitsAt = (ofX: number, ofY: number) => {
      const scaled = (list: readonly number[], unit: number) => list.map(value => value * unit);
      const { estimate, set } = accept(fiellerPaired(scaled(one.num, ofX), scaled(one.den, ofY), one.tail));
      return [estimate, set.kind === 'bounded' ? set.low : 0].map(value => ((value as number) / ofX) * ofY);
    };
    for (const [ofX, ofY] of [
      [2 ** -500, 1],
      [1, 2 ** 500],
      [2 ** -30, 2 ** -30],
      [2 ** 500, 2 ** 410],
    ] as const) {
      expectClose(limitsAt(ofX, ofY), [one.estimate, one.limits[0] as number]);
    }
  });

  test('a million items give a narrow set around the ratio', () => {
    const x = Float64Array.from({ length: 1e6 }, (_, at) => at % 2);
    const y = Float64Array.from({ length: 1e6 }, (_, at) => (at % 5 === 0 ? 0 : 1));
    const got = accept(fiellerPaired(x, y, 0.025));
    expect(got.estimate).toBeCloseTo(0.625, 14);
    const [low = 0, high = 0] = limitsOf(got);
    expect(high - low).toBeGreaterThan(0.002);
    expect(high - low).toBeLessThan(0.004);
  });

  const x = [0.2, 0.4, 0.1];
  test.each<[string, readonly number[], readonly number[], number, string, string]>([
    ['tail 0', x, x, 0, 'OUT_OF_RANGE', 'tail'],
    ['tail 0.5', x, x, 0.5, 'OUT_OF_RANGE', 'tail'],
    ['tail NaN', x, x, Number.NaN, 'OUT_OF_RANGE', 'tail'],
    ['lists of unequal length', x, [1, 2], 0.025, 'LENGTH_MISMATCH', 'denominators'],
    ['no items', [], [], 0.025, 'EMPTY_INPUT', 'numerators'],
    ['a NaN above', [0.2, Number.NaN, 1], x, 0.025, 'NON_FINITE', 'numerators'],
    ['an infinite value below', x, [0.2, -Infinity, 1], 0.025, 'NON_FINITE', 'denominators'],
    ['one item', [0.2], [0.4], 0.025, 'TOO_FEW_OBSERVATIONS', 'numerators'],
    ['a tail whose t quantile is infinite', [0.2, 0.4], [1, 2], 1e-310, 'OUT_OF_RANGE', 'tail'],
  ])('%s is refused', (_, numerators, denominators, tail, code, argument) => {
    expect(fiellerPaired(numerators, denominators, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});

describe("Fieller's set from means, variances and covariance", () => {
  test.each(SUMMARIES)('agrees with the roots of the quadratic: $kind, df $options.df', one => {
    const got = accept(fiellerFromSummary(one.summary, one.options));
    expect(got.set.kind).toBe(one.kind);
    expectClose([...limitsOf(got), got.g as number], [...one.limits, one.g]);
    expect(got.estimate).toBe(one.summary.numerator / one.summary.denominator);
  });

  const summary = { numerator: 0.4, denominator: 0.9, varNumerator: 0.01, varDenominator: 0.02, covariance: 0.005 };

  test('huge degrees of freedom are the normal distribution', () => {
    const normal = accept(fiellerFromSummary(summary, { tail: 0.025 }));
    for (const df of [1e13, 1e16, 1e300]) {
      expectClose(limitsOf(accept(fiellerFromSummary(summary, { tail: 0.025, df }))), limitsOf(normal));
    }
  });

  test('a smaller tail widens the set, down to tails of 1e-300', () => {
    const widths = [0.4, 0.1, 0.025, 1e-3].map(tail => {
      const [low = 0, high = 0] = limitsOf(accept(fiellerFromSummary(summary, { tail })));
      return high - low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(accept(fiellerFromSummary(summary, { tail: 1e-300 })).set.kind).toBe('whole-line');
  });

  test('a denominator that is the rounding of what was subtracted gives no estimate', () => {
    const got = accept(fiellerFromSummary({ ...summary, denominator: 0.1 + 0.2 - 0.3 }, { tail: 0.025 }));
    expect(got.estimate).toMatchObject({ status: 'refused', code: 'DEGENERATE_DENOMINATOR' });
  });

  test('a tiny denominator leaves no g in the range of a double: that part is refused', () => {
    const got = accept(fiellerFromSummary({ ...summary, numerator: 0, denominator: 1e-200 }, { tail: 0.025 }));
    expect(got.g).toMatchObject({ status: 'refused', code: 'OUT_OF_RANGE', argument: 'denominator' });
    expect(got.estimate).toBe(0);
    expect(allFinite(got)).toBe(true);
  });

  test.each<[string, object, { tail: number; df?: number }, string, string]>([
    ['tail 0.5', {}, { tail: 0.5 }, 'OUT_OF_RANGE', 'tail'],
    ['a NaN mean', { numerator: Number.NaN }, { tail: 0.025 }, 'NON_FINITE', 'numerator'],
    ['an infinite mean', { denominator: Infinity }, { tail: 0.025 }, 'NON_FINITE', 'denominator'],
    ['a NaN covariance', { covariance: Number.NaN }, { tail: 0.025 }, 'NON_FINITE', 'covariance'],
    ['a negative variance above', { varNumerator: -1e-9 }, { tail: 0.025 }, 'OUT_OF_RANGE', 'varNumerator'],
    ['a negative variance below', { varDenominator: -1 }, { tail: 0.025 }, 'OUT_OF_RANGE', 'varDenominator'],
    ['an impossible covariance', { covariance: 0.0142 }, { tail: 0.025 }, 'OUT_OF_RANGE', 'covariance'],
    ['an impossible covariance below 0', { covariance: -0.0142 }, { tail: 0.025 }, 'OUT_OF_RANGE', 'covariance'],
    ['0 degrees of freedom', {}, { tail: 0.025, df: 0 }, 'OUT_OF_RANGE', 'df'],
    ['NaN degrees of freedom', {}, { tail: 0.025, df: Number.NaN }, 'OUT_OF_RANGE', 'df'],
    ['infinite degrees of freedom', {}, { tail: 0.025, df: Infinity }, 'OUT_OF_RANGE', 'df'],
    [
      'a ratio beyond a double',
      { numerator: 1e300, denominator: 1e-300, varNumerator: 0, varDenominator: 0, covariance: 0 },
      { tail: 0.025 },
      'OUT_OF_RANGE',
      'denominator',
    ],
    ['an infinite t quantile', {}, { tail: 1e-10, df: 0.01 }, 'OUT_OF_RANGE', 'tail'],
  ])('%s is refused', (_, change, options, code, argument) => {
    expect(fiellerFromSummary({ ...summary, ...change }, options)).toMatchObject({ status: 'refused', code, argument });
  });
});
