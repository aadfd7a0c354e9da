import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadMarks } from '../../src/report/spread-marks.ts';

const STRIP = { gap: 4, lines: 2 };
const places = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 120 });

test('marks with room stay in the middle, and crowded ones leave it by turns', () => {
  expect(spreadMarks([0, 10, 20], STRIP)).toEqual([0, 0, 0]);
  expect(spreadMarks([5, 5, 5, 5, 5], STRIP)).toEqual([0, 4, -4, 8, -8]);
  expect(spreadMarks([20, 1, 0], STRIP)).toEqual([0, 4, 0]);
});

test('no mark leaves the strip, and as long as there is room none touches another', () => {
  fc.assert(
    fc.property(places, xs => {
      const offsets = spreadMarks(xs, STRIP);
      expect(offsets.every(offset => Math.abs(offset) <= STRIP.gap * STRIP.lines)).toBe(true);
      const isCrowded = xs.some(x => xs.filter(other => other >= x && other - x < STRIP.gap).length > 5);
      if (isCrowded) return;
      for (const [at, x] of xs.entries())
        for (const [next, other] of xs.slice(at + 1).entries())
          if (offsets[at] === offsets[at + 1 + next]) expect(Math.abs(x - other)).toBeGreaterThanOrEqual(STRIP.gap);
    }),
  );
});
