import type { CellEstimates, CellRef } from '../core/cell-estimates.ts';
import type { CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { AnalysisSettings, Design } from '../core/design.ts';
import type { Piecework } from '../core/piecework.ts';
import { type CellCheck, checkCell } from './check-cell.ts';
import type { ContrastView } from './contrast-view.ts';
import { listCells } from './list-cells.ts';
import { measureCell, type PreparedCell, prepareCell } from './measure-cell.ts';
import { pairCell } from './pair-cell.ts';
import { unitSigns } from './unit-signs.ts';

/** What the estimates of every cell come from. */
export interface CellsInput {
  /** In canonical order, from `arrange`. */
  readonly domains: readonly DomainGrid[];
  readonly design: Design;
  readonly settings: AnalysisSettings;
}

/** Everything about one cell that does not need the others. */
export interface CellAnswer {
  readonly estimates: CellEstimates;
  /** Of a cell that was measured: its contrast as observed. */
  readonly view?: ContrastView | undefined;
  /** Of a target cell that is large enough. */
  readonly check?: CellCheck | undefined;
}

type Prepared =
  | { readonly status: 'paired'; readonly cell: PreparedCell }
  | { readonly status: 'unpaired'; readonly reason: string };

const keyOf = ({ rung, domain }: CellRef): string => JSON.stringify([rung, domain]);

/** The yardstick of a target: the sandbox cell of its domain, else that of the design's sandbox domain. */
function sandboxRef(target: CellRef, design: Design, has: (cell: CellRef) => boolean): CellRef | undefined {
  const rung = design.rungs.find(({ role }) => role === 'sandbox')?.name;
  if (rung === undefined) return undefined;
  const own = { rung, domain: target.domain };
  if (has(own)) return own;
  return design.sandboxDomain === undefined ? undefined : { rung, domain: design.sandboxDomain };
}

/** Makes of every name, once, what is made of it. */
function once<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return name => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

/** Cells are paired when they are asked for, and kept: a sandbox cell is the yardstick of several targets. */
function preparedCells({ domains, settings }: CellsInput): (ref: CellRef) => Prepared {
  const grids = new Map<string, readonly [CellGrid, DomainGrid]>(
    domains.flatMap(domain => domain.cells.map(grid => [keyOf(grid), [grid, domain]] as const)),
  );
  const prepare = once((key): Prepared => {
    const [grid, domain] = grids.get(key) ?? [];
    if (!grid || !domain) return { status: 'unpaired', reason: 'No rows at all for this rung and domain.' };
    const pairing = pairCell(grid, settings.missingThreshold);
    return pairing.status === 'paired' ? { status: 'paired', cell: prepareCell(pairing.cell, domain) } : pairing;
  });
  return ref => prepare(keyOf(ref));
}

function openCells(input: CellsInput): (piece: number) => CellAnswer {
  const { domains, design, settings } = input;
  const { listed, family, isAlone, has } = listCells(domains, design);
  const options = { ...settings, targets: family };
  const prepared = preparedCells(input);
  const signs = once(name => {
    const domain = domains.find(one => one.domain === name) as DomainGrid;
    return unitSigns(name, domain, settings.seed);
  });
  return piece => {
    const ref = listed[piece] as (typeof listed)[number];
    const { rung, domain, role } = ref;
    const found = prepared(ref);
    const yardstick = role === 'sandbox' ? undefined : sandboxRef(ref, design, has);
    if (found.status === 'unpaired')
      return { estimates: { status: 'unmeasured', ...ref, sandbox: yardstick, reason: found.reason } };
    const sandbox = yardstick && prepared(yardstick);
    const cell = measureCell(found.cell, sandbox?.status === 'paired' ? sandbox.cell : undefined, options);
    const view = found.cell.observed;
    const isChecked = role !== 'sandbox' || isAlone;
    const check = isChecked ? checkCell({ rung, domain, view }, signs(domain), options) : undefined;
    return { estimates: { ...cell, sandbox: yardstick }, view, check };
  };
}

/** Measures the cells of a study one by one, as `listCells` has them: estimates and the A/A check. */
export const cellWork: Piecework<CellsInput, CellAnswer> = {
  module: import.meta.url,
  name: 'cellWork',
  open: openCells,
};
