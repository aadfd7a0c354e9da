import { describe, expect, test } from 'vitest';
import { contrastView, rungRelation } from '../../src/analysis/contrast-view.ts';
import type { ArmGrid, CellGrid } from '../../src/core/cell-grid.ts';

const arm = (score: readonly number[], status = score.map(() => 0)): ArmGrid => ({
  name: 'x',
  status: Uint8Array.from(status),
  score: Float64Array.from(score),
});
const grid = (items: readonly number[], domain = 'math'): CellGrid => ({
  rung: 'r',
  domain,
  role: 'sandbox',
  seeds: ['1'],
  items: Int32Array.from(items),
  arms: {},
});
const view = (items: readonly number[], domain?: string, clusters?: Int32Array) =>
  contrastView(arm(items.map(() => 1)), arm(items.map((_, at) => at % 2)), {
    grid: grid(items, domain),
    clusters,
    seeds: [0],
    columns: items.map((_, at) => at),
  });

describe('a contrast of two arms', () => {
  test('is plus − minus over the kept seeds and columns', () => {
    const { cell, units } = contrastView(arm([1, 0, 0.5]), arm([0, 1, 0.5]), {
      grid: grid([4, 7, 9]),
      clusters: undefined,
      seeds: [0],
      columns: [0, 2],
    });
    expect([...cell.matrix.values]).toEqual([1, 0]);
    expect([...units]).toEqual([4, 9]);
    expect(cell.binary).toBe(false);
  });

  test('fills outcomes without a score only where it is told to', () => {
    const [plus, minus] = [arm([1, 0], [0, 3]), arm([0, 0], [3, 0])];
    const options = { grid: grid([0, 1]), clusters: undefined, seeds: [0], columns: [0, 1] };
    expect([...contrastView(plus, minus, { ...options, fill: { plus: 0, minus: 1 } }).cell.matrix.values]).toEqual([
      0, 0,
    ]);
    expect([...contrastView(plus, minus, { ...options, fill: { plus: 1, minus: 0 } }).cell.matrix.values]).toEqual([
      1, 1,
    ]);
  });
});

describe('what two cells share', () => {
  const pairs = (x: ReturnType<typeof view>, y: ReturnType<typeof view>) => {
    const relation = rungRelation([x, y]);
    if (relation.seeds !== 'independent') throw new Error('shared');
    const { left, right } = relation.columns(0, 1);
    return [[...left], [...right]];
  };

  test('items of the same domain by their number, in part or not at all', () => {
    expect(pairs(view([1, 2, 5]), view([2, 3, 5, 6]))).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect(pairs(view([1, 2]), view([3]))).toEqual([[], []]);
  });

  test('nothing across domains, whatever the names', () => {
    expect(pairs(view([1, 2], 'math'), view([1, 2], 'chat'))).toEqual([[], []]);
  });

  test('clusters by their number', () => {
    const clusters = Int32Array.of(0, 0, 1, 1, 2);
    expect(pairs(view([0, 1, 2], 'math', clusters), view([3, 4], 'math', clusters))).toEqual([[1], [0]]);
  });
});
