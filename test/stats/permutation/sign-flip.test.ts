import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { signFlipTest } from '../../../src/stats/permutation/sign-flip.ts';
import { mcnemarExact } from '../../../src/stats/proportions/mcnemar.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { checkGolden, type GoldenCase, loadGolden, numbersOf } from '../../support/golden.ts';
import { permutationOps } from '../../support/golden-ops/permutation.ts';

const golden = loadGolden('permutation');
const cases = (op: string) =>
  golden.cases.filter(one => one.op === op).map((one): [string, GoldenCase] => [one.id, one]);
const flip = (values: ArrayLike<number>, draws = 9999) =>
  accept(signFlipTest(values, { draws, rng: createRng(5, 'flip') }));

describe('the sign-flip test', () => {
  test.each(cases('sign_flip'))('%s agrees with the reference exactly, or is refused', (_, one) => {
    expect(checkGolden(golden, one, () => permutationOps.sign_flip?.(one) ?? {})).toEqual([]);
  });

  test.each(cases('sign_flip_sweep'))('%s: adding a constant never raises the one-sided p', (_, one) => {
    const found = permutationOps.sign_flip_sweep?.(one) ?? {};
    expect(checkGolden(golden, one, () => found)).toEqual([]);
    const p = 'p_greater' in found ? numbersOf(found.p_greater) : [];
    expect(p).toEqual(p.toSorted((x, y) => y - x));
  });

  test('binary differences give the exact McNemar p, however many there are', () => {
    for (const [b, c] of [
      [0, 0],
      [1, 0],
      [9, 3],
      [25, 25],
      [61, 38],
      [700, 640],
      [5200, 4700],
    ] as const) {
      const values = [...new Array<number>(b).fill(1), ...new Array<number>(c).fill(-1), 0, 0];
      const found = flip(values);
      expect(found.draws).toBe('exact');
      expect(found.p / accept(mcnemarExact(b, c))).toBeCloseTo(1, 12);
    }
  });

  test('whole numbers and the same numbers as fractions have the same p', () => {
    const whole = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(whole, values => {
        const { mean: _, ...ofFractions } = flip(values.map(value => value / 7));
        expect(flip(values)).toMatchObject(ofFractions);
      }),
    );
  });

  test('real values are enumerated one by one in all their signs', () => {
    const real = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(real, values => {
        const near = 1e-9 * Math.max(...values.map(Math.abs));
        const observed = values.reduce((sum, value) => sum + value, 0);
        const sums = Array.from({ length: 2 ** values.length }, (_, signs) =>
          values.reduce((sum, value, bit) => sum + (((signs >> bit) & 1) === 1 ? value : -value), 0),
        );
        expect(flip(values).counts).toEqual({
          total: sums.length,
          asExtreme: sums.filter(sum => Math.abs(sum) >= Math.abs(observed) - near).length,
          atLeast: sums.filter(sum => sum >= observed - near).length,
          atMost: sums.filter(sum => sum <= observed + near).length,
        });
      }),
    );
  });

  const realValues = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 50,
    size: 'max',
  });

  test('p is in (0, 1], the same for any order of the values and for swapped arms', () => {
    fc.assert(
      fc.property(realValues, values => {
        const found = flip(values, 199);
        expect(found.p > 0 && found.p <= 1 && found.pGreater > 0 && found.pGreater <= 1).toBe(true);
        expect(flip(values.toReversed(), 199)).toEqual(found);
        const mirrored = flip(
          values.map(value => -value),
          199,
        );
        expect(mirrored.p).toBe(found.p);
        expect(mirrored.mean + 0).toBe(0 - found.mean);
        if (found.draws === 'exact') expect([mirrored.pLess, mirrored.pGreater]).toEqual([found.pGreater, found.pLess]);
      }),
    );
  });

  test('zeros change no p, only the mean and the counts', () => {
    fc.assert(
      fc.property(realValues, values => {
        const { p, pGreater, pLess, draws } = flip(values, 199);
        expect(flip([0, ...values, 0, -0], 199)).toMatchObject({ p, pGreater, pLess, draws });
      }),
    );
  });

  test.each([1e-320, 1e-200, 1e200, 1.7e308])(
    'values of size %g overflow nowhere and have the p of their shares',
    size => {
      const shares = [1, -0.5, 0.25, 0.75, 1, 0.5];
      const { p, pGreater, pLess } = flip(shares);
      const found = flip(shares.map(share => share * size));
      expect(found).toMatchObject({ p, pGreater, pLess, draws: 'exact' });
      expect(found.mean / size).toBeCloseTo(0.5, 3);
    },
  );

  test('the mean is right where sums would lose it', () => {
    expect(flip([1e16, 1, -1e16, 1]).mean).toBe(0.5);
  });

  test('beyond 30 real values it draws, and says how often', () => {
    const rng = createRng(6);
    const values = Float64Array.from({ length: 31 }, () => rng.normal() + 0.4);
    const found = flip(values, 1999);
    expect(found.draws).toBe(1999);
    const exact = flip(values.subarray(0, 30));
    expect(exact.draws).toBe('exact');
    expect(found.p).toBeLessThan(0.5);
  });

  test('a p too small for a double is the smallest double, not 0', () => {
    const values = Float64Array.from({ length: 3000 }, (_, at) => 1 + (at % 3));
    expect(flip(values).pGreater).toBe(Number.MIN_VALUE);
    expect(flip(values).p).toBeGreaterThan(0);
    expect(flip(new Float64Array(5000).fill(0.5)).p).toBeGreaterThan(0);
  });

  test.each([
    ['no values', [], 99, 'EMPTY_INPUT', 'values'],
    ['NaN among them', [1, Number.NaN], 99, 'NON_FINITE', 'values'],
    ['an infinite value', [1, Number.POSITIVE_INFINITY], 99, 'NON_FINITE', 'values'],
    ['no draws, even where none are needed', [1, 1], 0, 'OUT_OF_RANGE', 'draws'],
  ] as const)('%s: refused, naming what is wrong', (_, values, draws, code, argument) => {
    const found = signFlipTest(values, { draws, rng: createRng(1) });
    expect(found).toMatchObject({ status: 'refused', code, argument });
  });

  test('a million values need no stack and no quadratic memory', () => {
    const found = flip(
      Float64Array.from({ length: 1_000_000 }, (_, at) => (at % 5) - 2 + 1e-4 * (at % 7)),
      9,
    );
    expect(found).toMatchObject({ draws: 9, pGreater: expect.any(Number) });
  });
});
