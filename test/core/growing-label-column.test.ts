import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrowingLabelColumn } from '../../src/core/growing-label-column.ts';
import { byteCells } from '../support/byte-cells.ts';

/** What each row says; undefined where it says nothing. */
const sparse = <T>(value: fc.Arbitrary<T>) => fc.array(fc.option(value, { nil: undefined }), { maxLength: 60 });

function setAll(column: GrowingLabelColumn, said: readonly (string | undefined)[]): void {
  for (const [at, label] of said.entries()) if (label !== undefined) column.set(at, label);
}

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

  describe('stage', () => {
    const text = fc.constantFrom('a', 'b', 'c', 'é🦜', '\ufeffa', '__proto__', 'item-1', 'item-2', 'item-12');
    const rows = fc.array(fc.option(text, { nil: undefined }), { maxLength: 40 });

    test('says the same as setting each row, from bytes, from strings and from values, one after another', () => {
      fc.assert(
        fc.property(
          rows,
          rows,
          rows,
          rows,
          fc.array(fc.nat(39), { maxLength: 5 }),
          (set, bytes, values, last, decoded) => {
            const all = [...set, ...bytes, ...values, ...last];
            const expected = new GrowingLabelColumn();
            const column = new GrowingLabelColumn();
            setAll(expected, all);
            setAll(column, set);
            expect(column.stage(set.length, bytes.length, byteCells(bytes, decoded))).toBe(true);
            expect(column.stage(set.length + bytes.length, values.length, { values })).toBe(true);
            expect(column.stage(all.length - last.length, last.length, byteCells(last))).toBe(true);
            expect(column.finish(all.length)).toEqual(expected.finish(all.length));
          },
        ),
      );
    });

    test('takes exact numbers for their text, empty texts for nothing, and nothing else for text', () => {
      const column = new GrowingLabelColumn();
      expect(column.stage(0, 6, { values: [7, 0.5, '', null, undefined, '7'] })).toBe(true);
      expect(column.stage(6, 2, byteCells(['', '7']))).toBe(true);
      expect(column.hasAll(0, 2)).toBe(true);
      expect(column.hasAll(0, 3)).toBe(false);
      for (const value of [true, 2 ** 53, Number.NaN, 1n, new Date(0), {}]) {
        expect(column.stage(8, 1, { values: [value] })).toBe(false);
      }
      const { codes, labels } = column.finish(8);
      expect([...codes].map(code => labels[code])).toEqual([
        '7',
        '0.5',
        undefined,
        undefined,
        undefined,
        '7',
        undefined,
        '7',
      ]);
    });

    test.each([
      ['bytes', byteCells(['good', 'bad'])],
      ['decoded texts', byteCells(['good', 'bad'], [1])],
      ['values', { values: ['good', 'bad'] }],
    ])('refuses %s that the column does not accept, and does not learn them', (_claim, cells) => {
      const column = new GrowingLabelColumn(label => label !== 'bad');
      expect(column.stage(0, 2, cells)).toBe(false);
      column.clear(0);
      column.clear(1);
      expect(column.set(0, 'bad')).toBe(true);
      expect(column.labelAt(0)).toBe('bad');
      expect(column.labelAt(1)).toBeUndefined();
    });

    test('knows half a character from the sign that stands for one', () => {
      const column = new GrowingLabelColumn();
      column.set(0, '\ud800');
      column.stage(1, 1, byteCells(['\ufffd']));
      expect(column.finish(2).labels).toEqual(['\ud800', '\ufffd']);
    });
  });
});
