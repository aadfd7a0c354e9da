import type { CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { Finding } from '../core/finding.ts';
import { isTellingCopy } from './is-telling-copy.ts';

function isUntreated(grid: CellGrid): boolean {
  const { baseline, candidate } = grid.arms;
  if (!baseline || !candidate) return false;
  const width = grid.items.length;
  const columns = grid.items.map((_, column) => column);
  return grid.seeds.every((_, seed) => {
    const start = seed * width;
    return isTellingCopy({ arm: baseline, start, columns }, { arm: candidate, start, columns });
  });
}

/** Cells where the candidate gives the baseline's outcome on every item of every seed: the method never ran. */
export const findUntreatedCells = ({ cells }: DomainGrid): Finding[] =>
  cells.filter(isUntreated).map(
    (grid): Finding => ({
      detector: 'treatment-not-applied',
      severity: 'invalidates',
      cells: [{ rung: grid.rung, domain: grid.domain }],
      found: `Candidate and baseline agree on all ${grid.items.length} items in all ${grid.seeds.length} seeds.`,
      meaning:
        'A gain of exactly 0 on every item is a method that was not applied, or one file used twice; it is no evidence that a gain vanished.',
    }),
  );
