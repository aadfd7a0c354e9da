import { describe, expect, test } from 'vitest';
import { BOUNDS_ORDER, verdictOf } from '../../../src/stats/planning/verdict-rule.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

type Four = readonly [low: number, high: number, contrastLow: number, contrastHigh: number];

const DELTA = 1;
const lattice = Array.from({ length: 9 }, (_, at) => -3 + (6 * at) / 8);
const pairs = lattice.flatMap(low => lattice.filter(high => low <= high).map(high => [low, high] as const));
const points = pairs.flatMap(gain => pairs.map((contrast): Four => [...gain, ...contrast]));

const verdict = ([low, high, contrastLow, contrastHigh]: Four) =>
  verdictOf({ low, high, contrastLow, contrastHigh }, DELTA);
const rank = (four: Four): number => BOUNDS_ORDER.indexOf(verdict(four));

/** The rule as STATISTICS words it, each verdict by its own conditions; more than one may hold. */
const CONDITIONS: Readonly<Record<string, (four: Four) => boolean>> = {
  reversed: ([, high]) => high < 0,
  vanished: ([, high, , contrastHigh]) => high < DELTA && contrastHigh < 0,
  survives: ([low, , contrastLow]) => low > 0 && contrastLow >= 0,
  attenuated: ([, , , contrastHigh]) => contrastHigh < 0,
  inconclusive: () => true,
};

describe('the verdict rule on the lattice of nine values', () => {
  test('every point has the first verdict whose conditions hold', () => {
    expect(points).toHaveLength(45 * 45);
    for (const four of points) {
      const first = Object.entries(CONDITIONS).find(([, holds]) => holds(four));
      expect(verdict(four), four.join(' ')).toBe(first?.[0]);
    }
    expect(new Set(points.map(verdict))).toEqual(new Set(BOUNDS_ORDER));
  });

  test('survives and attenuated or vanished never hold together', () => {
    const both = points.filter(four => CONDITIONS.survives?.(four) && CONDITIONS.attenuated?.(four));
    expect(both).toEqual([]);
  });

  test('no pair of ordered points is out of order', () => {
    const ranks = points.map(rank);
    let violations = 0;
    let compared = 0;
    for (const [at, from] of points.entries()) {
      for (const [other, to] of points.entries()) {
        if (to[0] < from[0] || to[1] < from[1] || to[2] < from[2] || to[3] < from[3]) continue;
        compared++;
        if ((ranks[other] as number) < (ranks[at] as number)) violations++;
      }
    }
    expect(compared).toBeGreaterThan(100_000);
    expect(violations).toBe(0);
  });

  test('50,000 random upward moves from the lattice are never out of order', () => {
    const rng = createRng(0, 'lattice');
    const move = () => (rng.uniform() < 0.7 ? 2 * rng.uniform() : 0);
    let violations = 0;
    let moved = 0;
    for (let draw = 0; draw < 50_000; draw++) {
      const from = points[rng.below(points.length)] as Four;
      const to: Four = [from[0] + move(), from[1] + move(), from[2] + move(), from[3] + move()];
      if (to[0] > to[1] || to[2] > to[3]) continue;
      moved++;
      if (rank(to) < rank(from)) violations++;
    }
    expect(moved).toBeGreaterThan(20_000);
    expect(violations).toBe(0);
  });

  test('the boundaries: U = 0 is not reversed, U = δ not vanished, L = 0 not survives, Lθ = 0 is, Uθ = 0 not attenuated', () => {
    expect(verdict([-1, 0, -1, 1])).toBe('inconclusive');
    expect(verdict([-1, -1e-300, -1, 1])).toBe('reversed');
    expect(verdict([-1, 1, -2, -1])).toBe('attenuated');
    expect(verdict([0, 2, 0, 1])).toBe('inconclusive');
    expect(verdict([1e-300, 2, 0, 1])).toBe('survives');
    expect(verdict([1, 2, -1, 0])).toBe('inconclusive');
  });

  test('a refused bound leaves only what the other bounds prove', () => {
    const none = { low: undefined, high: undefined, contrastLow: undefined, contrastHigh: undefined };
    for (const [low, high, contrastLow, contrastHigh] of points) {
      const byContrast = verdictOf({ ...none, contrastLow, contrastHigh }, DELTA);
      expect(byContrast).toBe(contrastHigh < 0 ? 'attenuated' : 'inconclusive');
      const byGain = verdictOf({ ...none, low, high }, DELTA);
      expect(byGain).toBe(high < 0 ? 'reversed' : 'inconclusive');
    }
    expect(verdictOf(none, DELTA)).toBe('inconclusive');
  });
});
