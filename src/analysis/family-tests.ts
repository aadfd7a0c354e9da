import type { CellEstimates, CellRef, MeasuredCell, TestResult } from '../core/cell-estimates.ts';
import type { Rng } from '../core/random.ts';
import { accept } from '../core/refusal.ts';
import { adjustPValues } from '../stats/families/adjust-p-values.ts';
import { romanoWolf } from '../stats/permutation/romano-wolf.ts';
import { columnTotals } from './column-totals.ts';
import type { ContrastView } from './contrast-view.ts';

/** A target cell of the family, measured or not. */
export interface FamilyMember extends CellRef {
  readonly estimates: CellEstimates;
  /** Absent where the cell was not measured. */
  readonly view?: ContrastView | undefined;
}

export interface FamilyOptions {
  /** Random sign vectors where the joint test is not exact. */
  readonly draws: number;
  readonly rng: Rng;
}

const dualOf = ({ estimates }: FamilyMember): TestResult | undefined =>
  estimates.status === 'measured' ? estimates.tests.find(({ test }) => test === 'dual') : undefined;

/** A cell whose test could not be run still belongs to the family: it counts with p = 1. */
function holmTests(members: readonly FamilyMember[]): (TestResult | undefined)[] {
  const duals = members.map(dualOf);
  const adjusted = accept(
    adjustPValues(
      duals.map(dual => dual?.p ?? 1),
      'holm',
    ),
  );
  return duals.map((dual, at) => dual && { ...dual, test: 'holm', p: adjusted[at] as number });
}

/** One sign per item or cluster in all rungs of its domain; about these seeds, whatever their number. */
function maxTTests(members: readonly FamilyMember[], { draws, rng }: FamilyOptions): (TestResult | undefined)[] {
  const cells = members.flatMap(({ domain, view }) =>
    view === undefined ? [] : [{ domain, values: columnTotals(view.cell), units: Array.from(view.units) }],
  );
  if (cells.length === 0) return members.map(() => undefined);
  const found = accept(romanoWolf(cells, { alternative: 'two-sided', scale: 'studentised', draws, rng }));
  let next = 0;
  return members.map(({ view }): TestResult | undefined => {
    if (view === undefined) return undefined;
    const p = found.cells[next++]?.pStepDown as number;
    return { test: 'max-t', p, target: 'these-seeds', draws: found.draws };
  });
}

/** The measured cells with their p-values adjusted for the whole family of target cells. */
export function addFamilyTests(members: readonly FamilyMember[], options: FamilyOptions): CellEstimates[] {
  const [holm, maxT] = [holmTests(members), maxTTests(members, options)];
  return members.map(({ estimates }, at): CellEstimates => {
    if (estimates.status !== 'measured') return estimates;
    const more = [holm[at], maxT[at]].filter(test => test !== undefined);
    return { ...(estimates satisfies MeasuredCell), tests: [...estimates.tests, ...more] };
  });
}
