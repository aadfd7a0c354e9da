import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { type StudentisedInput, studentisedLimits } from '../../../src/stats/bootstrap/studentised-limits.ts';

const input = (change: Partial<StudentisedInput> = {}): StudentisedInput => ({
  replicates: Float64Array.from({ length: 199 }, (_, at) => at - 99),
  errors: new Float64Array(199).fill(2),
  se: 4,
  point: 0,
  tail: 0.025,
  tie: 1e-9,
  ...change,
});

test('the fifth smallest and largest of 199 deviations, scaled by the error of the estimate', () => {
  // Deviations −95 … 95 at positions 5 and 195, over 2, times 4.
  expect(studentisedLimits(input())).toEqual({ low: -190, high: 190 });
});

test('replicates with larger errors deviate less', () => {
  const errors = Float64Array.from({ length: 199 }, (_, at) => (at < 99 ? 4 : 2));
  expect(studentisedLimits(input({ errors }))).toEqual({ low: -190, high: 95 });
});

test('scale and shift carry over', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), fc.integer({ min: -9, max: 9 }), (scale, shift) => {
      const { replicates, errors, se } = input();
      const moved = accept(
        studentisedLimits(
          input({
            replicates: Array.from(replicates, value => scale * value + shift),
            errors: Array.from(errors, value => scale * value),
            se: scale * se,
            point: shift,
          }),
        ),
      );
      expect(moved.low).toBeCloseTo(scale * -190 + shift, 6);
      expect(moved.high).toBeCloseTo(scale * 190 + shift, 6);
    }),
  );
});

test('few replicates without an error lie at the ends and do no harm; too many make the limit infinite', () => {
  const few = Float64Array.from({ length: 199 }, (_, at) => (at < 3 ? 0 : 2));
  expect(studentisedLimits(input({ errors: few }))).toEqual({ low: -190, high: 190 });
  const many = Float64Array.from({ length: 199 }, (_, at) => (at < 9 ? 0 : 2));
  expect(studentisedLimits(input({ errors: many }))).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
});

test('a replicate equal to the estimate deviates by nothing, with or without an error', () => {
  const errors = Float64Array.from({ length: 199 }, (_, at) => (at === 99 ? 0 : 2));
  expect(studentisedLimits(input({ errors }))).toEqual({ low: -190, high: 190 });
});

test.each<[string, Partial<StudentisedInput>, string, string]>([
  ['errors of another number', { errors: [1] }, 'LENGTH_MISMATCH', 'errors'],
  ['an error of NaN', { errors: new Float64Array(199).fill(Number.NaN) }, 'NON_FINITE', 'errors'],
  ['an error below 0', { errors: new Float64Array(199).fill(-1) }, 'OUT_OF_RANGE', 'errors'],
  ['an estimate without an error', { se: 0 }, 'DEGENERATE_DISTRIBUTION', 'se'],
  ['an estimate with an infinite error', { se: Number.POSITIVE_INFINITY }, 'NON_FINITE', 'se'],
  ['a level beyond the outermost', { tail: 0.001 }, 'TOO_FEW_REPLICATES', 'replicates'],
])('%s is refused', (_, change, code, argument) => {
  expect(studentisedLimits(input(change))).toMatchObject({ status: 'refused', code, argument });
});
