import type { Completeness } from '../core/cell-estimates.ts';
import type { ArmGrid, CellGrid } from '../core/cell-grid.ts';
import { SCORED, STATUSES } from '../core/predictions.ts';
import { findDuplicateSeeds } from './find-duplicate-seeds.ts';

/** Row numbers of seeds by arm. */
export interface ArmSeeds {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** A cell cut down to what can be compared: every kept seed of an arm has every kept column. */
export interface PairedCell {
  readonly grid: CellGrid;
  readonly baseline: ArmGrid;
  readonly candidate: ArmGrid;
  /** Kept seeds; the same list twice where the arms share their seeds, nothing in common where each has its own. */
  readonly seeds: ArmSeeds;
  /** Column numbers in the grid of the paired items. */
  readonly columns: readonly number[];
  /** Row and column numbers that either arm has: what worst and best cases are filled over. */
  readonly anySeeds: ArmSeeds;
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

interface SeedsOfArm {
  readonly arm: ArmGrid;
  readonly seeds: readonly number[];
}

function countOutcomes(arms: readonly SeedsOfArm[], width: number, columns: readonly number[]) {
  const counts = [0, 0, 0, 0];
  let missingShare = 0;
  for (const { arm, seeds } of arms) {
    for (const seed of seeds) {
      let unscored = 0;
      for (const column of columns) {
        const status = arm.status[seed * width + column] as number;
        counts[status] = (counts[status] as number) + 1;
        if (status !== SCORED) unscored++;
      }
      missingShare = Math.max(missingShare, unscored / columns.length);
    }
  }
  const [scored, refused, errored, missing] = counts as [number, number, number, number];
  return { expected: scored + refused + errored + missing, scored, refused, errored, missing, missingShare };
}

/** Which seeds each arm is compared over, which of them both need, and which ones only one arm has. */
interface SeedDesign {
  readonly compared: ArmSeeds;
  readonly any: ArmSeeds;
  readonly unpaired: readonly number[];
}

/**
 * Arms that have any seed in common are paired by seed, and a seed that one of them lacks counts as missing. Arms without a
 * common seed have seeds of their own.
 */
function designSeeds(baseline: readonly boolean[], candidate: readonly boolean[]): SeedDesign {
  const common = numbersWhere(both(baseline, candidate));
  if (common.length === 0) {
    const own = { baseline: numbersWhere(baseline), candidate: numbersWhere(candidate) };
    return { compared: own, any: own, unpaired: [] };
  }
  const union = numbersWhere(either(baseline, candidate));
  return {
    compared: { baseline: common, candidate: common },
    any: { baseline: union, candidate: union },
    unpaired: union.filter(seed => !common.includes(seed)),
  };
}

/** Copies of seeds: among the common ones those that repeat in both arms, among an arm's own those that repeat in it. */
function copiesOf({ baseline, candidate }: ArmPair, grid: CellGrid, { seeds, columns }: Compared): number[] {
  if (seeds.baseline === seeds.candidate) {
    return findDuplicateSeeds([baseline, candidate], grid, { seeds: seeds.baseline, columns });
  }
  return [
    ...findDuplicateSeeds([baseline], grid, { seeds: seeds.baseline, columns }),
    ...findDuplicateSeeds([candidate], grid, { seeds: seeds.candidate, columns }),
  ];
}

interface ArmPair {
  readonly baseline: ArmGrid;
  readonly candidate: ArmGrid;
}

interface Compared {
  readonly seeds: ArmSeeds;
  readonly columns: readonly number[];
}

/** The seeds without the copies; one list stays one list. */
function without({ baseline, candidate }: ArmSeeds, copies: readonly number[]): ArmSeeds {
  const kept = baseline.filter(seed => !copies.includes(seed));
  if (baseline === candidate) return { baseline: kept, candidate: kept };
  return { baseline: kept, candidate: candidate.filter(seed => !copies.includes(seed)) };
}

/**
 * Pairs the two arms of a cell: common seeds, or the seeds of each where they share none, copies of seeds dropped, and the
 * items that both arms have in all of them. Nothing is dropped without being counted.
 * @param threshold share of an arm × seed that may be missing, for the record in `completeness`
 */
export function pairCell(grid: CellGrid, threshold: number): Pairing {
  const { baseline, candidate } = grid.arms;
  if (baseline === undefined || candidate === undefined) {
    const absent = baseline === undefined ? 'baseline' : 'candidate';
    return { status: 'unpaired', reason: `The ${absent} arm has no rows in this cell.` };
  }
  const [b, c] = [presenceOf(baseline, grid), presenceOf(candidate, grid)];
  const { compared, any, unpaired } = designSeeds(b.seeds, c.seeds);
  if (compared.baseline.length === 0 || compared.candidate.length === 0) {
    const absent = compared.baseline.length === 0 ? 'baseline' : 'candidate';
    return { status: 'unpaired', reason: `The ${absent} arm has no outcome in this cell.` };
  }
  const anyColumns = numbersWhere(either(b.columns, c.columns));
  const width = grid.items.length;
  const isScored = (arm: ArmGrid, seeds: readonly number[], column: number) =>
    seeds.every(seed => arm.status[seed * width + column] === SCORED);
  const columns = anyColumns.filter(
    column => isScored(baseline, compared.baseline, column) && isScored(candidate, compared.candidate, column),
  );
  if (columns.length === 0)
    return { status: 'unpaired', reason: 'No item has a score in both arms in every seed that is compared.' };
  const copies = copiesOf({ baseline, candidate }, grid, { seeds: compared, columns });
  const outcomes = [
    { arm: baseline, seeds: any.baseline },
    { arm: candidate, seeds: any.candidate },
  ];
  const completeness: Completeness = {
    ...countOutcomes(outcomes, width, anyColumns),
    pairedItems: columns.length,
    droppedItems: anyColumns.length - columns.length,
    onlyBaseline: anyColumns.filter(column => !c.columns[column]).length,
    onlyCandidate: anyColumns.filter(column => !b.columns[column]).length,
    unpairedSeeds: labelsOf(grid, unpaired),
    duplicateSeeds: labelsOf(grid, copies),
    threshold,
  };
  const seeds = without(compared, copies);
  const cell = { grid, baseline, candidate, seeds, columns, anySeeds: without(any, copies), anyColumns, completeness };
  return { status: 'paired', cell };
}

const labelsOf = (grid: CellGrid, seeds: readonly number[]): string[] =>
  seeds.map(seed => grid.seeds[seed] as string).sort();
