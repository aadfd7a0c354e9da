import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalItems } from '../../../src/stats/permutation/canonical-items.ts';

const table = fc.integer({ min: 1, max: 5 }).chain(methods =>
  fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: methods, maxLength: methods }), {
    minLength: 1,
    maxLength: 12,
  }),
);

/** Items by method → methods by item, with the items in their canonical places. */
function placed(methods: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = [];
  for (const [item, place] of canonicalItems(methods).entries()) rows[place] = methods.map(values => values[item] ?? 0);
  return rows;
}

const transposed = (rows: readonly (readonly number[])[]) =>
  (rows[0] ?? []).map((_, method) => rows.map(row => row[method] ?? 0));

describe('canonical places of items', () => {
  test('every place is taken once', () => {
    fc.assert(
      fc.property(table, rows => {
        expect([...canonicalItems(transposed(rows))].sort((a, b) => a - b)).toEqual([...rows.keys()]);
      }),
    );
  });

  test('hold the same values for any order of the items', () => {
    fc.assert(
      fc.property(table, rows => {
        expect(placed(transposed(rows.toReversed()))).toEqual(placed(transposed(rows)));
      }),
    );
  });

  test('hold the same values for any order of methods whose values differ', () => {
    fc.assert(
      fc.property(table, rows => {
        const methods = transposed(rows);
        const contents = new Set(methods.map(values => values.toSorted((a, b) => a - b).join()));
        fc.pre(contents.size === methods.length);
        expect(placed(methods.toReversed()).map(row => row.toReversed())).toEqual(placed(methods));
      }),
    );
  });
});
