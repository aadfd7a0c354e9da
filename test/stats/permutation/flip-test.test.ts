import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flipTest } from '../../../src/stats/permutation/flip-test.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const flip = (values: readonly number[], draws = 99) => {
  const largest = Math.max(...values.map(Math.abs));
  return flipTest(Float64Array.from(values), largest, { draws, rng: createRng(4) });
};

describe('flipping the terms of a sum', () => {
  test('counts are the probabilities times 2ⁿ, zeros among the n', () => {
    const whole = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 53, size: 'max' });
    fc.assert(
      fc.property(whole, fc.constantFrom(1, 0.1, 1 / 3), (values, unit) => {
        const { p, pGreater, pLess, counts } = flip(values.map(value => value * unit));
        const total = 2 ** values.length;
        expect(counts).toEqual({ total, asExtreme: p * total, atLeast: pGreater * total, atMost: pLess * total });
        expect([counts?.asExtreme, counts?.atLeast, counts?.atMost].every(Number.isInteger)).toBe(true);
      }),
    );
  });

  test('beyond 53 values no count is given, as a double could not hold it; p stays exact', () => {
    expect(flip(new Array<number>(53).fill(1)).counts).toMatchObject({ total: 2 ** 53, asExtreme: 2, atLeast: 1 });
    const found = flip(new Array<number>(54).fill(1));
    expect(found).toMatchObject({ counts: undefined, draws: 'exact' });
    expect(found.pGreater * 2 ** 54).toBeCloseTo(1, 12);
  });

  test.each([54, 1000, 20_000])('%i values of one size are exact, and swapping the arms swaps the tails', size => {
    const values = Array.from({ length: size }, (_, at) => (at % 7 < 4 ? 0.3 : -0.3));
    const [there, back] = [flip(values), flip(values.map(value => -value))];
    expect(there.draws).toBe('exact');
    expect([back.pGreater, back.pLess, back.p]).toEqual([there.pLess, there.pGreater, there.p]);
    expect(there.pGreater).toBeLessThan(0.5);
    expect(there.pLess).toBeGreaterThan(0.5);
  });

  test('values that differ by more than rounding are not taken for one size', () => {
    const values = Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? 1 : 1 + 1e-8));
    const found = flip(values.map((value, at) => (at === 0 ? -value : value)));
    // All signs plus, or one of the fifteen smaller ones turned.
    expect(found.pGreater * 2 ** 30).toBe(16);
  });

  test('with random signs there are no counts', () => {
    const rng = createRng(5);
    expect(flip(Array.from({ length: 40 }, () => rng.normal()))).toMatchObject({ counts: undefined, draws: 99 });
  });

  test('more than 30 values with a common unit are exact', () => {
    const fifths = Array.from({ length: 400 }, (_, at) => ((at % 11) - 4) / 5);
    expect(flip(fifths).draws).toBe('exact');
    const { p, pGreater, pLess } = flip(fifths.map(value => Math.round(5 * value)));
    expect(flip(fifths)).toMatchObject({ p, pGreater, pLess });
  });

  test('the two one-sided tails overlap in the ties with the observed sum', () => {
    const real = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(real, values => {
        const { p, pGreater, pLess } = flip(values);
        expect(pGreater + pLess).toBeGreaterThan(1);
        expect(p).toBe(Math.min(1, 2 * Math.min(pGreater, pLess)));
      }),
    );
  });
});
