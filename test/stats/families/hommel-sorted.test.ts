import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hommelSorted } from '../../../src/stats/families/hommel-sorted.ts';
import { expectClose } from '../../support/expect-close.ts';

/** Simes' p of an ascending list. */
const simes = (p: readonly number[]): number => Math.min(1, ...p.map((value, at) => (value * p.length) / (at + 1)));

/** Hommel's p by its definition: the largest Simes p of all subsets with the hypothesis in them. */
function byClosure(sorted: readonly number[]): number[] {
  const adjusted = sorted.map(() => 0);
  for (let members = 1; members < 2 ** sorted.length; members++) {
    const inside = sorted.map((_, at) => ((members >> at) & 1) === 1);
    const p = simes(sorted.filter((_, at) => inside[at]));
    for (const [at, isIn] of inside.entries()) if (isIn) adjusted[at] = Math.max(adjusted[at] ?? 0, p);
  }
  return adjusted;
}

const p = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.05, noNaN: true }),
  fc.constantFrom(0, 0.01, 0.02, 0.04, 1),
);

describe("Hommel's adjustment", () => {
  test('is the closed test of Simes, ties and zeros included', () => {
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 8 }), values => {
        const sorted = values.toSorted((a, b) => a - b);
        expectClose([...hommelSorted(Float64Array.from(sorted))], byClosure(sorted), 1e-14);
      }),
      { numRuns: 300 },
    );
  });

  test('takes hundreds of thousands of p-values without a quadratic step', () => {
    const m = 300_000;
    const sorted = Float64Array.from({ length: m }, (_, at) => (at + 1) / m);
    sorted[0] = 1e-9;
    // The rest are spread evenly, so that Simes' p of the i largest is 1; only the whole family is significant, at m·1e-9.
    const adjusted = hommelSorted(sorted);
    expect(adjusted[0]).toBeCloseTo(3e-4, 12);
    expect(adjusted[1]).toBeGreaterThan(1 - 1e-12);
    expect(adjusted[m - 1]).toBe(1);
  });
});
