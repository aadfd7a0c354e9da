import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jackknifeMean, jackknifeRatio } from '../../../src/stats/bootstrap/jackknife-ratio.ts';

const found = (result: ReturnType<typeof jackknifeRatio>): number[] => {
  if (!(result instanceof Float64Array)) throw new Error(result.reason);
  return [...result];
};

test('leaves one item out of both sums: by hand', () => {
  expect(found(jackknifeRatio([1, 2, 3], [2, 4, 8]))).toEqual([5 / 12, 4 / 10, 3 / 6]);
  expect(found(jackknifeMean([1, 2, 6]))).toEqual([4, 3.5, 1.5]);
});

test('is what summing the others gives, for any real numbers', () => {
  const top = fc.double({ min: -1, max: 1, noNaN: true }).map(value => (Math.abs(value) < 1e-60 ? 0 : value));
  const item = fc.tuple(top, fc.double({ min: 0.1, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(item, { minLength: 2, maxLength: 20 }), items => {
      const left = found(
        jackknifeRatio(
          items.map(([top]) => top),
          items.map(([, bottom]) => bottom),
        ),
      );
      for (const [out, value] of left.entries()) {
        const others = items.filter((_, at) => at !== out);
        const [top, bottom] = [0, 1].map(part => others.reduce((sum, one) => sum + (one[part as 0 | 1] ?? 0), 0));
        expect(value).toBeCloseTo((top as number) / (bottom as number), 10);
      }
    }),
  );
});

test('300,000 items take one pass', () => {
  const values = new Float64Array(300_000).fill(0);
  values[0] = 1;
  const left = found(jackknifeMean(values));
  expect(left[0]).toBe(0);
  expect(left[1]).toBe(1 / 299_999);
});

test.each([
  [1e-50, 1e-50],
  [1e50, 1e50],
  [1, 1e-50],
])('numerators of size %d over denominators of size %d stay numbers', (top, bottom) => {
  const plain = found(jackknifeRatio([1, 0.5, 0.25, 1], [1, 1, 0.5, 1]));
  const scaled = found(
    jackknifeRatio(
      [1, 0.5, 0.25, 1].map(value => value * top),
      [1, 1, 0.5, 1].map(value => value * bottom),
    ),
  );
  for (const [at, value] of scaled.entries())
    expect(value / ((top / bottom) * (plain[at] as number))).toBeCloseTo(1, 12);
});

test.each([1e-320, 1.7e308])(
  'values of size %d are refused: sums or ratios of them leave the range of a double',
  size => {
    const found = jackknifeRatio([size, size / 2, size], [size, size, size / 2]);
    expect(found).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'numerators' });
  },
);

test.each<[string, number[], number[], string, string]>([
  ['nothing', [], [], 'EMPTY_INPUT', 'numerators'],
  ['one item', [1], [1], 'TOO_FEW_OBSERVATIONS', 'numerators'],
  ['unequal lengths', [1, 2], [1, 2, 3], 'LENGTH_MISMATCH', 'denominators'],
  ['NaN', [1, Number.NaN], [1, 2], 'NON_FINITE', 'numerators'],
  ['an infinite denominator', [1, 2], [1, Number.POSITIVE_INFINITY], 'NON_FINITE', 'denominators'],
  ['an item that carries the whole denominator', [1, 2, 3], [1, 0, 0], 'DEGENERATE_DENOMINATOR', 'denominators'],
  ['what is left is float noise', [1, 2, 3], [1, 0.1 + 0.2, -0.3], 'DEGENERATE_DENOMINATOR', 'denominators'],
])('%s is refused', (_, tops, bottoms, code, argument) => {
  expect(jackknifeRatio(tops, bottoms)).toMatchObject({ status: 'refused', code, argument });
});

test('the mean refuses as the ratio does', () => {
  expect(jackknifeMean([])).toMatchObject({ code: 'EMPTY_INPUT' });
  expect(jackknifeMean([1])).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
  expect(jackknifeMean([1, Number.NaN])).toMatchObject({ code: 'NON_FINITE' });
});
