import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { expectedMaxNormal } from '../../../src/stats/selection/expected-max-normal.ts';
import { expectClose } from '../../support/expect-close.ts';
import { checkSelection, selectionCases } from '../../support/selection-cases.ts';

describe('the expected maximum of K standard normal variables', () => {
  test.each(selectionCases('expected_max_normal'))('%s agrees with the reference', (_, one) => {
    expect(checkSelection(one)).toEqual([]);
  });

  test('has the closed forms for one to five', () => {
    const root = Math.sqrt(Math.PI);
    const arc = Math.asin(1 / 3) / Math.PI;
    const exact = [0, 1 / root, 1.5 / root, (3 / root) * (0.5 + arc), (5 / (2 * root)) * (0.5 + 3 * arc)];
    expectClose(
      [1, 2, 3, 4, 5].map(count => accept(expectedMaxNormal(count))),
      exact,
      1e-14,
    );
  });

  test('is right for as many methods as anybody can try', () => {
    // mpmath, 30 digits.
    const reference = [2.507_593_636_441_684, 3.851_615_817_066_675, 4.862_897_486_196_462, 8.011_140_722_778_743];
    expectClose(
      [100, 1e4, 1e6, 1e15].map(count => accept(expectedMaxNormal(count))),
      reference,
      1e-13,
    );
  });

  test('grows with K, below √(2 log K)', () => {
    let before = 0;
    for (let count = 2; count < 1e12; count *= 3) {
      const value = accept(expectedMaxNormal(count));
      expect(value).toBeGreaterThan(before);
      expect(value).toBeLessThan(Math.sqrt(2 * Math.log(count)));
      before = value;
    }
  });

  test.each([
    [0, 'EMPTY_INPUT'],
    [-1, 'OUT_OF_RANGE'],
    [2.5, 'NOT_BINARY'],
    [Number.NaN, 'NON_FINITE'],
    [Number.POSITIVE_INFINITY, 'NON_FINITE'],
  ])('%d methods are refused', (count, code) => {
    expect(expectedMaxNormal(count)).toMatchObject({ status: 'refused', code, argument: 'count' });
  });
});
