import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binBeliefs } from '../../src/methods/bin-beliefs.ts';

describe('binBeliefs', () => {
  it('makes bins of equal size out of different beliefs, from low to high', () => {
    expect(binBeliefs([0.9, 0.1, 0.5, 0.3, 0.7, 0.2], 3)).toEqual([2, 0, 1, 1, 2, 0]);
  });

  it('makes a confusion matrix of a teacher that says two things alone, however rare one of them is', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 12 }), ([zeros, ones], most) => {
        const bins = binBeliefs(
          [...Array.from({ length: zeros }, () => 0), ...Array.from({ length: ones }, () => 1)],
          most,
        );
        expect(new Set(bins).size).toBe(2);
        expect(bins[0]).not.toBe(bins.at(-1));
      }),
    );
  });

  it('is one bin where every belief is the same', () => {
    expect(new Set(binBeliefs([0.5, 0.5, 0.5], 10)).size).toBe(1);
    expect(binBeliefs([], 10)).toEqual([]);
  });

  it('puts equal beliefs into one bin and never turns an order round', () => {
    const belief = fc.constantFrom(0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.99, 1);
    fc.assert(
      fc.property(
        fc.array(belief, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 12 }),
        (beliefs, most) => {
          const bins = binBeliefs(beliefs, most);
          const ranked = beliefs.map((value, at) => ({ value, bin: bins[at] ?? -1 })).sort((x, y) => x.value - y.value);
          for (const { bin } of ranked) expect(bin >= 0 && bin < most).toBe(true);
          for (const [at, { value, bin }] of ranked.entries()) {
            const before = ranked[at - 1] ?? { value, bin };
            expect(bin).toBeGreaterThanOrEqual(before.bin);
            if (value === before.value) expect(bin).toBe(before.bin);
          }
        },
      ),
    );
  });
});
