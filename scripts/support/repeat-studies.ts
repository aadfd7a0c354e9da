import type { CellGrid, DomainGrid } from '../../src/core/cell-grid.ts';
import type { AnalysisSettings } from '../../src/core/design.ts';
import { type ForecastVerdict, SCENARIOS, type Scenario } from '../../src/core/forecast.ts';
import type { Rng } from '../../src/core/random.ts';
import { accept } from '../../src/core/refusal.ts';
import { contrastInterval } from '../../src/stats/gain/contrast-interval.ts';
import { type GainCell, gainCell } from '../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../src/stats/gain/gain-interval.ts';
import { decideEstimates } from '../../src/stats/planning/decide-bounds.ts';

/** Paired differences of every seed and unit of a cell: a unit is an item, or all items of a problem. */
interface CellPool {
  readonly mean: number;
  readonly seeds: number;
  readonly width: number;
  /** Seeds × columns. */
  readonly differences: Float64Array;
  /** Columns of each unit. */
  readonly units: readonly (readonly number[])[];
  readonly isClustered: boolean;
  readonly binary: boolean;
}

function poolOf({ arms, items, seeds }: CellGrid, { clusters }: DomainGrid): CellPool {
  const [plus, minus] = [arms.candidate?.score ?? [], arms.baseline?.score ?? []];
  const differences = Float64Array.from(plus, (score, at) => score - (minus[at] as number));
  const columns = Array.from(items, (_, column) => column);
  const byUnit = Map.groupBy(columns, column => clusters?.[items[column] as number] ?? column);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const isClustered = clusters !== undefined;
  const binary = [plus, minus].every(scores => scores.every(score => score === 0 || score === 1));
  const units = [...byUnit.values()];
  return { mean, seeds: seeds.length, width: items.length, differences, units, isClustered, binary };
}

/** So many different numbers below `from`. */
export function pickDistinct(count: number, from: number, rng: Rng): number[] {
  const left = Array.from({ length: from }, (_, at) => at);
  return Array.from({ length: count }, () => left.splice(Math.floor(rng.uniform() * left.length), 1)[0] as number);
}

/** A study of one cell: seeds without, units with replacement. Two of the same seed would be one. */
function drawCell(pool: CellPool, drawn: readonly number[], { seeds, rng }: { seeds: number; rng: Rng }): GainCell {
  const columns = drawn.flatMap(unit => pool.units[unit] ?? []);
  const clusters = pool.isClustered
    ? Int32Array.from(drawn.flatMap((unit, at) => (pool.units[unit] ?? []).map(() => at)))
    : undefined;
  const values = new Float64Array(seeds * columns.length);
  let next = 0;
  for (const seed of pickDistinct(seeds, pool.seeds, rng)) {
    for (const column of columns) values[next++] = pool.differences[seed * pool.width + column] as number;
  }
  return accept(gainCell({ matrix: { seeds, items: columns.length, values }, binary: pool.binary, clusters }));
}

const shift = (interval: ReturnType<typeof gainInterval>, by: number) =>
  interval.status === 'refused' ? interval : { ...interval, low: interval.low + by, high: interval.high + by };

export interface Repeats {
  readonly studies: number;
  /** Per study and cell. */
  readonly seeds: number;
  /** Items of each cell, or clusters where it has some. */
  readonly columns: number;
  readonly settings: AnalysisSettings;
  readonly rng: Rng;
}

/** Share of studies with each verdict, by what is true of the target. */
export type Rates = Readonly<Record<Scenario, Readonly<Record<ForecastVerdict, number>>>>;

/**
 * Studies of one target and its sandbox, analysed as a run is, verdicts counted. What is to be true is put in by moving bounds:
 * a gain moves those of a study and leaves their width alone.
 */
export function repeatStudies(target: CellGrid, sandbox: CellGrid, domain: DomainGrid, options: Repeats): Rates {
  const { studies, seeds, columns, settings, rng } = options;
  const [own, yardstick] = [poolOf(target, domain), poolOf(sandbox, domain)];
  const { retention, sesoi } = settings;
  const tail = settings.alpha / 2;
  const shares = { none: 0, 'half-retention': retention / 2, retention, full: 1 };
  const rates = Object.fromEntries(
    SCENARIOS.map(one => [one, { survives: 0, attenuated: 0, vanished: 0, reversed: 0, inconclusive: 0 }]),
  ) as Record<Scenario, Record<ForecastVerdict, number>>;
  const all = Int32Array.from({ length: columns }, (_, at) => at);
  const relation = { seeds: 'independent', columns: () => ({ left: all, right: all }) } as const;
  for (let study = 0; study < studies; study++) {
    const units = Array.from({ length: columns }, () => Math.floor(rng.uniform() * own.units.length));
    const cells = [drawCell(own, units, { seeds, rng }), drawCell(yardstick, units, { seeds, rng })] as const;
    const gain = gainInterval(cells[0], tail);
    const contrast = contrastInterval(cells, { tail, weights: [1, -retention], relation });
    for (const scenario of SCENARIOS) {
      const by = shares[scenario] * yardstick.mean - own.mean;
      const verdict = accept(decideEstimates({ gain: shift(gain, by), contrast: shift(contrast, by) }, sesoi));
      rates[scenario][verdict] += 1 / studies;
    }
  }
  return rates;
}
