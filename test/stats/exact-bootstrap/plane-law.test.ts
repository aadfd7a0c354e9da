import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multinomialDraws } from '../../../src/stats/exact-bootstrap/multinomial-draws.ts';
import { planeLaw } from '../../../src/stats/exact-bootstrap/plane-law.ts';

const patternsOf = (pairs: readonly (readonly [number, number])[], counts: readonly number[]) => ({
  tops: Float64Array.from(pairs, ([top]) => top),
  bottoms: Float64Array.from(pairs, ([, bottom]) => bottom),
  counts: Int32Array.from(counts),
});

test('is that of all multisets of pairs', () => {
  const pair = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -1, max: 4 }));
  const pairs = fc.uniqueArray(pair, { minLength: 1, maxLength: 4, selector: ([top, bottom]) => `${top} ${bottom}` });
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 6 }), (list, draws) => {
      const patterns = patternsOf(
        list,
        list.map((_, at) => at + 1),
      );
      const expected = new Map<string, number>();
      multinomialDraws(patterns.counts, draws, (drawn, chance) => {
        const sum = (values: Float64Array) => drawn.reduce((total, n, k) => total + n * (values[k] as number), 0);
        const key = `${sum(patterns.tops)} ${sum(patterns.bottoms)}`;
        expected.set(key, (expected.get(key) ?? 0) + chance);
      });
      const law = planeLaw(patterns, { draws, mostWork: 1e7 });
      if (law === undefined) throw new Error('too much work');
      let found = 0;
      for (const [at, chance] of law.chances.entries()) {
        const key = `${law.top + Math.floor(at / law.width)} ${law.bottom + (at % law.width)}`;
        expect(chance).toBeCloseTo(expected.get(key) ?? 0, 13);
        found += chance;
      }
      expect(found).toBeCloseTo(1, 12);
    }),
  );
});

test('edges that are too rare to matter are left out', () => {
  const pairs = [
    [0, 0],
    [1, 1],
  ] as const;
  const law = planeLaw(patternsOf(pairs, [1, 1]), { draws: 400, mostWork: 1e9 });
  expect(law?.width).toBeLessThan(300);
  expect(law?.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 11);
});

test('more work than allowed gives nothing', () => {
  const pairs = [
    [0, 0],
    [1, 5],
  ] as const;
  expect(planeLaw(patternsOf(pairs, [1, 1]), { draws: 100, mostWork: 1000 })).toBeUndefined();
});
