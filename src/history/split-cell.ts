import type { CellRef } from '../core/cell-estimates.ts';
import type { NightChange, NightDraw } from '../core/history.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { addSeen, findChanges } from './find-changes.ts';
import type { NightCell, NightFact, NightRun } from './night-run.ts';

/** A cell's night with its number in the history. */
export interface NumberedCell {
  readonly night: number;
  /** Absent where the night's study has no such cell. */
  readonly cell: NightCell | undefined;
}

/** The nights of one cell that can be held against each other. */
export interface Comparison {
  readonly nights: readonly [NumberedCell, ...NumberedCell[]];
  /** What made it another comparison than the one before. */
  readonly because: readonly NightChange[];
}

interface Open {
  readonly nights: [NumberedCell, ...NumberedCell[]];
  readonly because: readonly NightChange[];
  facts: readonly NightFact[];
}

/** Whether a change makes two nights another comparison. Where every night draws new items, new items are none. */
const isOther = ({ aspect }: NightChange, draws: NightDraw | 'auto'): boolean =>
  aspect === 'suite' || aspect === 'price' || (aspect === 'items' && draws !== 'items' && draws !== 'all');

const isAbout =
  (ref: CellRef) =>
  ({ rung = ref.rung, domain = ref.domain }: NightFact): boolean =>
    isSameCell({ rung, domain }, ref);

/**
 * Cuts the nights of a cell where its items, suite or price changed: what comes after is another comparison. A night is held
 * against the first of its comparison, so that many small steps are no way round, and one that fits an earlier comparison goes
 * on with it, so that neither is a single odd night. A night in which the cell was not measured cuts nothing.
 * @param nights in order of time, numbered from 1
 * @returns in order of their first nights; nights before the first that has the cell are in none
 */
export function splitCell(ref: CellRef, nights: readonly NightRun[], draws: NightDraw | 'auto'): readonly Comparison[] {
  const all: Open[] = [];
  let current: Open | undefined;
  for (const [at, run] of nights.entries()) {
    const numbered = { night: at + 1, cell: run.cells.find(one => isSameCell(one, ref)) };
    const facts = run.facts.filter(isAbout(ref));
    const differences = (one: Open) => findChanges(one.facts, facts).filter(change => isOther(change, draws));
    const fits = (one: Open): boolean => differences(one).length === 0;
    const goesOn = numbered.cell === undefined || (current !== undefined && fits(current));
    const home: Open | undefined = goesOn ? current : all.findLast(fits);
    if (home !== undefined) {
      home.nights.push(numbered);
      if (numbered.cell !== undefined) home.facts = addSeen(home.facts, facts);
      current = home;
    } else if (numbered.cell !== undefined) {
      const because = current === undefined ? [] : differences(current);
      current = { nights: [numbered], because, facts };
      all.push(current);
    }
  }
  return all;
}
