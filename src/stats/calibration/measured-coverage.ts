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
  /** All outcomes are right or wrong. */
  readonly binary: boolean;
  /** Each arm has seeds of its own. */
  readonly ownSeeds: boolean;
}

/** The level that was simulated. */
const LEVEL = 0.95;

/** The values next to `wanted`, one on each side where there are two; itself where it is among them. */
function neighbours(values: readonly number[], wanted: number): readonly number[] {
  const below = values.filter(value => value <= wanted);
  const above = values.filter(value => value >= wanted);
  const sides = [below.length > 0 ? Math.max(...below) : undefined, above.length > 0 ? Math.min(...above) : undefined];
  return [...new Set(sides.filter(value => value !== undefined))];
}

const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((x, y) => x - y);

/**
 * Simulated coverage of a 95% interval at the shapes next to this one: the worst of up to four, each the worst over seed
 * shares, gains and base rates.
 * @param level of the interval that is asked about
 */
export function measuredCoverage(
  method: IntervalMethod,
  shape: IntervalShape,
  level: number = LEVEL,
  table: readonly CoverageRow[] = COVERAGE_TABLE,
): MeasuredCoverage {
  const unknown = (reason: string): MeasuredCoverage => ({ status: 'not-measured', reason });
  if (Math.abs(level - LEVEL) > 1e-9) return unknown('simulated at 95% only');
  if (shape.ownSeeds) return unknown('arms with seeds of their own were not simulated');
  const rows = table.filter(row => row[0] === method && row[3] === shape.clustered);
  const seeds = neighbours(ascending(rows.map(row => row[1])), shape.seeds);
  const beside = rows.filter(row => seeds.includes(row[1]));
  const columns = neighbours(ascending(beside.map(row => row[2])), shape.columns);
  const near = beside.filter(row => columns.includes(row[2]));
  const [first] = near;
  if (first === undefined) return unknown('no design of this shape was simulated');
  const [, , , , least, error] = near.reduce((worst, row) => (row[4] < worst[4] ? row : worst), first);
  const shapes = { seeds: ascending(seeds), columns: ascending(columns) };
  return { status: 'measured', least, error, ...shapes, sameOutcomes: shape.binary };
}
