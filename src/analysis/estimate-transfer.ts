import type { AcrossCells } from '../core/across-cells.ts';
import type { Calibration } from '../core/calibration.ts';
import type { CellEstimates, CellRef } from '../core/cell-estimates.ts';
import type { CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { AnalysisSettings, Design } from '../core/design.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { Progress } from '../core/ports.ts';
import { createRng } from '../stats/random/rng.ts';
import { type CalibrationTarget, calibrate } from './calibrate.ts';
import { compareReferences } from './compare-references.ts';
import { estimateAcross } from './estimate-across.ts';
import { addFamilyTests } from './family-tests.ts';
import { measureCell, type PreparedCell, prepareCell } from './measure-cell.ts';
import { pairCell } from './pair-cell.ts';

export interface TransferEstimates {
  /** Sandbox cells first, then rungs in order; domains in order within a rung. */
  readonly cells: readonly CellEstimates[];
  readonly calibration: Calibration;
  readonly across: AcrossCells;
  /** Number of target cells, measured or not: a cell that could not be tested still belongs to the family. */
  readonly targets: number;
}

type Prepared =
  | { readonly status: 'paired'; readonly cell: PreparedCell }
  | { readonly status: 'unpaired'; readonly reason: string };

const keyOf = ({ rung, domain }: CellRef): string => JSON.stringify([rung, domain]);

function prepareAll(domains: readonly DomainGrid[], threshold: number): Map<string, Prepared> {
  const prepared = new Map<string, Prepared>();
  const prepare = (grid: CellGrid, domain: DomainGrid): Prepared => {
    const pairing = pairCell(grid, threshold);
    return pairing.status === 'paired' ? { status: 'paired', cell: prepareCell(pairing.cell, domain) } : pairing;
  };
  for (const domain of domains) {
    for (const grid of domain.cells) prepared.set(keyOf(grid), prepare(grid, domain));
  }
  return prepared;
}

/** The yardstick of a target: the sandbox cell of its domain, else that of the design's sandbox domain. */
function sandboxRef(target: CellRef, design: Design, prepared: ReadonlyMap<string, Prepared>): CellRef | undefined {
  const rung = design.rungs.find(({ role }) => role === 'sandbox')?.name;
  if (rung === undefined) return undefined;
  const own = { rung, domain: target.domain };
  if (prepared.has(keyOf(own))) return own;
  return design.sandboxDomain === undefined ? undefined : { rung, domain: design.sandboxDomain };
}

/**
 * All estimates of a transfer study, and the self-calibration of the procedure that made them.
 * @param domains grids in canonical order, from `arrange`
 */
export function estimateTransfer(
  domains: readonly DomainGrid[],
  { design, settings, progress }: { design: Design; settings: AnalysisSettings; progress: Progress },
): TransferEstimates {
  const prepared = prepareAll(domains, settings.missingThreshold);
  const refs = design.rungs.flatMap(({ name, role }) => design.domains.map(domain => ({ rung: name, domain, role })));
  // A domain that the sandbox rung never measured is no failure of the sandbox; a target that was never measured is.
  const listed = refs.filter(ref => ref.role !== 'sandbox' || prepared.has(keyOf(ref)));
  const targets = listed.filter(({ role }) => role !== 'sandbox').length;
  const isAlone = targets === 0; // one rung: its own cells are all there is to judge and to calibrate
  const family = isAlone ? listed.length : targets;
  const calibrationTargets: CalibrationTarget[] = [];
  const viewOf = (cell: CellRef) => calibrationTargets.find(target => isSameCell(target, cell))?.view;
  progress.start('estimates', listed.length);
  const cells = listed.map((ref): CellEstimates => {
    progress.advance(1);
    const found = prepared.get(keyOf(ref)) ?? {
      status: 'unpaired',
      reason: 'No rows at all for this rung and domain.',
    };
    const yardstick = ref.role === 'sandbox' ? undefined : sandboxRef(ref, design, prepared);
    if (found.status === 'unpaired') return { status: 'unmeasured', ...ref, sandbox: yardstick, reason: found.reason };
    const sandbox = yardstick && prepared.get(keyOf(yardstick));
    if (ref.role !== 'sandbox' || isAlone)
      calibrationTargets.push({ rung: ref.rung, domain: ref.domain, view: found.cell.observed });
    const cell = measureCell(found.cell, sandbox?.status === 'paired' ? sandbox.cell : undefined, {
      ...settings,
      targets: family,
    });
    return { ...cell, sandbox: yardstick, references: compareReferences(found.cell, settings) };
  });
  progress.done();
  const members = cells.flatMap(estimates =>
    estimates.role === 'sandbox'
      ? []
      : [{ rung: estimates.rung, domain: estimates.domain, estimates, view: viewOf(estimates) }],
  );
  const viewed = listed.flatMap(({ rung, domain }) => {
    const found = prepared.get(keyOf({ rung, domain }));
    return found?.status === 'paired' ? [{ rung, domain, view: found.cell.observed }] : [];
  });
  const rng = createRng(settings.seed, 'max-t');
  const adjusted = members.length === 0 ? [] : addFamilyTests(members, { draws: settings.replicates, rng });
  const sandboxes = cells.filter(({ role }) => role === 'sandbox');
  return {
    cells: [...sandboxes, ...adjusted],
    targets,
    calibration: calibrate(calibrationTargets, { ...settings, family }, progress),
    across: estimateAcross(viewed, design, settings.alpha),
  };
}
