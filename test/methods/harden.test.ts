import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harden } from '../../src/methods/harden.ts';

describe('harden', () => {
  it('gives the items that the student believes most as many ones as the teacher’s beliefs add up to', () => {
    expect(harden([0.6, 0.9, 0.7, 0.8], [1, 0.5, 0.4, 0.1])).toEqual([0, 1, 0, 1]);
    expect(harden([0.1, 0.2, 0.3, 0.4], [0.9, 0.9, 0.9, 0.9])).toEqual([1, 1, 1, 1]);
  });

  it('lets the teacher, then the order decide among equal beliefs', () => {
    expect(harden([0.5, 0.5, 0.5, 0.5], [0.1, 0.9, 0.2, 0.8])).toEqual([0, 1, 0, 1]);
    expect(harden([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])).toEqual([1, 1, 0]);
  });

  it('keeps the proportion, and never has a 1 below a 0', () => {
    const pair = fc.tuple(fc.constantFrom(0, 0.2, 0.5, 0.7, 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), pairs => {
        const [beliefs, teacher] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const labels = harden(beliefs, teacher);
        const ones = beliefs.filter((_, at) => labels[at] === 1);
        const zeros = beliefs.filter((_, at) => labels[at] === 0);
        expect(ones).toHaveLength(Math.round(teacher.reduce((sum, belief) => sum + belief, 0)));
        expect(Math.min(...ones)).toBeGreaterThanOrEqual(Math.max(...zeros));
      }),
    );
  });
});
