import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankTailSteps, signedRankTails } from '../../../src/stats/ranks/signed-rank-tails.ts';

/** Shares of the sign patterns with a rank sum at most, and at least, the given one. */
function byEnumeration(ranks: readonly number[], sum: number) {
  const patterns = 2 ** ranks.length;
  let [low, high] = [0, 0];
  for (let pattern = 0; pattern < patterns; pattern++) {
    const total = ranks.reduce((plus, rank, at) => plus + (((pattern >> at) & 1) === 1 ? rank : 0), 0);
    if (total <= sum) low++;
    if (total >= sum) high++;
  }
  return { beyond: low / patterns, upTo: high / patterns };
}

const rankings = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 10 })
  .map(ranks => ranks.toSorted((a, b) => a - b));

describe('tails of a signed-rank sum', () => {
  test('are those of all sign patterns', () => {
    fc.assert(
      fc.property(rankings, fc.nat(1023), (ranks, pattern) => {
        const plus = ranks.reduce((sum, rank, at) => sum + (((pattern >> at) & 1) === 1 ? rank : 0), 0);
        const total = ranks.reduce((sum, rank) => sum + rank, 0);
        const smaller = Math.min(plus, total - plus);
        const { beyond, upTo } = signedRankTails(Float64Array.from(ranks), smaller);
        const expected = byEnumeration(ranks, smaller);
        expect(beyond).toBeCloseTo(expected.beyond, 14);
        expect(upTo).toBeCloseTo(expected.upTo, 14);
      }),
    );
  });

  test('keep their relative accuracy far out, and stop at the smallest double', () => {
    const ranks = (n: number) => Float64Array.from({ length: n }, (_, at) => 2 * (at + 1));
    expect(signedRankTails(ranks(1000), 0).beyond).toBe(2 ** -1000);
    expect(signedRankTails(ranks(1000), 6).beyond / (5 * 2 ** -1000)).toBeCloseTo(1, 12);
    expect(signedRankTails(ranks(2000), 0)).toEqual({ beyond: Number.MIN_VALUE, upTo: 1 });
  });

  test('ranks that all tie cost one step each, others the square of their number or more', () => {
    expect(rankTailSteps(new Float64Array(1000).fill(1001), 300 * 1001)).toBe(1000);
    expect(rankTailSteps(Float64Array.of(2, 4, 6), 6)).toBe(12);
    expect(rankTailSteps(Float64Array.of(3, 3, 6), 6)).toBe(9);
  });
});
