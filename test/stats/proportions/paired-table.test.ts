import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { checkPairedTable, pairedTable, pairsOf } from '../../../src/stats/proportions/paired-table.ts';

const bit = fc.integer({ min: 0, max: 1 });

describe('the table of pairs', () => {
  test('counts each kind of pair', () => {
    const table = pairedTable({ candidate: [1, 1, 1, 0, 0, 0, 0], baseline: [1, 0, 0, 1, 0, 0, 0] });
    expect(table).toEqual({ n11: 1, n10: 2, n01: 1, n00: 3 });
  });

  test('does not depend on the order of the items, and its parts add up', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(bit, bit), { minLength: 1 }), pairs => {
        const tableOf = (list: readonly (readonly [number, number])[]) =>
          accept(pairedTable({ candidate: list.map(([mine]) => mine), baseline: list.map(([, theirs]) => theirs) }));
        const table = tableOf(pairs);
        expect(tableOf(pairs.toReversed())).toEqual(table);
        expect(pairsOf(table)).toBe(pairs.length);
        expect(table.n11 + table.n10).toBe(pairs.filter(([mine]) => mine === 1).length);
        expect(checkPairedTable(table)).toBeUndefined();
      }),
    );
  });

  test('ten million items', () => {
    const candidate = new Uint8Array(10_000_000).fill(1);
    const table = pairedTable({ candidate, baseline: new Uint8Array(10_000_000) });
    expect(table).toEqual({ n11: 0, n10: 10_000_000, n01: 0, n00: 0 });
  });

  test.each([
    [[], [], 'EMPTY_INPUT'],
    [[1], [], 'LENGTH_MISMATCH'],
    [[1, 0], [1, Number.NaN], 'NON_FINITE'],
    [[1, 0.5], [1, 1], 'NOT_BINARY'],
    [[1, 2], [1, 1], 'NOT_BINARY'],
  ])('%o against %o is refused: %s', (candidate, baseline, code) => {
    expect(pairedTable({ candidate, baseline })).toMatchObject({ status: 'refused', code });
  });

  test.each([
    [{ n11: 0, n10: 0, n01: 0, n00: 0 }, 'EMPTY_INPUT', 'table'],
    [{ n11: 1, n10: -2, n01: 0, n00: 0 }, 'OUT_OF_RANGE', 'n10'],
    [{ n11: 1, n10: 2, n01: 0, n00: 0.5 }, 'NOT_BINARY', 'n00'],
  ])('counts %o are refused: %s of %s', (table, code, argument) => {
    expect(checkPairedTable(table)).toMatchObject({ code, argument });
  });
});
