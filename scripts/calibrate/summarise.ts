import type { IntervalMethod } from '../../src/core/estimate.ts';
import type { CoverageRow } from '../../src/stats/calibration/coverage-row.ts';
import type { Design } from './design.ts';
import type { Measured } from './measure-design.ts';
import type { IntervalTally } from './tally.ts';

/** One interval at one design. */
export interface Fared {
  readonly design: Design;
  /** Such as "howe/new-seeds". */
  readonly key: string;
  readonly tally: IntervalTally;
  readonly coverage: number;
  /** Monte-Carlo standard error of the coverage. */
  readonly error: number;
  readonly width: number;
}

const errorOf = (share: number, runs: number): number => Math.sqrt((share * (1 - share)) / runs);

/** Every interval at every design, where it was not refused. */
export function faredOf(measured: readonly Measured[]): readonly Fared[] {
  return measured.flatMap(({ design, result }) => {
    if (!('intervals' in result)) return [];
    return Object.entries(result.intervals).flatMap(([key, tally]): Fared[] => {
      if (tally.intervals === 0) return [];
      const coverage = tally.covered / tally.intervals;
      const error = errorOf(coverage, tally.intervals);
      return [{ design, key, tally, coverage, error, width: tally.relativeWidth / tally.intervals }];
    });
  });
}

/** What a group of designs has in common, and how an interval fared in the worst of them and on the whole. */
export interface Summary {
  readonly designs: number;
  readonly worst: Fared;
  readonly mean: number;
  readonly width: number;
}

export function summarise(fared: readonly Fared[]): Summary | undefined {
  const [first] = fared;
  if (first === undefined) return undefined;
  const total = (of: (one: Fared) => number) => fared.reduce((sum, one) => sum + of(one), 0) / fared.length;
  return {
    designs: fared.length,
    worst: fared.reduce((worst, one) => (one.coverage < worst.coverage ? one : worst), first),
    mean: total(one => one.coverage),
    width: total(one => one.width),
  };
}

/** Groups by a label, in order of first appearance. */
export function groupBy<T>(values: readonly T[], label: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const at = label(value);
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [value]);
    else group.push(value);
  }
  return groups;
}

/** The verdict's intervals and those beside it, by what the simulation calls them. */
const METHODS: Readonly<Record<string, IntervalMethod>> = {
  'howe/new-seeds': 'howe',
  'tango/these-seeds': 'tango',
  'cr2-satterthwaite/these-seeds': 'cr2-satterthwaite',
  'these-seeds-t/these-seeds': 'these-seeds-t',
  'percentile/new-seeds': 'bootstrap-percentile',
  'basic/new-seeds': 'bootstrap-basic',
  'bca/new-seeds': 'bootstrap-bca',
  'studentised/new-seeds': 'bootstrap-studentised',
  'percentile/these-seeds': 'bootstrap-percentile',
  'basic/these-seeds': 'bootstrap-basic',
  'bca/these-seeds': 'bootstrap-bca',
  'studentised/these-seeds': 'bootstrap-studentised',
};

/** Ordinary seeds: what a default interval is held against. Stress is shown and decides nothing. */
export const isOrdinary = ({ design }: { readonly design: Design }): boolean => design.law === 'normal';

const columnsOf = ({ items, clusterSize }: Design): number => items / clusterSize;

/** The table that the choice of the interval follows, in a fixed order. */
export function coverageRows(fared: readonly Fared[]): readonly CoverageRow[] {
  const known = fared.filter(one => isOrdinary(one) && one.key in METHODS);
  const groups = groupBy(known, ({ key, design }) => [key, design.seeds, design.items, design.clusterSize].join(' '));
  const rows = [...groups.values()].flatMap((group): CoverageRow[] => {
    const [first] = group;
    const summary = summarise(group);
    if (first === undefined || summary === undefined) return [];
    const { seeds, clusterSize } = first.design;
    const { worst, mean, width } = summary;
    const numbers = [worst.coverage, worst.error, mean, width].map(x => Number(x.toFixed(4)));
    const [least, error, average, relative] = numbers as [number, number, number, number];
    const method = METHODS[first.key] as IntervalMethod;
    return [[method, seeds, columnsOf(first.design), clusterSize > 1, least, error, average, relative]];
  });
  const order = [...new Set(Object.values(METHODS))];
  return rows.sort(
    (x, y) => order.indexOf(x[0]) - order.indexOf(y[0]) || Number(x[3]) - Number(y[3]) || x[1] - y[1] || x[2] - y[2],
  );
}

/** The generated source file of the table. */
export function tableSource(rows: readonly CoverageRow[]): string {
  const lines = rows.map(
    row => `  [${row.map(value => (typeof value === 'string' ? `'${value}'` : value)).join(', ')}],`,
  );
  return `// Written by \`npm run calibrate\`; docs/calibration.md shows it and says how it was made.
import type { CoverageRow } from './coverage-row.ts';

/** Simulated coverage of 95% intervals, right-or-wrong outcomes: see \`CoverageRow\` for the columns. */
export const COVERAGE_TABLE: readonly CoverageRow[] = [
${lines.join('\n')}
];
`;
}
