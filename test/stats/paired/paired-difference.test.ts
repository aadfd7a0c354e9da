import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { pairedDifference } from '../../../src/stats/paired/paired-difference.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { pairedDifferenceOps } from '../../support/golden-ops/paired-difference.ts';

const golden = loadGolden('paired_difference');
const cases = golden.cases.map((one): [string, GoldenCase] => [one.id, one]);

/** Scores in steps of 1/64, so that equal differences are equal to the bit. */
const outcome = fc.integer({ min: -640, max: 640 }).map(score => score / 64);
const pairs = fc
  .array(fc.tuple(outcome, outcome), { minLength: 2, maxLength: 40, size: 'max' })
  .map(rows => ({ candidate: rows.map(row => row[0]), baseline: rows.map(row => row[1]) }));
const tails = fc.double({ min: 1e-4, max: 0.4, noNaN: true });

describe('the paired difference', () => {
  test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
    const compute = pairedDifferenceOps[one.op];
    expect(compute && checkGolden(golden, one, () => compute(one))).toEqual([]);
  });

  test('swapping the arms mirrors it', () => {
    fc.assert(
      fc.property(pairs, tails, ({ candidate, baseline }, tail) => {
        const there = pairedDifference({ candidate, baseline }, tail);
        const back = pairedDifference({ candidate: baseline, baseline: candidate }, tail);
        expect(isRefused(back)).toBe(isRefused(there));
        if (isRefused(there) || isRefused(back)) return;
        expect([back.difference + there.difference, back.t + there.t, back.p]).toEqual([0, 0, there.p]);
        expect(back.interval.low + there.interval.high).toBe(0);
        expect([back.pLess, back.pGreater]).toEqual([there.pGreater, there.pLess]);
      }),
    );
  });

  test('the interval excludes 0 exactly where p is below its error, and the covariance explains the pairing', () => {
    fc.assert(
      fc.property(pairs, tails, (arms, tail) => {
        const found = pairedDifference(arms, tail);
        if (isRefused(found)) return;
        const { interval, p, se, unpairedSe, covariance, n } = found;
        if (Math.abs(p - 2 * tail) > 1e-9) expect(interval.low > 0 || interval.high < 0).toBe(p < 2 * tail);
        const square = accept(unpairedSe) ** 2;
        expect(Math.abs(square - (2 * accept(covariance)) / n - se * se)).toBeLessThan(
          1e-12 * Math.max(square, se * se),
        );
      }),
    );
  });

  test('a change of unit changes no p, up to units near the ends of the range of a double', () => {
    const arms = { candidate: [3, 1, 4, 1, 5, 9], baseline: [2, 7, 1, 8, 2, 8] };
    const { p } = accept(pairedDifference(arms, 0.025));
    for (const unit of [2 ** 900, 2 ** -900]) {
      const scaled = {
        candidate: arms.candidate.map(value => value * unit),
        baseline: arms.baseline.map(value => value * unit),
      };
      const found = accept(pairedDifference(scaled, 0.025));
      expect(found.p).toBeCloseTo(p, 14);
      expect(Number.isFinite(found.se) && found.se > 0).toBe(true);
    }
    const large = accept(pairedDifference({ candidate: [1e300, -1e300], baseline: [1e300, -1e299] }, 0.025));
    expect(large.covariance).toMatchObject({ code: 'OUT_OF_RANGE' });
  });

  test('overwhelming evidence has a p above 0', () => {
    const candidate = Float64Array.from({ length: 5000 }, (_, at) => 5 + (at % 2) * 1e-3);
    expect(accept(pairedDifference({ candidate, baseline: new Float64Array(5000) }, 0.025)).p).toBe(Number.MIN_VALUE);
  });

  test('a million pairs are no trouble', () => {
    const candidate = Float64Array.from({ length: 1_000_000 }, (_, at) => at % 2);
    const found = accept(pairedDifference({ candidate, baseline: new Float64Array(1_000_000) }, 0.025));
    expect(found.difference).toBe(0.5);
    expect(found.sd).toBeCloseTo(Math.sqrt(250_000 / 999_999), 14);
  });

  test.each([0, 0.5, -0.1, 1, Number.NaN])('a one-sided error of %d is refused', tail => {
    expect(pairedDifference({ candidate: [1, 2], baseline: [0, 0] }, tail)).toMatchObject({ code: 'OUT_OF_RANGE' });
  });

  test('differences that are all equal are refused for that, whatever the error', () => {
    const found = pairedDifference({ candidate: [1, 2, 3], baseline: [0, 1, 2] }, 0.025);
    expect(found).toMatchObject({ code: 'ZERO_VARIANCE', argument: 'candidate' });
  });

  test('a difference near the largest number has its interval where the limits are numbers', () => {
    const { interval } = accept(pairedDifference({ candidate: [1e308, 1.0001e308], baseline: [0, 0] }, 0.25));
    expect(interval.low).toBeLessThan(1.00005e308);
    expect(interval.high).toBeGreaterThan(1.00005e308);
  });

  test('an error so small that a limit would be infinite is refused', () => {
    const arms = { candidate: [1e300, 2e300], baseline: [0, 0] };
    expect(pairedDifference(arms, 1e-10)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
  });
});
