import type { ReferenceDifference } from '../core/cell-estimates.ts';
import type { ArmGrid } from '../core/cell-grid.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { refuse } from '../core/refusal.ts';
import { gainInterval } from '../stats/gain/gain-interval.ts';
import { type PreparedCell, prepareCell } from './measure-cell.ts';
import { pairCell } from './pair-cell.ts';

type Settings = Pick<AnalysisSettings, 'alpha' | 'missingThreshold'>;

/** The gain with the reference in the place of the baseline: pairing, missing outcomes and interval are those of the gain. */
function differenceFrom(reference: ArmGrid, { paired: { grid, candidate }, domain }: PreparedCell, settings: Settings) {
  const pairing = pairCell({ ...grid, arms: { baseline: reference, candidate } }, settings.missingThreshold);
  if (pairing.status === 'unpaired') {
    const reason = 'No item has a score in both arms in every seed that is compared.';
    return { difference: refuse('TOO_FEW_OBSERVATIONS', 'reference', reason) };
  }
  const { observed, best } = prepareCell(pairing.cell, domain);
  const tail = settings.alpha / 2;
  const difference = gainInterval(observed.cell, tail);
  return best === undefined ? { difference } : { difference, atBest: gainInterval(best.cell, tail) };
}

/**
 * The candidate of a cell against what could be used in its stead: the weak teacher, and every arm without a teacher. Each
 * interval is at 1 − α by itself: what rests on it is a notice, and no verdict.
 * @returns undefined where the cell has neither
 */
export function compareReferences(cell: PreparedCell, settings: Settings): readonly ReferenceDifference[] | undefined {
  const { arms, references = [] } = cell.paired.grid;
  const { weak } = arms;
  const teacher = weak === undefined ? [] : [{ arm: weak, kind: 'weak-teacher' } as const];
  const untaught = references.map(arm => ({ arm, kind: 'no-teacher' }) as const);
  const found = [...teacher, ...untaught].map(
    ({ arm, kind }): ReferenceDifference => ({ arm: arm.name, kind, ...differenceFrom(arm, cell, settings) }),
  );
  return found.length === 0 ? undefined : found;
}
