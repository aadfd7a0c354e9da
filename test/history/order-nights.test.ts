import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderNights } from '../../src/history/order-nights.ts';
import { madeNight } from '../support/made-nights.ts';

const NOW = '2026-12-31T00:00:00.000Z';

test('nights come in the order of their times, however they are handed in', () => {
  const nights = [1, 2, 3, 10].map(night => madeNight(night));
  fc.assert(
    fc.property(fc.shuffledSubarray(nights, { minLength: 4 }), shuffled => {
      expect(orderNights(shuffled, NOW)).toEqual({ nights, left: [] });
    }),
  );
});

test('of two runs with the same outcomes the earlier one stays, and the later one is named with it', () => {
  const { nights, left } = orderNights(
    [madeNight(2, { contentHash: 'same' }), madeNight(1, { contentHash: 'same' })],
    NOW,
  );
  expect(nights.map(({ directory }) => directory)).toEqual(['night-1']);
  expect(left).toMatchObject([{ directory: 'night-2', kind: 'copy' }]);
  expect(left[0]?.reason).toContain('the same outcomes as night-1');
});

test('names without numbers claim no order, and no clock is suspected', () => {
  const { nights } = orderNights([madeNight(1, { directory: 'b' }), madeNight(2, { directory: 'a' })], NOW);
  expect(nights.map(({ remarks }) => remarks)).toEqual([[], []]);
});
