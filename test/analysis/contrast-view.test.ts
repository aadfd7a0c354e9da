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
const seeded = (one: ArmGrid, seeds: readonly number[] = [0]) => ({ arm: one, seeds });
const view = (items: readonly number[], domain?: string, clusters?: Int32Array) =>
  contrastView(seeded(arm(items.map(() => 1))), seeded(arm(items.map((_, at) => at % 2))), {
    grid: grid(items, domain),
    clusters,
    columns: items.map((_, at) => at),
  });

describe('a contrast of two arms', () => {
  test('is plus − minus over the kept seeds and columns', () => {
    const { cell, units } = contrastView(seeded(arm([1, 0, 0.5])), seeded(arm([0, 1, 0.5])), {
      grid: grid([4, 7, 9]),
      clusters: undefined,
      columns: [0, 2],
    });
    expect([...cell.matrix.values]).toEqual([1, 0]);
    expect([...units]).toEqual([4, 9]);
    expect(cell.binary).toBe(false);
  });

  test('fills outcomes without a score only where it is told to', () => {
    const [plus, minus] = [seeded(arm([1, 0], [0, 3])), seeded(arm([0, 0], [3, 0]))];
    const options = { grid: grid([0, 1]), clusters: undefined, columns: [0, 1] };
    expect([...contrastView(plus, minus, { ...options, fill: { plus: 0, minus: 1 } }).cell.matrix.values]).toEqual([
      0, 0,
    ]);
    expect([...contrastView(plus, minus, { ...options, fill: { plus: 1, minus: 0 } }).cell.matrix.values]).toEqual([
      1, 1,
    ]);
  });
});

describe('a contrast of arms with seeds of their own', () => {
  const scores = arm([1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1]);
  const options = { grid: grid([0, 1, 2]), clusters: undefined, columns: [0, 1, 2] };

  test('keeps one block per set of seeds, which add up to the row of mean differences', () => {
    const { cell } = contrastView(seeded(scores, [0, 1]), seeded(scores, [2, 3]), options);
    expect(cell.blocks.map(({ group, matrix }) => [group, matrix.seeds, [...matrix.values]])).toEqual([
      [0, 2, [1, 0, 1, 1, 1, 0]],
      [2, 2, [0, 0, -1, 0, -1, -1]],
    ]);
    expect([...cell.matrix.values]).toEqual([1, 0, -0.5]);
    expect([cell.seeds, cell.binary, cell.discordant]).toEqual([2, true, 3]);
  });

  test('is one block again where both lists are the same seeds', () => {
    const { cell } = contrastView(seeded(scores, [1, 3]), seeded(scores, [1, 3]), options);
    expect(cell.blocks.length).toBe(1);
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
