import type { EvidenceNote, Series } from '../core/evidence.ts';
import { fixed } from '../util/format.ts';
import type { Placement } from './assign-design.ts';
import { summarizeSeries } from './summarize-series.ts';

/** Standard errors by which the means of one thing done twice do not differ by chance. */
const MOST_ERRORS = 5;
/** With fewer items a standard error says little. */
const LEAST_ITEMS = 10;

interface Run {
  readonly series: Series;
  readonly path: string;
  readonly mean: number;
  readonly stderr: number;
}

/** Everything that tells two series apart, but the file they stand in. */
const keyOf = ({ domain, rung, arm, series }: Placement): string => {
  const { file: _, ...facts } = series.facts;
  return JSON.stringify([domain, rung, arm, Object.entries(facts).sort()]);
};

function runOf(series: Series): readonly Run[] {
  const { path, items, mean, stderr } = summarizeSeries({ ...series, claims: [] });
  return items < LEAST_ITEMS || mean === undefined || stderr === undefined ? [] : [{ series, path, mean, stderr }];
}

const describeRun = ({ path, mean, stderr }: Run): string => `${path} ${fixed(mean, 3)} ± ${fixed(stderr, 3)}`;

const areApart = (x: Run, y: Run): boolean => Math.abs(x.mean - y.mean) > MOST_ERRORS * Math.max(x.stderr, y.stderr);

/** Whether they have an item in common: parts of one run may well differ. */
function overlap(x: Run, y: Run): boolean {
  const items = new Set(x.series.outcomes.map(({ item }) => item));
  return y.series.outcomes.some(({ item }) => items.has(item));
}

/** The first two runs that no chance sets so far apart. */
function findApart(runs: readonly Run[]): readonly [Run, Run] | undefined {
  for (const [at, x] of runs.entries()) {
    const y = runs.slice(at + 1).find(other => areApart(x, other) && overlap(x, other));
    if (y !== undefined) return [x, y];
  }
  return undefined;
}

/**
 * Notes where one model was run several times on the same task with the same seed (or none) and the means of two of the runs are further
 * apart than 5 standard errors of either: one of the runs is broken, or not what it says. For runs that have nothing in common these
 * are 3.5 standard errors of the difference at least (5 ÷ √2); the same items answered by the same model vary less.
 * @param placed series in their places
 */
export function compareReruns(placed: readonly Placement[]): readonly EvidenceNote[] {
  return [...Map.groupBy(placed, keyOf).values()].flatMap(group => {
    if (group.length < 2) return [];
    const { rung, arm, domain } = group[0] as Placement;
    const apart = findApart(group.flatMap(({ series }) => runOf(series)));
    if (apart === undefined) return [];
    const found = `two runs of one set-up are further apart than ${MOST_ERRORS} standard errors: ${apart.map(describeRun).join(', ')}`;
    return [
      {
        path: `arm ${arm} of rung ${rung} and domain ${domain}`,
        text: `${found}; is one of them broken, or another model?`,
      },
    ];
  });
}
