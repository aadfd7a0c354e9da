import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrowingLabelColumn } from '../../src/core/growing-label-column.ts';

/** What each row says; undefined where it says nothing. */
const sparse = <T>(value: fc.Arbitrary<T>) => fc.array(fc.option(value, { nil: undefined }), { maxLength: 60 });

describe('GrowingLabelColumn', () => {
  test('gives back what was set, and nothing elsewhere, with labels in order of first use', () => {
    const label = fc.constantFrom('a', 'b', 'c', '', '__proto__', 'constructor', 'é🦜');
    fc.assert(
      fc.property(sparse(label), fc.nat(3), (said, spread) => {
        const column = new GrowingLabelColumn();
        const news = said.map((value, at) =>
          value === undefined ? false : column.set(at * 1000 * spread + at, value),
        );
        const rows = said.length === 0 ? 0 : (said.length - 1) * (1000 * spread + 1) + 1;
        const { codes, labels } = column.finish(rows);
        expect(codes).toHaveLength(rows);
        expect(said.map((_, at) => labels[codes[at * 1000 * spread + at] as number])).toEqual(said);
        const distinct = [...new Set(said.filter(value => value !== undefined))];
        expect(labels).toEqual(distinct);
        expect(news.filter(Boolean)).toHaveLength(distinct.length);
        expect(codes.filter(code => code !== -1)).toHaveLength(said.filter(value => value !== undefined).length);
      }),
    );
  });

  test('is silent in rows after the last one that was set, however many', () => {
    const column = new GrowingLabelColumn();
    column.set(0, 'a');
    const { codes } = column.finish(5000);
    expect(codes).toHaveLength(5000);
    expect(codes.indexOf(-1)).toBe(1);
    expect(codes.lastIndexOf(0)).toBe(0);
  });
});
