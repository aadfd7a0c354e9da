import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jackknifeAcceleration } from '../../../src/stats/bootstrap/jackknife-acceleration.ts';

const samples = fc.array(
  fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 })
    .map(list => Float64Array.from(list, value => value / 7)),
  { minLength: 1, maxLength: 3 },
);

test('two of three values alike: −1/(6√6) by hand', () => {
  // l = 2/3·(v̄ − v) = (2/9, 2/9, −4/9): Σl³ = −48/729, (Σl²)^1.5 = (24/81)^1.5.
  expect(jackknifeAcceleration([Float64Array.of(0, 0, 1)])).toBeCloseTo(-1 / (6 * Math.sqrt(6)), 14);
});

test('several samples pool their influences: 0 and 1 beside 0, 0, 1', () => {
  // Influences ±1/4 and (2/9, 2/9, −4/9).
  const squares = 2 / 16 + 24 / 81;
  const expected = -48 / 729 / (6 * squares ** 1.5);
  const found = jackknifeAcceleration([Float64Array.of(0, 1), Float64Array.of(0, 0, 1)]);
  expect(found).toBeCloseTo(expected, 14);
});

test('a shift of any sample changes nothing, a change of sign changes the sign', () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: -50, max: 50 }), (lists, shift) => {
      const found = jackknifeAcceleration(lists);
      fc.pre(typeof found === 'number');
      const moved = jackknifeAcceleration(lists.map(list => list.map(value => value + shift)));
      const turned = jackknifeAcceleration(lists.map(list => list.map(value => -value)));
      expect(moved).toBeCloseTo(Number(found), 8);
      expect(turned).toBeCloseTo(-Number(found), 12);
      expect(Math.abs(Number(found))).toBeLessThan(1 / 6 + 1e-12);
    }),
  );
});

test.each([1e-300, 1e-60, 1e60, 1.5e308])('a scale of %d changes nothing, nor overflows', scale => {
  const values = Float64Array.of(1, -1, -1, 0.25, 0.5);
  const found = jackknifeAcceleration([values.map(value => value * scale)]);
  expect(found).toBeCloseTo(Number(jackknifeAcceleration([values])), 10);
});

test('a million values take one pass, and no stack', () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, at) => (at % 4 === 0 ? 1 : 0));
  // Leaving one out mirrors the values; a = −skewness/(6√n), skewness of 1/4 is (1 − 2/4)/√(3/16).
  expect(jackknifeAcceleration([values])).toBeCloseTo(-0.5 / Math.sqrt(3 / 16) / 6000, 12);
});

test.each<[string, readonly Float64Array[], string]>([
  ['no sample', [], 'EMPTY_INPUT'],
  ['an empty sample', [Float64Array.of(1, 2), new Float64Array(0)], 'EMPTY_INPUT'],
  ['NaN', [Float64Array.of(1, Number.NaN)], 'NON_FINITE'],
  ['infinity', [Float64Array.of(1, Number.POSITIVE_INFINITY)], 'NON_FINITE'],
  ['equal values', [Float64Array.of(2, 2, 2)], 'DEGENERATE_DISTRIBUTION'],
  ['rounding alone', [Float64Array.of(0.3, 0.1 + 0.2, 0.3)], 'DEGENERATE_DISTRIBUTION'],
  ['one value', [Float64Array.of(5)], 'DEGENERATE_DISTRIBUTION'],
])('%s is refused', (_, lists, code) => {
  expect(jackknifeAcceleration(lists)).toMatchObject({ status: 'refused', code, argument: 'samples' });
});
