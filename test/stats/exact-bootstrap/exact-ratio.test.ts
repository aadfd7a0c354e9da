import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { countBlocks } from '../../../src/stats/bootstrap/count-blocks.ts';
import { exactBootstrapMean, exactBootstrapRatio } from '../../../src/stats/exact-bootstrap/exact-ratio.ts';
import { allDraws, expectListed, listed, lists, sumAt, tails } from '../../support/listed-resamples.ts';

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe('the exact law of a mean', () => {
  test('is that of all nⁿ resamples', () => {
    fc.assert(
      fc.property(lists, tails, (values, tail) => {
        const n = values.length;
        const point = values.reduce((sum, value) => sum + value, 0) / n;
        const means = allDraws(n).map(draw => sumAt(values, draw) / n);
        const found = accept(exactBootstrapMean(values, tail));
        expect(found.estimate).toBeCloseTo(point, 12);
        expectListed(found, listed(means, point, tail));
        expect(numbersIn(found).every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('of one success in three: 8/27, 12/27, 6/27, 1/27', () => {
    const found = accept(exactBootstrapMean([1, 0, 0], 0.025));
    expect(found).toMatchObject({ atoms: 4, undefinedChance: 0, degenerate: false });
    expect(found.less).toBeCloseTo(8 / 27, 14);
    expect(found.equal).toBeCloseTo(12 / 27, 14);
    expect(found.sd).toBeCloseTo(Math.sqrt(2 / 27), 14);
    expect(found.percentile).toEqual({ low: 0, high: 1 });
    expect(found.basic.low).toBeCloseTo(-1 / 3, 14);
    expect(found.acceleration).toBeCloseTo(1 / (6 * Math.sqrt(6)), 12);
  });

  test('of right-or-wrong outcomes is the same from differences, from counts and from counted blocks', () => {
    const values = Float64Array.from({ length: 90 }, (_, at) => (at % 9 < 2 ? 1 : at % 9 === 2 ? -1 : 0));
    const found = accept(exactBootstrapMean(values, 0.025));
    expect(exactBootstrapMean({ gains: 20, losses: 10, pairs: 90 }, 0.025)).toEqual(found);
    const counted = accept(countBlocks({ seeds: 1, items: 90, values }));
    expect(exactBootstrapMean(counted, 0.025)).toEqual(found);
  });

  test('p of 0 is dual to the percentile interval', () => {
    const gains = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(gains, gains, tails, (plus, minus, tail) => {
        const { p, percentile } = accept(exactBootstrapMean({ gains: plus, losses: minus, pairs: 100 }, tail));
        const excludes = percentile.low > 0 || percentile.high < 0;
        if (Math.abs(p - 2 * tail) > 1e-9) expect(p < 2 * tail).toBe(excludes);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a p that the law cannot tell is 1e-40, not 0', () => {
    expect(accept(exactBootstrapMean({ gains: 900, losses: 0, pairs: 1000 }, 0.025)).p).toBe(1e-40);
  });

  test.each([
    [{ gains: 2, losses: 2, pairs: 3 }, 'OUT_OF_RANGE'],
    [[], 'EMPTY_INPUT'],
    [[1, Number.NaN], 'NON_FINITE'],
    [[1e70, 1], 'OUT_OF_RANGE'],
  ])('%j are refused: %s', (values, code) => {
    expect(exactBootstrapMean(values, 0.025)).toMatchObject({ status: 'refused', code });
  });

  test('of several seeds is not that of one mean over items', () => {
    const counted = accept(countBlocks({ seeds: 2, items: 2, values: Float64Array.of(1, 0, 0, 1) }));
    expect(exactBootstrapMean(counted, 0.025)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'values' });
  });

  test('does not know the order of items and is mirrored by their sign', () => {
    fc.assert(
      fc.property(lists, values => {
        const found = accept(exactBootstrapMean(values, 0.0251));
        const back = accept(exactBootstrapMean(values.toReversed(), 0.0251));
        const turned = accept(
          exactBootstrapMean(
            values.map(value => -value),
            0.0251,
          ),
        );
        expect(back.atoms).toBe(found.atoms);
        for (const [key, other] of [
          ['low', 'high'],
          ['high', 'low'],
        ] as const) {
          expect(back.percentile[key]).toBeCloseTo(found.percentile[key], 12);
          expect(turned.percentile[key]).toBeCloseTo(-found.percentile[other], 12);
          if (isRefused(found.bca)) expect(isRefused(turned.bca)).toBe(true);
          else expect(turned.bca).toMatchObject({ [key]: expect.closeTo(-found.bca[other], 12) });
        }
        expect(turned.sd).toBeCloseTo(found.sd, 12);
      }),
    );
  });

  test.each([1e-50, 1e-12, 1e-7, 1 / 3, 1e9, 1e15, 1e50])('a unit of %d scales it and nothing else', unit => {
    const values = [0, 0.1, 0.1, 0.7, -0.2];
    const plain = accept(exactBootstrapMean(values, 0.025));
    const scaled = accept(
      exactBootstrapMean(
        values.map(value => value * unit),
        0.025,
      ),
    );
    expect(scaled.atoms).toBe(plain.atoms);
    expect(scaled.sd / unit).toBeCloseTo(plain.sd, 12);
    expect(scaled.percentile.low / unit).toBeCloseTo(plain.percentile.low, 12);
    expect(scaled.percentile.high / unit).toBeCloseTo(plain.percentile.high, 12);
    expect(scaled.z0).toBeCloseTo(plain.z0 ?? Number.NaN, 12);
    expect(scaled.acceleration).toBeCloseTo(Number(plain.acceleration), 10);
  });

  test.each([1e-300, 1e300])('a unit of %d leaves the range of a double: refused, or numbers all the same', unit => {
    const found = exactBootstrapMean([0, unit, 1.5 * unit], 0.025);
    if (isRefused(found)) expect(found.code).toBe('OUT_OF_RANGE');
    else expect(found.sd / unit).toBeCloseTo(Math.sqrt(7 / 54), 12);
  });

  test('thirds that sum to a whole meet the whole', () => {
    // Multiples of 1/9 from 0 to 1: ten values, as with 0, 1, 3 in whole numbers less the sums that cannot be.
    const thirds = accept(exactBootstrapMean([0, 1 / 3, 1], 0.025));
    expect(thirds.atoms).toBe(accept(exactBootstrapMean([0, 1, 3], 0.025)).atoms);
  });

  test('a few hundred binary items are enumerated: the binomial law', () => {
    const values = Array.from({ length: 400 }, (_, at) => (at < 100 ? 1 : 0));
    const found = accept(exactBootstrapMean(values, 0.025));
    expect(found.sd).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 400), 12);
    // scipy.stats.binom(400, .25).ppf([.025, .975])
    expect(found.percentile.low).toBeCloseTo(83 / 400, 12);
    expect(found.percentile.high).toBeCloseTo(117 / 400, 12);
  });

  test('one value is marked as degenerate, not as certain', () => {
    for (const values of [[0.3], [0.3, 0.3, 0.1 + 0.2], [0, 0, 0, 0]]) {
      const found = accept(exactBootstrapMean(values, 0.025));
      expect(found).toMatchObject({ degenerate: true, atoms: 1 });
      expect(found.sd).toBeCloseTo(0, 14);
      expect(found.bca).toMatchObject({ status: 'refused' });
    }
  });

  test('many items take no stack: right-or-wrong ones give the law or are refused, real ones are refused', () => {
    const binary = Float64Array.from({ length: 200_000 }, (_, at) => at % 2);
    const found = exactBootstrapMean(binary, 0.025);
    if (isRefused(found)) expect(found.code).toBe('NOT_ACHIEVABLE');
    else expect(found.sd).toBeCloseTo(0.5 / Math.sqrt(200_000), 9);
    const real = Float64Array.from({ length: 1_000_000 }, (_, at) => Math.sin(at));
    expect(exactBootstrapMean(real, 0.025)).toMatchObject({ code: 'NOT_ACHIEVABLE' });
  });
});

describe('the exact law of a ratio', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1, max: 2 })), {
    minLength: 2,
    maxLength: 5,
  });

  test('is that of all nⁿ resamples, given that the denominator is not 0', () => {
    fc.assert(
      fc.property(pairs, tails, fc.constantFrom(1, 0.1, 1 / 3), (items, tail, unit) => {
        const [tops, bottoms] = [items.map(([top]) => top * unit), items.map(([, bottom]) => bottom * unit)];
        const whole = items.map(([, bottom]) => bottom);
        fc.pre(whole.reduce((sum, value) => sum + value, 0) !== 0);
        const ratioOf = (draw: readonly number[]) =>
          sumAt(whole, draw) === 0 ? Number.NaN : sumAt(tops, draw) / sumAt(bottoms, draw);
        const point = ratioOf([...items.keys()]);
        const found = accept(exactBootstrapRatio(tops, bottoms, tail));
        const wanted = listed(allDraws(items.length).map(ratioOf), point, tail);
        expect(found.estimate).toBeCloseTo(point, 10);
        expectListed(found, wanted, 9);
      }),
    );
  });

  test('values far out do not merge those in the middle', () => {
    // One draw in 3³ leaves a denominator of 3e-9 and a ratio near 3e8; the others lie between 0 and 2.
    const [tops, bottoms] = [
      [1, 0.3, 0.77],
      [1e-9, 1, 1.5],
    ];
    const found = accept(exactBootstrapRatio(tops, bottoms, 0.1));
    const ratios = allDraws(3).map(draw => sumAt(tops, draw) / sumAt(bottoms, draw));
    const distinct = new Set(ratios.map(ratio => ratio.toPrecision(11)));
    expect(found.atoms).toBe(distinct.size);
    expectListed({ ...found, mean: 0, sd: 0 }, { ...listed(ratios, found.estimate, 0.1), mean: 0, sd: 0 });
  });

  test('denominators that cancel to float noise are 0', () => {
    const found = exactBootstrapRatio([1, 0, 1], [0.1 + 0.2, -0.3, 0], 0.025);
    expect(found).toMatchObject({ code: 'DEGENERATE_DENOMINATOR', argument: 'denominators' });
  });

  test.each([
    [1e-50, 1e-50],
    [1e50, 1e50],
    [1, 1e-50],
  ])('numerators in units of %d, denominators of %d', (top, bottom) => {
    const [tops, bottoms] = [
      [1, 0, 0.5, 1],
      [1, 1, 1, 0.5],
    ];
    const plain = accept(exactBootstrapRatio(tops, bottoms, 0.05));
    const scaled = accept(
      exactBootstrapRatio(
        tops.map(value => value * top),
        bottoms.map(value => value * bottom),
        0.05,
      ),
    );
    expect(scaled.atoms).toBe(plain.atoms);
    expect(scaled.sd / (top / bottom) / plain.sd).toBeCloseTo(1, 12);
  });
});

test.each([0, 0.5, -1, Number.NaN])('a tail of %d is refused', tail => {
  const wrong = { status: 'refused', code: 'OUT_OF_RANGE', argument: 'tail' };
  expect(exactBootstrapMean([1, 0], tail)).toMatchObject(wrong);
  expect(exactBootstrapRatio([1, 0], [1, 1], tail)).toMatchObject(wrong);
});

test.each<[string, number[], number[], string, string]>([
  ['nothing', [], [], 'EMPTY_INPUT', 'numerators'],
  ['unequal lengths', [1, 2], [1], 'LENGTH_MISMATCH', 'denominators'],
  ['NaN', [Number.NaN], [1], 'NON_FINITE', 'numerators'],
  ['a denominator of 0', [1, 1], [1, -1], 'DEGENERATE_DENOMINATOR', 'denominators'],
])('a ratio of %s is refused', (_, tops, bottoms, code, argument) => {
  expect(exactBootstrapRatio(tops, bottoms, 0.025)).toMatchObject({ status: 'refused', code, argument });
});
