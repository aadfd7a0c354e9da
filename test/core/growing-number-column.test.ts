import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrowingNumberColumn } from '../../src/core/growing-number-column.ts';
import { byteCells } from '../support/byte-cells.ts';

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

  test('stages numbers from bytes and from values, −0 as 0', () => {
    const column = new GrowingNumberColumn();
    expect(column.isUsed).toBe(false);
    expect(column.stage(0, 3, byteCells(['0.5', undefined, '-0']))).toBe(true);
    expect(column.stage(3, 3, { values: [-0, null, 7] })).toBe(true);
    expect([column.isUsed, column.has(1), column.hasAll(2, 2), column.hasAll(2, 3)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    column.clear(5);
    const { values, present } = column.finish(6);
    expect([...present]).toEqual([1, 0, 1, 1, 0, 0]);
    expect([...values].map(value => Object.is(value, -0))).toEqual(Array(6).fill(false));
    expect(values[0]).toBe(0.5);
  });

  test.each([
    ['a text that is no number', byteCells(['1', 'x'])],
    ['an empty text', byteCells(['1', ''])],
    ['a text with escapes', byteCells(['1', '1'], [1])],
    ['a number that it does not accept, as text', byteCells(['1', '-1'])],
    ['a number that it does not accept', { values: [1, -1] }],
    ['NaN', { values: [1, Number.NaN] }],
    ['a string', { values: [1, '1'] }],
  ])('refuses %s', (_claim, cells) => {
    expect(new GrowingNumberColumn(value => value >= 0).stage(0, 2, cells)).toBe(false);
  });
});
