import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { pairsOf } from '../../../src/stats/proportions/paired-table.ts';
import { agrestiMin, bonettPrice, pairedWald } from '../../../src/stats/proportions/paired-wald.ts';

// Reference values are compared beside Tango's, in tango.test.ts.

const cell = fc.nat(2000);
const tables = fc.record({ n11: cell, n10: cell, n01: cell, n00: cell }).filter(table => pairsOf(table) > 0);
const tails = fc.double({ min: 1e-5, max: 0.4, noNaN: true });

describe('Wald intervals of a paired difference', () => {
  test('the standard error is that of the items, with n as the divisor', () => {
    const table = { n11: 20, n10: 12, n01: 2, n00: 16 };
    const mean = 10 / 50;
    const squares = 12 * (1 - mean) ** 2 + 2 * (-1 - mean) ** 2 + 36 * mean ** 2;
    const { low, high } = accept(pairedWald(table, 0.025));
    expect((high - low) / 2).toBeCloseTo(1.959963984540054 * Math.sqrt(squares / 50 / 50), 13);
    expect((high + low) / 2).toBeCloseTo(mean, 14);
  });

  test('without discordant pairs only the adjusted ones have a width', () => {
    const table = { n11: 30, n10: 0, n01: 0, n00: 20 };
    expect(pairedWald(table, 0.025)).toEqual({ low: 0, high: 0 });
    const [few, more] = [accept(agrestiMin(table, 0.025)), accept(bonettPrice(table, 0.025))];
    expect(few.high).toBeGreaterThan(0.03);
    expect(more.high).toBeGreaterThan(few.high);
  });

  test('swapping the arms mirrors them exactly', () => {
    fc.assert(
      fc.property(tables, tails, (table, tail) => {
        for (const interval of [pairedWald, agrestiMin, bonettPrice]) {
          const { low, high } = accept(interval(table, tail));
          const swapped = accept(interval({ ...table, n10: table.n01, n01: table.n10 }, tail));
          expect([swapped.low + high, swapped.high + low]).toEqual([0, 0]);
        }
      }),
    );
  });

  test('both adjustments share their centre, and Bonett and Price are the wider', () => {
    fc.assert(
      fc.property(tables, tails, (table, tail) => {
        const [few, more] = [accept(agrestiMin(table, tail)), accept(bonettPrice(table, tail))];
        expect(few.low + few.high).toBeCloseTo(more.low + more.high, 12);
        expect(more.high - more.low).toBeGreaterThan(few.high - few.low);
      }),
    );
  });

  test('ten million pairs make the adjustments vanish', () => {
    const table = { n11: 4e6, n10: 2e6, n01: 1e6, n00: 3e6 };
    const { low, high } = accept(pairedWald(table, 0.025));
    for (const interval of [agrestiMin, bonettPrice]) {
      expect(accept(interval(table, 0.025)).low).toBeCloseTo(low, 6);
      expect(accept(interval(table, 0.025)).high).toBeCloseTo(high, 6);
    }
  });

  test.each([pairedWald, agrestiMin, bonettPrice])('%o refuses impossible counts and tails', interval => {
    const table = { n11: 1, n10: 1, n01: 0, n00: 0 };
    expect(interval({ n11: 0, n10: 0, n01: 0, n00: 0 }, 0.025)).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(interval({ ...table, n01: 0.5 }, 0.025)).toMatchObject({ code: 'NOT_BINARY', argument: 'n01' });
    expect(interval({ ...table, n01: Number.NaN }, 0.025)).toMatchObject({ code: 'NON_FINITE' });
    expect(interval({ ...table, n01: -1 }, 0.025)).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect(interval(table, 0.5)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
  });
});
