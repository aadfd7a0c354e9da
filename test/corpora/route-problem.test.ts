import { describe, expect, test } from 'vitest';
import { DRAWS, routeProblem } from '../../src/corpora/route-problem.ts';

describe('routeProblem', () => {
  test('sends half of all problems to the corpus and an eighth to each draw, a third of these to test', () => {
    const counts = new Map<string, number>();
    for (let at = 0; at < 80_000; at++) {
      const route = routeProblem(`problem ${at}`);
      const name = route.use === 'corpus' ? 'corpus' : `${route.use} ${route.draw}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(1 + 2 * DRAWS);
    const near = (name: string, expected: number) =>
      expect(Math.abs((counts.get(name) ?? 0) - expected), name).toBeLessThan(5 * Math.sqrt(expected));
    near('corpus', 40_000);
    for (let draw = 0; draw < DRAWS; draw++) {
      near(`train ${draw}`, 80_000 / 12);
      near(`test ${draw}`, 80_000 / 24);
    }
  });

  test('always sends the same identity the same way', () => {
    expect(routeProblem('12+7; 3*4')).toEqual(routeProblem('12+7; 3*4'));
    expect(routeProblem('')).toEqual(routeProblem(''));
  });
});
