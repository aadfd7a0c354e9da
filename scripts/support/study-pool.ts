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

/** A domain of one run, with the place of each of its items in the first run: the order of items depends on the outcomes. */
interface Part {
  readonly domain: DomainGrid;
  readonly places: ReadonlyMap<string, number>;
}

/** Outcomes of an arm in all runs, seeds one after the other, columns as in the first run. */
function joinArms(role: 'baseline' | 'candidate', cells: readonly (Part & { readonly grid: CellGrid })[]): ArmGrid {
  const width = cells[0]?.grid.items.length ?? 0;
  const seeds = cells.reduce((sum, { grid }) => sum + grid.seeds.length, 0);
  const [status, score] = [new Uint8Array(seeds * width), new Float64Array(seeds * width)];
  let row = 0;
  for (const { grid, domain, places } of cells) {
    const arm = grid.arms[role];
    if (arm === undefined || grid.items.length !== width) throw new Error(`${grid.rung}/${grid.domain}: other items.`);
    const columns = Array.from(grid.items, item => places.get(domain.items[item] as string) as number);
    for (let seed = 0; seed < grid.seeds.length; seed++, row++) {
      for (const [column, place] of columns.entries()) {
        status[row * width + place] = arm.status[seed * width + column] as number;
        score[row * width + place] = arm.score[seed * width + column] as number;
      }
    }
  }
  return { name: cells[0]?.grid.arms[role]?.name ?? '', status, score };
}

/** The same cell of several runs: the two compared arms alone. */
function joinCells(cells: readonly (Part & { readonly grid: CellGrid })[]): CellGrid {
  const { rung, domain, role, items } = (cells[0] as (typeof cells)[number]).grid;
  const seeds = cells.flatMap(({ grid }) => grid.seeds);
  if (new Set(seeds).size < seeds.length) throw new Error(`${rung}/${domain}: a seed is in two of the runs.`);
  const arms = { baseline: joinArms('baseline', cells), candidate: joinArms('candidate', cells) };
  return { rung, domain, role, items: Int32Array.from(items, (_, at) => at), seeds, arms };
}

function joinDomains(domains: readonly DomainGrid[]): DomainGrid {
  const first = domains[0] as DomainGrid;
  const places = new Map(first.items.map((item, at) => [item, at]));
  const isSame = ({ items }: DomainGrid) => items.length === places.size && items.every(item => places.has(item));
  if (!domains.every(isSame)) throw new Error(`${first.domain}: the runs have other items.`);
  const cells = first.cells.map(({ rung }) =>
    joinCells(
      domains.flatMap(domain =>
        domain.cells.filter(grid => grid.rung === rung).map(grid => ({ domain, places, grid })),
      ),
    ),
  );
  return { ...first, cells };
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
