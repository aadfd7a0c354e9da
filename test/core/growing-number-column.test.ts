import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrowingNumberColumn } from '../../src/core/growing-number-column.ts';

/** What each row says; undefined where it says nothing. */
const sparse = <T>(value: fc.Arbitrary<T>) => fc.array(fc.option(value, { nil: undefined }), { maxLength: 60 });

describe('GrowingNumberColumn', () => {
  test('gives back what was set, bit for bit, and nothing elsewhere', () => {
    fc.assert(
      fc.property(sparse(fc.double()), fc.nat(3), (said, spread) => {
        const column = new GrowingNumberColumn();
        const rowOf = (at: number): number => at * (1000 * spread + 1);
        for (const [at, value] of said.entries()) if (value !== undefined) column.set(rowOf(at), value);
        const rows = said.length === 0 ? 0 : rowOf(said.length - 1) + 1;
        const { values, present } = column.finish(rows);
        expect([values.length, present.length]).toEqual([rows, rows]);
        expect(said.map((_, at) => (present[rowOf(at)] === 1 ? values[rowOf(at)] : undefined))).toEqual(said);
        expect(present.reduce((sum, one) => sum + one, 0)).toBe(said.filter(value => value !== undefined).length);
      }),
    );
  });
});
