import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { binomCdf, binomSf } from '../../../src/stats/numeric/special-functions.ts';
import { matchedOddsRatio } from '../../../src/stats/proportions/matched-odds-ratio.ts';
import { mcnemarExact } from '../../../src/stats/proportions/mcnemar.ts';

const counts = fc.tuple(fc.nat(2000), fc.nat(2000)).filter(([b, c]) => b + c > 0);
const tails = fc.double({ min: 1e-4, max: 0.3, noNaN: true });

describe('the odds ratio of matched pairs', () => {
  test('at each limit the table and more extreme ones have exactly the tail probability', () => {
    fc.assert(
      fc.property(counts, tails, ([b, c], tail) => {
        const { low, high } = accept(matchedOddsRatio(b, c, tail));
        if (b > 0) expect(binomSf(b - 1, b + c, low / (1 + low)) / tail).toBeCloseTo(1, 7);
        else expect(low).toBe(0);
        if (high === 'unbounded') expect(c).toBe(0);
        else expect(binomCdf(b, b + c, high / (1 + high)) / tail).toBeCloseTo(1, 7);
      }),
    );
  });

  test('the interval excludes 1 exactly where the exact test rejects', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), tails, (b, c, tail) => {
        fc.pre(b + c > 0);
        const { low, high } = accept(matchedOddsRatio(b, c, tail));
        const p = accept(mcnemarExact(b, c));
        fc.pre(Math.abs(p / (2 * tail) - 1) > 1e-9);
        expect(low > 1 || (high !== 'unbounded' && high < 1)).toBe(p < 2 * tail);
      }),
    );
  });

  test('swapping the arms inverts it', () => {
    fc.assert(
      fc.property(counts, tails, ([b, c], tail) => {
        const [one, other] = [accept(matchedOddsRatio(b, c, tail)), accept(matchedOddsRatio(c, b, tail))];
        expect(other.high).toBe(one.low === 0 ? 'unbounded' : 1 / one.low);
        if (one.estimate !== 'unbounded' && one.estimate !== 0) {
          expect(accept(other).estimate).toBeCloseTo(1 / one.estimate, 12);
        }
      }),
    );
  });

  test('no losses: the ratio has no bound, and the lower limit keeps its digits among a million pairs', () => {
    const { estimate, low, high } = accept(matchedOddsRatio(1_000_000, 0, 0.025));
    expect([estimate, high]).toEqual(['unbounded', 'unbounded']);
    // t/(1 − t) with t = 0.025^(1/10⁶), mpmath 1.3.0.
    expect(low / 271084.5306821242 - 1).toBeCloseTo(0, 13);
  });

  test.each([
    [0, 0, 0.025, 'DEGENERATE_DENOMINATOR', 'c'],
    [1, -1, 0.025, 'OUT_OF_RANGE', 'c'],
    [1.5, 1, 0.025, 'NOT_BINARY', 'b'],
    [Number.NaN, 1, 0.025, 'NON_FINITE', 'b'],
    [2, 1, 0, 'OUT_OF_RANGE', 'tail'],
  ])('%d and %d at tail %d is refused: %s of %s', (b, c, tail, code, argument) => {
    expect(matchedOddsRatio(b, c, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
