import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderItems } from '../../src/corpora/order-items.ts';

const items = Array.from({ length: 400 }, (_, at) => ({ id: `q${at}`, label: at % 2 }));

describe('orderItems', () => {
  test('gives the same order however the items came', () => {
    const some = items.slice(0, 30);
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: 30 }), shuffled => {
        expect(orderItems(shuffled)).toEqual(orderItems(some));
      }),
    );
  });

  test('keeps every item, and follows neither ids nor what they come with', () => {
    const ordered = orderItems(items);
    expect(new Set(ordered)).toEqual(new Set(items));
    const firsts = ordered.slice(0, 200);
    // 100 expected, standard deviation 5 for labels; half of the ids for the other.
    expect(Math.abs(firsts.filter(({ label }) => label === 1).length - 100)).toBeLessThan(20);
    expect(Math.abs(firsts.filter(item => items.indexOf(item) < 200).length - 100)).toBeLessThan(20);
  });
});
