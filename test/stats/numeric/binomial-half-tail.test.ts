import { expect, test } from 'vitest';
import { binomialHalfTail } from '../../../src/stats/numeric/binomial-half-tail.ts';

test('tails of Bin(n, ½) agree with SciPy, far out too', () => {
  const cases = [
    [10, 8, 0.0546875],
    [357, 293, 1.964437355245472e-36],
    [27, 19, 0.026119492948055267],
    [1000, 600, 1.3642320780329735e-10],
  ] as const;
  for (const [n, k, expected] of cases) expect(binomialHalfTail(n, k) / expected).toBeCloseTo(1, 9);
});

test('ends and symmetry', () => {
  expect([binomialHalfTail(9, 0), binomialHalfTail(9, 10), binomialHalfTail(1, 1)]).toEqual([1, 0, 0.5]);
  expect(binomialHalfTail(41, 17) + binomialHalfTail(41, 25)).toBeCloseTo(1, 14);
});

/** Sums of 40-digit terms (mpmath 1.3.0): near the mean, on both sides of four standard deviations, and far out. */
const MANY: readonly (readonly [trials: number, k: number, p: number])[] = [
  [100_000_001, 50002501, 0.3085375397161706],
  [100_000_001, 50019501, 4.809633871697808e-5],
  [100_000_001, 50020501, 2.0657503920719167e-5],
  [100_000_001, 50100001, 2.753262519656257e-89],
  [100_000_001, 50180001, 4.176800892444282e-284],
  [1000000000, 500007906, 0.3085418618134906],
  [1000000000, 500061665, 4.809526729103306e-5],
  [1000000000, 500064827, 2.065859056355356e-5],
  [1000000000, 500316228, 2.7545164140154965e-89],
  [1000000000, 500569210, 4.186604018745231e-284],
  [10000000000, 5000025000, 0.3085410593891563],
  [10000000000, 5000195000, 4.809833051930803e-5],
  [10000000000, 5000205000, 2.065839949919886e-5],
  [10000000000, 5001000000, 2.7541725964984915e-89],
  [10000000000, 5001800000, 4.1840726779182856e-284],
];

test('beyond a hundred million trials the closed forms keep ten digits, in the tails too', () => {
  for (const [n, k, expected] of MANY) expect(Math.abs(binomialHalfTail(n, k) / expected - 1)).toBeLessThan(1e-10);
});

test('closed forms and sums meet where one takes over from the other, and the two sides add up to 1', () => {
  for (const x of [0.01, 1, 3.9, 4.1, 8]) {
    const [below, above] = [1e8, 1e8 + 2].map(n => binomialHalfTail(n, n / 2 + Math.round(x * 5000))) as [
      number,
      number,
    ];
    expect(Math.abs(above / below - 1)).toBeLessThan(1e-6);
  }
  expect(binomialHalfTail(1e9, 5e8 - 9000) + binomialHalfTail(1e9, 5e8 + 9001)).toBeCloseTo(1, 14);
});

test('a tail of billions of trials takes no time and is never negative', () => {
  expect([binomialHalfTail(1e9, 1e9), binomialHalfTail(1e15, 1e15), binomialHalfTail(1e8, 1e8)]).toEqual([0, 0, 0]);
  expect(binomialHalfTail(2 ** 53 - 1, 2 ** 52)).toBeCloseTo(0.5, 12);
});
