import type { Completeness } from '../core/cell-estimates.ts';
import type { ArmGrid, CellGrid } from '../core/cell-grid.ts';
import { SCORED, STATUSES } from '../core/predictions.ts';
import { findDuplicateSeeds } from './find-duplicate-seeds.ts';

/** A cell cut down to what can be compared: every kept seed has every kept column in both arms. */
export interface PairedCell {
  readonly grid: CellGrid;
  readonly baseline: ArmGrid;
  readonly candidate: ArmGrid;
  /** Row numbers in the grid of the kept seeds. */
  readonly seeds: readonly number[];
  /** Column numbers in the grid of the paired items. */
  readonly columns: readonly number[];
  /** Row and column numbers that either arm has: what worst and best cases are filled over. */
  readonly anySeeds: readonly number[];
  readonly anyColumns: readonly number[];
  readonly completeness: Completeness;
}

export type Pairing =
  | { readonly status: 'paired'; readonly cell: PairedCell }
  | { readonly status: 'unpaired'; readonly reason: string };

/** Index in STATUSES of an outcome without a row or a row that says so. */
const MISSING = STATUSES.indexOf('missing');

interface Presence {
  readonly seeds: boolean[];
  readonly columns: boolean[];
}

/** Seeds and columns of which an arm has any outcome, scored or not. */
function presenceOf(arm: ArmGrid, grid: CellGrid): Presence {
  const width = grid.items.length;
  const seeds = new Array<boolean>(grid.seeds.length).fill(false);
  const columns = new Array<boolean>(width).fill(false);
  for (let at = 0; at < arm.status.length; at++) {
    if (arm.status[at] === MISSING) continue;
    seeds[Math.floor(at / width)] = true;
    columns[at % width] = true;
  }
  return { seeds, columns };
}

const numbersWhere = (flags: readonly boolean[]): number[] => flags.flatMap((flag, at) => (flag ? [at] : []));
const either = (x: readonly boolean[], y: readonly boolean[]): boolean[] => x.map((flag, at) => flag || y[at] === true);
const both = (x: readonly boolean[], y: readonly boolean[]): boolean[] => x.map((flag, at) => flag && y[at] === true);

function countOutcomes(
  arms: readonly ArmGrid[],
  width: number,
  union: { seeds: readonly number[]; columns: readonly number[] },
) {
  const counts = [0, 0, 0, 0];
  let missingShare = 0;
  for (const arm of arms) {
    for (const seed of union.seeds) {
      let unscored = 0;
      for (const column of union.columns) {
        const status = arm.status[seed * width + column] as number;
        counts[status] = (counts[status] as number) + 1;
        if (status !== SCORED) unscored++;
      }
      missingShare = Math.max(missingShare, unscored / union.columns.length);
    }
  }
  const [scored, refused, errored, missing] = counts as [number, number, number, number];
  return { expected: scored + refused + errored + missing, scored, refused, errored, missing, missingShare };
}

/**
 * Pairs the two arms of a cell: common seeds, copies of seeds dropped, and the items that both arms have in all of them.
 * Nothing is dropped without being counted.
 * @param threshold share of an arm × seed that may be missing, for the record in `completeness`
 */
export function pairCell(grid: CellGrid, threshold: number): Pairing {
  const { baseline, candidate } = grid.arms;
  if (baseline === undefined || candidate === undefined) {
    const absent = baseline === undefined ? 'baseline' : 'candidate';
    return { status: 'unpaired', reason: `The ${absent} arm has no rows in this cell.` };
  }
  const [b, c] = [presenceOf(baseline, grid), presenceOf(candidate, grid)];
  const common = numbersWhere(both(b.seeds, c.seeds));
  if (common.length === 0) {
    return {
      status: 'unpaired',
      reason: `The two arms share no seed with outcomes: the baseline has ${namesOf(grid, b)}, the candidate ${namesOf(grid, c)}.`,
    };
  }
  const union = { seeds: numbersWhere(either(b.seeds, c.seeds)), columns: numbersWhere(either(b.columns, c.columns)) };
  const width = grid.items.length;
  const isPaired = (column: number) =>
    common.every(
      seed => baseline.status[seed * width + column] === SCORED && candidate.status[seed * width + column] === SCORED,
    );
  const columns = union.columns.filter(isPaired);
  if (columns.length === 0)
    return { status: 'unpaired', reason: 'No item has a score in both arms in every common seed.' };
  const duplicates = findDuplicateSeeds([baseline, candidate], grid, { seeds: common, columns });
  const counted = countOutcomes([baseline, candidate], width, union);
  const completeness: Completeness = {
    ...counted,
    pairedItems: columns.length,
    droppedItems: union.columns.length - columns.length,
    onlyBaseline: union.columns.filter(column => !c.columns[column]).length,
    onlyCandidate: union.columns.filter(column => !b.columns[column]).length,
    unpairedSeeds: union.seeds
      .filter(seed => !common.includes(seed))
      .map(seed => grid.seeds[seed] as string)
      .sort(),
    duplicateSeeds: duplicates.map(seed => grid.seeds[seed] as string).sort(),
    threshold,
  };
  const kept = (seed: number) => !duplicates.includes(seed);
  const cell = { grid, baseline, candidate, columns, completeness, seeds: common.filter(kept) };
  return { status: 'paired', cell: { ...cell, anySeeds: union.seeds.filter(kept), anyColumns: union.columns } };
}

const namesOf = (grid: CellGrid, presence: Presence): string =>
  grid.seeds
    .filter((_, at) => presence.seeds[at])
    .sort()
    .join(', ') || 'none';
