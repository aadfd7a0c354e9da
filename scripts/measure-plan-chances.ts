/**
 * Holds the chances that `carryover plan` gives against repeated studies: from a run with many seeds of a suite's own generators,
 * studies of a few seeds and fewer items are drawn again and again, each is analysed as a run is, and verdicts are counted.
 * Writes its table into docs/plan-and-history.md. The same numbers for the same options.
 *
 *   node scripts/measure-plan-chances.ts POOL [--studies 2000] [--seeds 5] [--items 1000] [--seed 1]
 *
 * POOL is a run directory of many seeds (scripts do not make it): quickstart.yaml with seeds: 120, test: 6000, controls: [].
 */
import { parseArgs } from 'node:util';
import { arrange } from '../src/analysis/arrange.ts';
import { assumeFromPilot } from '../src/analysis/assume-from-pilot.ts';
import { prepareCell } from '../src/analysis/measure-cell.ts';
import { pairCell } from '../src/analysis/pair-cell.ts';
import { loadRun } from '../src/commands/load-run.ts';
import type { CellGrid, DomainGrid } from '../src/core/cell-grid.ts';
import { SCENARIOS, type Scenario } from '../src/core/forecast.ts';
import { silentProgress } from '../src/core/ports.ts';
import type { Rng } from '../src/core/random.ts';
import { accept } from '../src/core/refusal.ts';
import { forecastCells } from '../src/plan/forecast-cells.ts';
import { contrastInterval } from '../src/stats/gain/contrast-interval.ts';
import { type GainCell, gainCell } from '../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../src/stats/gain/gain-interval.ts';
import { decideEstimates } from '../src/stats/planning/decide-bounds.ts';
import { createRng } from '../src/stats/random/rng.ts';
import { replaceMarked } from './support/replace-marked.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    studies: { type: 'string', default: '2000' },
    seeds: { type: 'string', default: '5' },
    items: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const [studies, seeds, items] = [Number(options.studies), Number(options.seeds), Number(options.items)];
const PLAN_DRAWS = 40_000;

/** Differences of every seed and unit of a cell: a unit is an item, or all items of a problem. */
interface Pool {
  readonly grid: CellGrid;
  readonly mean: number;
  readonly seeds: number;
  readonly units: readonly (readonly number[])[];
  readonly difference: (seed: number, item: number) => number;
}

function poolOf(grid: CellGrid, domain: DomainGrid): Pool {
  const { clusters } = domain;
  const pairing = pairCell(grid, 0);
  if (pairing.status === 'unpaired') throw new Error(pairing.reason);
  const { cell } = pairing;
  const prepared = prepareCell(cell, domain);
  const byUnit = Map.groupBy(cell.columns, column => clusters?.[grid.items[column] as number] ?? column);
  const width = grid.items.length;
  const difference = (seed: number, column: number): number => {
    const at = (cell.seeds.candidate[seed] as number) * width + column;
    return (cell.candidate.score[at] as number) - (cell.baseline.score[at] as number);
  };
  return {
    grid,
    mean: prepared.observed.cell.squares.mean,
    seeds: cell.seeds.candidate.length,
    units: [...byUnit.values()],
    difference,
  };
}

/** Distinct seeds: two of the same would be one. */
function pickSeeds(pool: Pool, rng: Rng): number[] {
  const left = Array.from({ length: pool.seeds }, (_, at) => at);
  return Array.from({ length: seeds }, () => left.splice(Math.floor(rng.uniform() * left.length), 1)[0] as number);
}

/** A study of one cell: seeds without, units with replacement. */
function drawCell(pool: Pool, units: readonly number[], rng: Rng): GainCell {
  const columns = units.flatMap(unit => pool.units[unit] ?? []);
  const isClustered = pool.units.some(({ length }) => length > 1);
  const labels = units.flatMap((unit, at) => (pool.units[unit] ?? []).map(() => at));
  const own = pickSeeds(pool, rng);
  const values = Float64Array.from(own.flatMap(seed => columns.map(column => pool.difference(seed, column))));
  const clusters = isClustered ? Int32Array.from(labels) : undefined;
  return accept(gainCell({ matrix: { seeds, items: columns.length, values }, binary: false, clusters }));
}

const path = positionals[0];
if (path === undefined) throw new Error('Name the run directory of the pool.');
const run = await loadRun(path, silentProgress);
if ('evidence' in run) throw new Error(`${path} holds counts.`);
const { design, settings } = run.manifest;
const domains = arrange(run.predictions, design);
const targets = design.rungs
  .filter(({ role }) => role !== 'sandbox')
  .flatMap(({ name: rung }) => design.domains.map(domain => ({ rung, domain })));
const assumed = assumeFromPilot(domains, { threshold: 0, items });
const forecast = forecastCells(assumed, { design, settings, seeds, required: targets, power: 0.8, draws: PLAN_DRAWS });
const tail = settings.alpha / 2;

const shift = (interval: ReturnType<typeof gainInterval>, by: number) =>
  interval.status === 'refused' ? interval : { ...interval, low: interval.low + by, high: interval.high + by };

/** Counts of verdicts by scenario: a gain moves the bounds of a study and leaves their width alone. */
function repeat(target: Pool, sandbox: Pool, rng: Rng): Record<Scenario, Map<string, number>> {
  const counts = Object.fromEntries(SCENARIOS.map(scenario => [scenario, new Map<string, number>()])) as Record<
    Scenario,
    Map<string, number>
  >;
  const shares = { none: 0, 'half-retention': settings.retention / 2, retention: settings.retention, full: 1 };
  const size =
    assumed.find(({ rung, domain }) => rung === target.grid.rung && domain === target.grid.domain)?.columns ?? items;
  const all = Int32Array.from({ length: size }, (_, at) => at);
  for (let study = 0; study < studies; study++) {
    const units = Array.from({ length: size }, () => Math.floor(rng.uniform() * target.units.length));
    const cells = [drawCell(target, units, rng), drawCell(sandbox, units, rng)] as const;
    const relation = { seeds: 'independent', columns: () => ({ left: all, right: all }) } as const;
    const gain = gainInterval(cells[0], tail);
    const contrast = contrastInterval(cells, { tail, weights: [1, -settings.retention], relation });
    for (const scenario of SCENARIOS) {
      const by = shares[scenario] * sandbox.mean - target.mean;
      const decided = accept(decideEstimates({ gain: shift(gain, by), contrast: shift(contrast, by) }, settings.sesoi));
      counts[scenario].set(decided, (counts[scenario].get(decided) ?? 0) + 1);
    }
  }
  return counts;
}

const VERDICTS = ['survives', 'attenuated', 'vanished', 'reversed', 'inconclusive'] as const;
const percent = (share: number): string => (100 * share).toFixed(1);
const rows: string[] = [];
let [worst, sum, compared] = [0, 0, 0];
for (const cell of forecast) {
  const domain = domains.find(one => one.domain === cell.domain) as DomainGrid;
  const poolAt = (rung: string): Pool => poolOf(domain.cells.find(grid => grid.rung === rung) as CellGrid, domain);
  const counts = repeat(
    poolAt(cell.rung),
    poolAt(cell.sandbox.rung),
    createRng(Number(options.seed), 'studies', cell.rung, cell.domain),
  );
  for (const { scenario, gain, chances } of cell.scenarios) {
    const pairs = VERDICTS.map(verdict => {
      const found = (counts[scenario].get(verdict) ?? 0) / studies;
      const off = 100 * Math.abs(found - chances[verdict]);
      [worst, sum, compared] = [Math.max(worst, off), sum + off, compared + 1];
      return `${percent(chances[verdict])} / ${percent(found)}`;
    });
    const row = `| ${cell.rung} × ${cell.domain} | ${scenario} | ${(100 * gain).toFixed(2)} | ${pairs.join(' | ')} |`;
    rows.push(row);
    console.log(row);
  }
}
const error = (100 * Math.sqrt(0.25 / studies + 0.25 / PLAN_DRAWS)).toFixed(1);
const summary = `${studies} repeated studies of ${seeds} seeds and ${items} items per cell, from a pool of ${(run.manifest.records ?? []).filter(one => one.arm === design.arms.baseline && one.rung === design.rungs[0]?.name && one.domain === design.domains[0]).length} seeds. Largest difference ${worst.toFixed(1)} points, mean ${(sum / compared).toFixed(2)}; Monte-Carlo standard error of a difference ${error} points at most.`;
console.log(summary);
const table = [
  '| cell | true gain | points | survives | attenuated | vanished | reversed | inconclusive |',
  '|---|---|---|---|---|---|---|---|',
  ...rows,
].join('\n');
replaceMarked('docs/plan-and-history.md', 'plan-chances', () => `${summary}\n\n${table}`);
