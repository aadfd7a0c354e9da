import { arrange } from '../../src/analysis/arrange.ts';
import { loadRun } from '../../src/commands/load-run.ts';
import type { ArmGrid, CellGrid, DomainGrid } from '../../src/core/cell-grid.ts';
import { silentProgress } from '../../src/core/ports.ts';
import type { RunManifest } from '../../src/store/manifest.ts';

/** Outcomes of many seeds of one study, from which pilots and studies are drawn. */
export interface StudyPool {
  readonly manifest: RunManifest;
  readonly domains: readonly DomainGrid[];
  /** In every cell. */
  readonly seeds: number;
}

function joinArms(arms: readonly (ArmGrid | undefined)[]): ArmGrid {
  const known = arms.flatMap(arm => arm ?? []);
  const length = known.reduce((sum, { score }) => sum + score.length, 0);
  const [status, score] = [new Uint8Array(length), new Float64Array(length)];
  let at = 0;
  for (const arm of known) {
    status.set(arm.status, at);
    score.set(arm.score, at);
    at += arm.score.length;
  }
  return { name: known[0]?.name ?? '', status, score };
}

/** The same cell of several runs on the same items: their seeds one after the other, the two compared arms alone. */
function joinCells(grids: readonly CellGrid[]): CellGrid {
  const [first] = grids as [CellGrid];
  const { rung, domain, role, items } = first;
  const seeds = grids.flatMap(grid => grid.seeds);
  if (new Set(seeds).size < seeds.length) throw new Error(`${rung}/${domain}: a seed is in two of the runs.`);
  const arms = {
    baseline: joinArms(grids.map(grid => grid.arms.baseline)),
    candidate: joinArms(grids.map(grid => grid.arms.candidate)),
  };
  return { rung, domain, role, items, seeds, arms };
}

function joinDomains(parts: readonly DomainGrid[]): DomainGrid {
  const [first] = parts as [DomainGrid];
  if (parts.some(({ items }) => items.join('\n') !== first.items.join('\n')))
    throw new Error(`${first.domain}: the runs have other items.`);
  return { ...first, cells: first.cells.map((_, at) => joinCells(parts.flatMap(({ cells }) => cells[at] ?? []))) };
}

/** Reads runs of one suite that differ in their seeds alone. */
export async function readPool(paths: readonly string[]): Promise<StudyPool> {
  const runs: { manifest: RunManifest; domains: readonly DomainGrid[] }[] = [];
  for (const path of paths) {
    const run = await loadRun(path, silentProgress);
    if ('evidence' in run) throw new Error(`${path} holds counts.`);
    const domains = arrange(run.predictions, run.manifest.design);
    // What is kept is a tenth of the table: the next one needs the room.
    runs.push({ manifest: run.manifest, domains: domains.map(domain => joinDomains([domain])) });
  }
  const [first] = runs;
  if (first === undefined) throw new Error('Name the run directories of the pool.');
  const domains = first.domains.map((_, at) => joinDomains(runs.flatMap(run => run.domains[at] ?? [])));
  return { manifest: first.manifest, domains, seeds: domains[0]?.cells[0]?.seeds.length ?? 0 };
}

function rowsOf({ name, status, score }: ArmGrid, rows: readonly number[], width: number): ArmGrid {
  const cut = { name, status: new Uint8Array(rows.length * width), score: new Float64Array(rows.length * width) };
  for (const [at, row] of rows.entries()) {
    cut.status.set(status.subarray(row * width, (row + 1) * width), at * width);
    cut.score.set(score.subarray(row * width, (row + 1) * width), at * width);
  }
  return cut;
}

/** A smaller study: some seeds of the pool, by row, all of their items. */
export function cutSeeds(domains: readonly DomainGrid[], rows: readonly number[]): readonly DomainGrid[] {
  const cutCell = (grid: CellGrid): CellGrid => {
    const { baseline, candidate } = grid.arms;
    if (baseline === undefined || candidate === undefined) throw new Error(`${grid.rung}: an arm is missing.`);
    const cut = (arm: ArmGrid) => rowsOf(arm, rows, grid.items.length);
    const seeds = rows.map(row => grid.seeds[row] as string);
    return { ...grid, seeds, arms: { baseline: cut(baseline), candidate: cut(candidate) } };
  };
  return domains.map(domain => ({ ...domain, cells: domain.cells.map(cutCell) }));
}
