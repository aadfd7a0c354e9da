import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signFlipTest } from '../../../src/stats/permutation/sign-flip.ts';
import { mcnemarExact } from '../../../src/stats/proportions/mcnemar.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { checkGolden, type GoldenCase, loadGolden, numbersOf } from '../../support/golden.ts';

const golden = loadGolden('permutation');
const cases = (op: string) =>
  golden.cases.filter(one => one.op === op).map((one): [string, GoldenCase] => [one.id, one]);
const flip = (values: ArrayLike<number>, draws = 9999) => signFlipTest(values, { draws, rng: createRng(5, 'flip') });

const pValues = (values: readonly number[]) => {
  const { p, pGreater, draws } = flip(values);
  return { p_two_sided: p, p_greater: pGreater, exact: draws === 'exact' };
};

function clusterSums(one: GoldenCase): number[] {
  const clusters = one.input.cluster as readonly string[];
  const sums = new Map<string, number>();
  for (const [at, value] of numbersOf(one.input.d).entries()) {
    const cluster = clusters[at] ?? '';
    sums.set(cluster, (sums.get(cluster) ?? 0) + value);
  }
  return [...sums.values()];
}

describe('the sign-flip test', () => {
  test.each(cases('sign_flip'))('%s agrees with the reference exactly, or is refused', (_, one) => {
    expect(checkGolden(golden, one, () => pValues(numbersOf(one.input.d)))).toEqual([]);
  });

  test.each(cases('cluster_sign_flip'))('%s: flipping cluster sums agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => pValues(clusterSums(one)))).toEqual([]);
  });

  test.each(cases('sign_flip_sweep'))('%s: adding a constant never raises the one-sided p', (_, one) => {
    const shifted = numbersOf(one.input.shift).map(shift => numbersOf(one.input.d).map(value => value + shift));
    const found = shifted.map(values => flip(values).pGreater);
    expect(checkGolden(golden, one, () => ({ p_greater: found }))).toEqual([]);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
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
      expect(flip(values)).toMatchObject({ p: mcnemarExact(b, c), draws: 'exact' });
    }
  });

  test('whole numbers and the same numbers as fractions have the same p', () => {
    const whole = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(whole, values => {
        const [lattice, enumerated] = [flip(values), flip(values.map(value => value / 7))];
        expect(enumerated.draws).toBe('exact');
        expect(enumerated.p).toBeCloseTo(lattice.p, 12);
        expect(enumerated.pGreater).toBeCloseTo(lattice.pGreater, 12);
      }),
    );
  });

  const realValues = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 });

  test('p is in (0, 1], the same for any order of the values and for swapped arms', () => {
    fc.assert(
      fc.property(realValues, values => {
        const found = flip(values, 199);
        expect(found.p > 0 && found.p <= 1 && found.pGreater > 0 && found.pGreater <= 1).toBe(true);
        expect(flip(values.toReversed(), 199)).toEqual(found);
        expect(
          flip(
            values.map(value => -value),
            199,
          ).p,
        ).toBe(found.p);
      }),
    );
  });

  test('zeros change nothing', () => {
    fc.assert(
      fc.property(realValues, values => {
        expect(flip([0, ...values, 0, -0], 199)).toEqual(flip(values, 199));
      }),
    );
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

  test('9,999 draws over 1,263 real values take milliseconds', () => {
    const rng = createRng(7);
    const values = Float64Array.from({ length: 1263 }, () => rng.normal());
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      flip(values);
      best = Math.min(best, performance.now() - start);
    }
    expect(best).toBeLessThan(60);
  });

  test('no draws are refused even where none are needed', () => {
    expect(() => flip([1, 1], 0)).toThrow(/random draws/);
  });
});
