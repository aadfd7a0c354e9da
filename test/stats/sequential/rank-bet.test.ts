import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payRank, type RankBet } from '../../../src/stats/sequential/rank-bet.ts';

const bets = fc
  .record({
    nights: fc.integer({ min: 1, max: 400 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    shift: fc.constantFrom(0.5, 1, 2, 4, 8),
  })
  .map(
    ({ nights, part, shift }): RankBet => ({
      nights,
      after: 1 + Math.floor(part * (nights - 1)),
      odds: Math.exp(shift),
    }),
  );

const paymentsOf = (bet: RankBet): number[] => Array.from({ length: bet.nights }, (_, at) => payRank(at + 1, bet));

describe('payments for a rank', () => {
  test('have mean 1 over all ranks, so that no rank is worth betting on where nothing changed', () => {
    fc.assert(
      fc.property(bets, bet => {
        const payments = paymentsOf(bet);
        expect(payments.reduce((sum, payment) => sum + payment, 0) / bet.nights).toBeCloseTo(1, 9);
      }),
    );
  });

  test('are above 0 and never rise with the rank, so that ties counted as higher ranks cost', () => {
    fc.assert(
      fc.property(bets, bet => {
        const payments = paymentsOf(bet);
        expect(Math.min(...payments)).toBeGreaterThan(0);
        for (const [at, payment] of payments.entries()) {
          expect(payment).toBeLessThanOrEqual((payments[at - 1] ?? Number.POSITIVE_INFINITY) * (1 + 1e-9));
        }
      }),
    );
  });

  test('are the probability of the rank under the change: 1 of 2 by half a logistic law shifted by ln 3', () => {
    // P(X₂ < X₁) of logistic laws shifted by s has no share in the closed form: the pooled median is y = 1/√3.
    const lower = 3 / Math.sqrt(3) / (1 + 3 / Math.sqrt(3));
    expect(payRank(1, { nights: 2, after: 1, odds: 3 })).toBeCloseTo(2 * lower, 12);
  });

  test('say nothing where every night is after the change', () => {
    expect(paymentsOf({ nights: 7, after: 7, odds: Math.exp(4) })).toEqual(new Array(7).fill(expect.closeTo(1, 9)));
  });
});
