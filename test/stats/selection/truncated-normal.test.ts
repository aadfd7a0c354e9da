import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import { likeliestMean, meanAtLogOdds, type Room } from '../../../src/stats/selection/truncated-normal.ts';

const open: Room = { below: Number.POSITIVE_INFINITY, above: Number.POSITIVE_INFINITY };
const sideways = fc.oneof(fc.double({ min: 1e-8, max: 20, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY));

describe('the mean of a truncated normal variable', () => {
  test('without truncation is the usual limit', () => {
    for (const p of [1e-9, 0.025, 0.5, 0.8]) {
      expect(meanAtLogOdds(Math.log(p / (1 - p)), open)).toBeCloseTo(normalQuantile(p), 12);
    }
    expect(likeliestMean(open)).toBeCloseTo(0, 14);
  });

  test('close to a bound is that of an exponential variable', () => {
    // With y − a = ε the density falls like e^{μs}: P(Y ≥ y) = e^{μ·ε} up to terms in ε.
    const epsilon = 1e-9;
    const room = { below: epsilon, above: Number.POSITIVE_INFINITY };
    expect((meanAtLogOdds(0, room) as number) * epsilon).toBeCloseTo(-Math.log(2), 8);
    expect((likeliestMean(room) as number) * epsilon).toBeCloseTo(-1, 8);
  });

  test('between bounds at the same distance is the observed value itself', () => {
    for (const distance of [1e-6, 0.3, 5]) {
      const room = { below: distance, above: distance };
      expect(meanAtLogOdds(0, room)).toBeCloseTo(0, 9);
      expect(likeliestMean(room)).toBeCloseTo(0, 9);
    }
  });

  test('grows with the odds and is mirrored with the bounds', () => {
    fc.assert(
      fc.property(sideways, sideways, (below, above) => {
        const means = [-3, 0, 3].map(odds => meanAtLogOdds(odds, { below, above }) as number);
        expect(means[0]).toBeLessThan(means[1] as number);
        expect(means[1]).toBeLessThan(means[2] as number);
        const mirrored = meanAtLogOdds(3, { below: above, above: below }) as number;
        expect(Math.abs(mirrored + (means[0] as number))).toBeLessThan(1e-9 * (1 + Math.abs(mirrored)));
      }),
    );
  });

  test('is not given where it is beyond all measure', () => {
    expect(meanAtLogOdds(-3, { below: 1e-120, above: Number.POSITIVE_INFINITY })).toBeUndefined();
  });
});
