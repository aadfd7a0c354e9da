import type { CellRef } from '../core/cell-estimates.ts';
import type { DomainGrid } from '../core/cell-grid.ts';
import type { Design, RungRole } from '../core/design.ts';

/** The cells of a study, and what each of them has to know of the others. */
export interface ListedCells {
  /** In the order of the design: rungs, domains within a rung. */
  readonly listed: readonly (CellRef & { readonly role: RungRole })[];
  /** Number of target cells, measured or not: a cell that could not be tested still belongs to the family. */
  readonly targets: number;
  /** One rung: its own cells are all there is to judge and to calibrate. */
  readonly isAlone: boolean;
  /** Cells that share the error: the targets, or all of them where they are alone. */
  readonly family: number;
  /** Whether there is any row of a cell. */
  readonly has: (cell: CellRef) => boolean;
}

/** A domain that the sandbox rung never measured is no failure of the sandbox; a target that was never measured is. */
export function listCells(domains: readonly DomainGrid[], design: Design): ListedCells {
  const has = ({ rung, domain }: CellRef): boolean =>
    domains.some(one => one.domain === domain && one.cells.some(cell => cell.rung === rung));
  const listed = design.rungs
    .flatMap(({ name, role }) => design.domains.map(domain => ({ rung: name, domain, role })))
    .filter(ref => ref.role !== 'sandbox' || has(ref));
  const targets = listed.filter(({ role }) => role !== 'sandbox').length;
  const isAlone = targets === 0;
  return { listed, targets, isAlone, family: isAlone ? listed.length : targets, has };
}
