import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../src/core/refusal.ts';
import { independentDifference } from '../../src/stats/independent-difference.ts';
import { newcombeIndependent } from '../../src/stats/proportions/newcombe-independent.ts';
import { wilson } from '../../src/stats/proportions/wilson.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const bounded = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.nat(1000), fc.nat(1000))
  .map(([point, below, above]) => ({ point, low: point - below / 1000, high: point + above / 1000 }));

test('distances to the limits are squared and added, each side by itself', () => {
  const { point, low, high } = independentDifference({ point: 5, low: 2, high: 9 }, { point: 1, low: -2, high: 5 });
  expect([point, low, high]).toEqual([4, 4 - 5, 4 + 5]);
});

test('of two shares with Wilson limits it is the hybrid score interval of Newcombe', () => {
  const share = (x: number, n: number) => ({ point: x / n, ...accept(wilson(x, n, 0.025)) });
  const { low, high } = independentDifference(share(56, 70), share(48, 80));
  expect({ low, high }).toEqual(newcombeIndependent({ x1: 56, n1: 70, x2: 48, n2: 80 }, 0.025));
});

test('swapping the two mirrors it exactly, and it holds the difference of the points', () => {
  fc.assert(
    fc.property(bounded, bounded, (x, y) => {
      const [there, back] = [independentDifference(x, y), independentDifference(y, x)];
      expect([0 - back.high, 0 - back.low]).toEqual([0 + there.low, 0 + there.high].map(value => 0 + value));
      expect(there.low).toBeLessThanOrEqual(there.point);
      expect(there.high).toBeGreaterThanOrEqual(there.point);
    }),
  );
});

test('two measurements of one gain seem to have fallen at most as often as one tail allows', () => {
  const rng = createRng(7, 'independent-difference');
  const half = 1.959964;
  let [apart, shared] = [0, 0];
  const draws = 4000;
  const around = (point: number) => ({ point, low: point - half, high: point + half });
  for (let draw = 0; draw < draws; draw++) {
    const [common, then, now] = [rng.normal(), rng.normal(), rng.normal()];
    if (independentDifference(around(now), around(then)).high < 0) apart++;
    const [a, b] = [then, now].map(own => Math.sqrt(0.5) * (common + own)) as [number, number];
    if (independentDifference(around(b), around(a)).high < 0) shared++;
  }
  expect(Math.abs(apart / draws - 0.025)).toBeLessThan(0.01);
  expect(shared).toBeLessThan(apart);
});
