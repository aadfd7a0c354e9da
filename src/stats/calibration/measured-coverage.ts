import type { IntervalMethod } from '../../core/estimate.ts';
import type { MeasuredCoverage } from '../../core/measured-coverage.ts';
import type { CoverageRow } from './coverage-row.ts';
import { COVERAGE_TABLE } from './coverage-table.ts';

/** What decides how well an interval does, as far as it is known before the data are looked at. */
export interface IntervalShape {
  /** Seeds of the arm with fewer. */
  readonly seeds: number;
  /** Items, or clusters. */
  readonly columns: number;
  readonly clustered: boolean;
  /** Coefficient of variation of the clusters' sizes; 0 if left out. */
  readonly sizeSpread?: number | undefined;
  /** All outcomes are right or wrong. */
  readonly binary: boolean;
  /** Each arm has seeds of its own. */
  readonly ownSeeds: boolean;
}

/** The level that was simulated. */
const LEVEL = 0.95;

/**
 * Accuracies that were simulated: baselines of 55–90% with gains of up to 5 points, and what they become where right and wrong,
 * or the arms, change places.
 */
const ACCURACIES = { low: 0.05, high: 0.95 } as const;

/** Clusters were simulated with equal sizes; up to this coefficient of variation they count as 94% or more of their number. */
export const EQUAL_SIZES = 0.25;

/** The largest seed share that was simulated; it matters where new seeds are spoken about. */
const MOST_SEED_SHARE = 0.75;

export interface CoverageOptions {
  /** Of the interval that is asked about; 0.95 if left out. */
  readonly level?: number | undefined;
  /** Of both arms, where they are known. */
  readonly accuracies?: readonly number[] | undefined;
  /** Part of Var(Δ̂) that comes from the seeds, as the cell itself estimates it; left out where it is not known. */
  readonly seedShare?: number | undefined;
  /** From the simulation; the committed one unless a test gives another. */
  readonly table?: readonly CoverageRow[] | undefined;
}

const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((x, y) => x - y);

/** The value itself where it is among `values`, else the two around it; nothing outside their range. */
function around(values: readonly number[], wanted: number): readonly number[] {
  const below = values.filter(value => value <= wanted);
  const above = values.filter(value => value >= wanted);
  return below.length === 0 || above.length === 0 ? [] : ascending([Math.max(...below), Math.min(...above)]);
}

/** One seed and two have procedures, and claims, of their own: neither says anything about the other, nor about three. */
const seedsAround = (rows: readonly CoverageRow[], wanted: number): readonly number[] => {
  const seeds = rows.map(row => row[1]);
  return wanted < 3
    ? seeds.filter(one => one === wanted).slice(0, 1)
    : around(
        seeds.filter(one => one >= 3),
        wanted,
      );
};

/** The rows at the corners around a shape; undefined unless all of them are there. */
function rowsAround(
  rows: readonly CoverageRow[],
  { seeds, columns }: IntervalShape,
): readonly CoverageRow[] | undefined {
  const corners = seedsAround(rows, seeds).map(own => {
    const beside = rows.filter(row => row[1] === own);
    const near = around(ascending(beside.map(row => row[2])), columns);
    return beside.filter(row => near.includes(row[2]));
  });
  return corners.length > 0 && corners.every(({ length }) => length > 0) ? corners.flat() : undefined;
}

/** Why nothing is known of a kind of cell, whatever its size. */
function neverSimulated(
  shape: IntervalShape,
  { level = LEVEL, accuracies = [], seedShare = 0 }: CoverageOptions,
): string | undefined {
  if (Math.abs(level - LEVEL) > 1e-9) return 'simulated at 95% only';
  if (shape.ownSeeds) return 'arms with seeds of their own were not simulated';
  if ((shape.sizeSpread ?? 0) > EQUAL_SIZES) return 'clusters of unequal size';
  if (!shape.binary) return 'scores were not simulated, only right or wrong';
  if (shape.seeds >= 3 && seedShare > MOST_SEED_SHARE) return 'seed shares above 75% were not simulated';
  const isInside = (share: number) => share >= ACCURACIES.low && share <= ACCURACIES.high;
  return accuracies.every(isInside) ? undefined : 'accuracies below 5% or above 95% were not simulated';
}

/**
 * Simulated coverage of a 95% interval at the shapes next to this one: the worst of up to four, each the worst over seed
 * shares, gains and base rates. Not measured where the cell is no kind that was simulated, or lies outside what was.
 */
export function measuredCoverage(
  method: IntervalMethod,
  shape: IntervalShape,
  options: CoverageOptions = {},
): MeasuredCoverage {
  const unknown = (reason: string): MeasuredCoverage => ({ status: 'not-measured', reason });
  const never = neverSimulated(shape, options);
  if (never !== undefined) return unknown(never);
  const { table = COVERAGE_TABLE } = options;
  const near = rowsAround(
    table.filter(row => row[0] === method && row[3] === shape.clustered),
    shape,
  );
  const [first] = near ?? [];
  if (near === undefined || first === undefined) {
    const [seeds, unit] = [shape.seeds === 1 ? 'seed' : 'seeds', shape.clustered ? 'clusters' : 'items'];
    return unknown(
      `${shape.seeds} ${seeds} × ${shape.columns} ${unit} lie outside what was simulated of this interval`,
    );
  }
  const [, , , , least, error] = near.reduce((worst, row) => (row[4] < worst[4] ? row : worst), first);
  const shapes = { seeds: ascending(near.map(row => row[1])), columns: ascending(near.map(row => row[2])) };
  return { status: 'measured', least, error, ...shapes };
}
