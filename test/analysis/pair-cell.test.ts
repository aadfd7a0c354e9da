import { describe, expect, test } from 'vitest';
import { pairCell } from '../../src/analysis/pair-cell.ts';
import type { CellGrid } from '../../src/core/cell-grid.ts';

/** Statuses of 3 seeds × 4 items, and scores that tell the seeds apart. */
function grid(baseline: readonly number[], candidate: readonly number[]): CellGrid {
  const arm = (status: readonly number[], plus: number) => ({
    name: 'x',
    status: Uint8Array.from(status),
    score: Float64Array.from(status, (_, at) => ((at + plus) % 5) / 4),
  });
  return {
    rung: 'r',
    domain: 'd',
    role: 'larger',
    seeds: ['a', 'b', 'c'],
    items: Int32Array.of(3, 5, 7, 9),
    arms: { baseline: arm(baseline, 0), candidate: arm(candidate, 1) },
  };
}
const whole = Array(12).fill(0);
const gaps = (at: readonly number[], status = 3) => whole.map((one, k) => (at.includes(k) ? status : one));

function paired(baseline: readonly number[], candidate: readonly number[]) {
  const pairing = pairCell(grid(baseline, candidate), 0.01);
  if (pairing.status !== 'paired') throw new Error(pairing.reason);
  return pairing.cell;
}

describe('pairing', () => {
  test('keeps everything where nothing is missing', () => {
    expect(paired(whole, whole)).toMatchObject({
      seeds: { baseline: [0, 1, 2], candidate: [0, 1, 2] },
      columns: [0, 1, 2, 3],
      completeness: { expected: 24, scored: 24, missingShare: 0 },
    });
  });

  test('drops an item from both arms in all seeds, and counts why', () => {
    const { columns, completeness } = paired(whole, gaps([5], 2));
    expect(columns).toEqual([0, 2, 3]);
    expect(completeness).toMatchObject({
      pairedItems: 3,
      droppedItems: 1,
      errored: 1,
      missing: 0,
      missingShare: 0.25,
      onlyBaseline: 0,
    });
  });

  test('an item that one arm never saw is told from one that failed once', () => {
    expect(paired(whole, gaps([1, 5, 9])).completeness).toMatchObject({
      onlyBaseline: 1,
      onlyCandidate: 0,
      missing: 3,
    });
  });

  test('a seed of one arm only is named, and counts as missing outcomes', () => {
    const cell = paired(whole, gaps([4, 5, 6, 7]));
    expect(cell).toMatchObject({
      seeds: { baseline: [0, 2], candidate: [0, 2] },
      anySeeds: { baseline: [0, 1, 2], candidate: [0, 1, 2] },
      completeness: { unpairedSeeds: ['b'], missingShare: 1 },
    });
  });

  test.each([
    ['an absent arm', undefined, /candidate arm has no rows/],
    ['an arm without outcomes', [gaps([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), whole], /baseline arm has no outcome/],
    ['no item scored throughout', [whole, gaps([0, 5, 10, 3], 1)], /No item has a score/],
  ] as const)('%s cannot be paired, and the reason says what was found', (_, statuses, reason) => {
    const made = statuses
      ? grid(statuses[0], statuses[1])
      : { ...grid(whole, whole), arms: { baseline: grid(whole, whole).arms.baseline } };
    const pairing = pairCell(made as CellGrid, 0.01);
    expect(pairing.status === 'unpaired' && pairing.reason).toMatch(reason);
  });

  test('arms without a common seed are compared over the seeds of each', () => {
    const cell = paired(gaps([4, 5, 6, 7, 8, 9, 10, 11]), gaps([0, 1, 2, 3, 6]));
    expect(cell).toMatchObject({
      seeds: { baseline: [0], candidate: [1, 2] },
      columns: [0, 1, 3],
      completeness: { expected: 12, scored: 11, droppedItems: 1, unpairedSeeds: [], missingShare: 0.25 },
    });
  });

  test('a copy among the seeds of one arm is dropped, though the other arm has no such seed', () => {
    const made = grid(gaps([4, 5, 6, 7, 8, 9, 10, 11]), gaps([0, 1, 2, 3]));
    made.arms.candidate?.score.copyWithin(8, 4, 8);
    const pairing = pairCell(made, 0.01);
    expect(pairing).toMatchObject({
      cell: { seeds: { baseline: [0], candidate: [1] }, completeness: { duplicateSeeds: ['c'] } },
    });
  });
});
