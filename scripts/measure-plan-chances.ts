/**
 * Holds the chances that `carryover plan` gives against repeated studies. From runs with many seeds of a suite's own generators,
 * studies of a few seeds and fewer items are drawn again and again, each is analysed as a run is, and verdicts are counted. They
 * are held against a plan that knows all seeds of the pool, and against plans by pilots of a few of its seeds.
 * Writes its tables into docs/plan-and-history.md. The same numbers for the same options.
 *
 *   node scripts/measure-plan-chances.ts POOL… [--studies 6000] [--seeds 5] [--items 1000] [--pilots 60] [--seed 1]
 *
 * POOL is a run directory (scripts do not make it): quickstart.yaml without its selection, with many seeds (the tables in the docs
 * are of two runs, seeds 1 to 120 and 121 to 240), test: 6000 and controls: [].
 */
import { parseArgs } from 'node:util';
import { assumeFromPilot } from '../src/analysis/assume-from-pilot.ts';
import type { DomainGrid } from '../src/core/cell-grid.ts';
import type { AssumedCell, CellForecast } from '../src/core/forecast.ts';
import { forecastCells } from '../src/plan/forecast-cells.ts';
import { createRng } from '../src/stats/random/rng.ts';
import { pickDistinct, type Rates, repeatStudies } from './support/repeat-studies.ts';
import { replaceMarked } from './support/replace-marked.ts';
import { cutSeeds, readPool } from './support/study-pool.ts';

const number = (standard: string) => ({ type: 'string', default: standard }) as const;
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    studies: number('6000'),
    seeds: number('5'),
    items: number('1000'),
    pilots: number('60'),
    seed: number('1'),
  },
});
const [studies, seeds, items, pilots, seed] = [
  Number(given.studies),
  Number(given.seeds),
  Number(given.items),
  Number(given.pilots),
  Number(given.seed),
];
const DRAWS = 40_000;
const PILOT_DRAWS = 4000;
const PILOT_SEEDS = [5, 10, 20, 40, 80];
const VERDICTS = ['survives', 'attenuated', 'vanished', 'reversed', 'inconclusive'] as const;

const pool = await readPool(positionals);
const { design, settings } = pool.manifest;
const targets = design.rungs
  .filter(({ role }) => role !== 'sandbox')
  .flatMap(({ name: rung }) => design.domains.map(domain => ({ rung, domain })));

const assume = (domains: readonly DomainGrid[]) => assumeFromPilot(domains, { threshold: 0, items });
const forecast = (assumed: readonly AssumedCell[], draws: number): readonly CellForecast[] =>
  forecastCells(assumed, { design, settings, seeds, required: targets, power: 0.8, draws });

const nameOf = ({ rung, domain }: { rung: string; domain: string }): string => `${rung} × ${domain}`;
const percent = (share: number): string => (100 * share).toFixed(1);

/** What repeated studies of a cell find. */
function find(cell: CellForecast): Rates {
  const domain = pool.domains.find(one => one.domain === cell.domain);
  const gridOf = (rung: string) => domain?.cells.find(grid => grid.rung === rung);
  const [target, sandbox] = [gridOf(cell.rung), gridOf(cell.sandbox.rung)];
  if (domain === undefined || target === undefined || sandbox === undefined)
    throw new Error(`${nameOf(cell)}: no cell.`);
  const rng = createRng(seed, 'studies', cell.rung, cell.domain);
  return repeatStudies(target, sandbox, domain, { studies, seeds, columns: cell.columns, settings, rng });
}

interface Comparison {
  readonly row: string;
  /** In points. */
  readonly off: readonly number[];
}

/** A row for each scenario of a cell: promised / found. */
function compare(cell: CellForecast, rates: Rates): readonly Comparison[] {
  return cell.scenarios.map(({ scenario, gain, chances }) => {
    const pairs = VERDICTS.map(verdict => [chances[verdict], rates[scenario][verdict]] as const);
    const shown = pairs.map(([promised, found]) => `${percent(promised)} / ${percent(found)}`);
    return {
      row: `| ${nameOf(cell)} | ${scenario} | ${(100 * gain).toFixed(2)} | ${shown.join(' | ')} |`,
      off: pairs.map(([promised, found]) => 100 * Math.abs(promised - found)),
    };
  });
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((x, y) => x - y)[Math.ceil(share * values.length) - 1] as number;

const all = forecast(assume(pool.domains), DRAWS);
const found = new Map(all.map(cell => [nameOf(cell), find(cell)]));
const ratesOf = (cell: CellForecast): Rates => found.get(nameOf(cell)) as Rates;
const known = all.flatMap(cell => compare(cell, ratesOf(cell)));
const off = known.flatMap(one => one.off);
const error = (100 * Math.sqrt(0.25 / studies + 0.25 / DRAWS)).toFixed(1);
const size = `${studies} repeated studies of ${seeds} seeds and ${items} items per cell, from a pool of ${pool.seeds} seeds`;
const summary = `${size}; the plan knows all of the pool. Largest difference ${Math.max(...off).toFixed(1)} points, mean ${meanOf(off).toFixed(2)}; Monte-Carlo standard error of a difference ${error} points at most.`;
const table = [
  '| cell | true gain | points | survives | attenuated | vanished | reversed | inconclusive |',
  '|---|---|---|---|---|---|---|---|',
  ...known.map(({ row }) => row),
].join('\n');
console.log(`${table}\n${summary}`);

/** Plans by pilots of so many seeds: what they promise, off what is found, for every cell. */
function tryPilots(count: number): string {
  const rng = createRng(seed, 'pilots', String(count));
  const byCell = new Map<string, number[]>(all.map(cell => [nameOf(cell), []]));
  for (let pilot = 0; pilot < pilots; pilot++) {
    const rows = pickDistinct(count, pool.seeds, rng);
    for (const cell of forecast(assume(cutSeeds(pool.domains, rows)), PILOT_DRAWS)) {
      byCell.get(nameOf(cell))?.push(Math.max(...compare(cell, ratesOf(cell)).flatMap(one => one.off)));
    }
  }
  const shown = all.map(cell => {
    const largest = byCell.get(nameOf(cell)) as number[];
    return `${quantile(largest, 0.5).toFixed(1)} (${quantile(largest, 0.9).toFixed(1)})`;
  });
  return `| ${count} | ${shown.join(' | ')} |`;
}

const spread = [
  `| seeds of the pilot | ${all.map(nameOf).join(' | ')} |`,
  `|---|${all.map(() => '---').join('|')}|`,
  ...PILOT_SEEDS.map(tryPilots),
].join('\n');
const about = `${pilots} pilots of each size, all of their items. Points by which the worst of a cell's twenty chances is off what is found: the median pilot, and in brackets one in ten is worse.`;
console.log(`${spread}\n${about}`);
replaceMarked('docs/plan-and-history.md', 'plan-chances', () => `${summary}\n\n${table}`);
replaceMarked('docs/plan-and-history.md', 'plan-pilots', () => `${about}\n\n${spread}`);
