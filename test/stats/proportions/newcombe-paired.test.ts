import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { newcombeIndependent } from '../../../src/stats/proportions/newcombe-independent.ts';
import { newcombePaired } from '../../../src/stats/proportions/newcombe-paired.ts';
import { pairsOf } from '../../../src/stats/proportions/paired-table.ts';

// Reference values are compared beside Tango's, in tango.test.ts.

const cell = fc.oneof(fc.nat(5), fc.nat(2000));
const tables = fc.record({ n11: cell, n10: cell, n01: cell, n00: cell }).filter(table => pairsOf(table) > 0);
const tails = fc.double({ min: 1e-5, max: 0.4, noNaN: true });

describe("Newcombe's interval of a paired difference", () => {
  test('holds the estimate, stays in [−1, 1], and is never of zero width', () => {
    fc.assert(
      fc.property(tables, tails, (table, tail) => {
        const { low, high } = accept(newcombePaired(table, tail));
        const estimate = (table.n10 - table.n01) / pairsOf(table);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-15);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(high).toBeLessThanOrEqual(1 + 1e-15);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  test('swapping the arms mirrors it exactly', () => {
    fc.assert(
      fc.property(tables, tails, (table, tail) => {
        const { low, high, phi } = accept(newcombePaired(table, tail));
        const swapped = accept(newcombePaired({ ...table, n10: table.n01, n01: table.n10 }, tail));
        expect([swapped.low + high, swapped.high + low, swapped.phi - phi]).toEqual([0, 0, 0]);
      }),
    );
  });

  test('the reduction brings a positive correlation nearer to 0, no further, and so never narrows the interval', () => {
    fc.assert(
      fc.property(tables, tails, (table, tail) => {
        const [reduced, plain] = [accept(newcombePaired(table, tail)), accept(newcombePaired(table, tail, 'plain'))];
        expect(reduced.phi).toBeLessThanOrEqual(plain.phi);
        expect(reduced.phi).toBeGreaterThanOrEqual(Math.min(0, plain.phi));
        expect(reduced.high - reduced.low).toBeGreaterThanOrEqual(plain.high - plain.low - 1e-15);
      }),
    );
  });

  test('without correlation it is the interval of independent groups', () => {
    const paired = accept(newcombePaired({ n11: 12, n10: 8, n01: 18, n00: 12 }, 0.025));
    expect(paired.phi).toBe(0);
    const apart = accept(newcombeIndependent({ x1: 20, n1: 50, x2: 30, n2: 50 }, 0.025));
    expect(paired.low).toBeCloseTo(apart.low, 14);
    expect(paired.high).toBeCloseTo(apart.high, 14);
  });

  test('the correlation is 0 where an arm has everything right', () => {
    expect(newcombePaired({ n11: 5, n10: 3, n01: 0, n00: 0 }, 0.025)).toMatchObject({ phi: 0 });
  });

  test('25 and 25 agreements: the plain phi leaves no width, the reduced one does', () => {
    const table = { n11: 25, n10: 0, n01: 0, n00: 25 };
    const [plain, reduced] = [accept(newcombePaired(table, 0.025, 'plain')), accept(newcombePaired(table, 0.025))];
    expect(plain.high - plain.low).toBeLessThan(1e-7);
    expect(reduced.high - reduced.low).toBeGreaterThan(0.05);
  });

  test.each([
    [{ n11: 0, n10: 0, n01: 0, n00: 0 }, 0.025, 'EMPTY_INPUT', 'table'],
    [{ n11: 1, n10: -1, n01: 0, n00: 0 }, 0.025, 'OUT_OF_RANGE', 'n10'],
    [{ n11: 1.5, n10: 1, n01: 0, n00: 0 }, 0.025, 'NOT_BINARY', 'n11'],
    [{ n11: 1, n10: Number.NaN, n01: 0, n00: 0 }, 0.025, 'NON_FINITE', 'n10'],
    [{ n11: 1, n10: 1, n01: 0, n00: 0 }, 0, 'OUT_OF_RANGE', 'tail'],
  ])('%o at tail %d is refused: %s of %s', (table, tail, code, argument) => {
    expect(newcombePaired(table, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
