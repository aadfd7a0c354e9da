import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalOrder } from '../../src/analysis/canonical-order.ts';
import type { CellGrid } from '../../src/core/cell-grid.ts';

const grid = (seeds: number, items: number, scores: readonly number[]): CellGrid => ({
  rung: 'r',
  domain: 'd',
  role: 'sandbox',
  seeds: Array.from({ length: seeds }, (_, s) => `s${s}`),
  items: Int32Array.from({ length: items }, (_, i) => i),
  arms: { candidate: { name: 'c', status: new Uint8Array(seeds * items), score: Float64Array.from(scores) } },
});

/** The scores in canonical order: what every computation after it sees. */
function arranged(cells: readonly CellGrid[], items: number): number[][] {
  const order = canonicalOrder(cells, items, undefined);
  return cells.map((cell, at) =>
    (order.seeds[at] ?? []).flatMap(seed =>
      order.items.map(item => cell.arms.candidate?.score[seed * items + item] ?? Number.NaN),
    ),
  );
}

test('any order of seeds and items leads to the same arrangement, symmetric seeds included', () => {
  const shape = fc.record({
    seeds: fc.integer({ min: 1, max: 5 }),
    items: fc.integer({ min: 1, max: 6 }),
    keys: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  });
  const table = shape.chain(({ seeds, items, keys }) =>
    fc.record({
      seeds: fc.constant(seeds),
      items: fc.constant(items),
      keys: fc.constant(keys),
      scores: fc.array(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: seeds * items, maxLength: seeds * items }),
        { minLength: 2, maxLength: 2 },
      ),
    }),
  );
  const orderBy = (count: number, keys: readonly number[]) =>
    Array.from({ length: count }, (_, at) => at).sort((x, y) => (keys[x] ?? 0) - (keys[y] ?? 0));
  fc.assert(
    fc.property(table, ({ seeds, items, keys, scores }) => {
      const columns = orderBy(items, keys.slice(10));
      const moved = scores.map((cell, at) => {
        const rows = orderBy(seeds, keys.slice(at * 5));
        return rows.flatMap(row => columns.map(column => cell[row * items + column] ?? 0));
      });
      const [one, other] = [scores, moved].map(cells =>
        arranged(
          cells.map(cell => grid(seeds, items, cell)),
          items,
        ),
      );
      expect(other).toEqual(one);
    }),
    { numRuns: 2000 },
  );
});

test('items that differ only in their cluster are told apart by what else is in it', () => {
  const cells = [grid(1, 4, [1, 1, 0, 1])];
  const clusters = Int32Array.of(0, 1, 0, 1);
  const swapped = Int32Array.of(1, 0, 1, 0);
  const first = (of: Int32Array) => {
    const { items } = canonicalOrder(cells, 4, of);
    return items.map(item => [cells[0]?.arms.candidate?.score[item], of[item] === of[2]]);
  };
  expect(first(swapped)).toEqual(first(clusters));
});
