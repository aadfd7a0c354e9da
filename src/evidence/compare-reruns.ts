import type { EvidenceNote, Series } from '../core/evidence.ts';
import { fixed } from '../util/format.ts';
import type { Placement } from './assign-design.ts';
import { summarizeSeries } from './summarize-series.ts';

/** Standard errors by which the means of one thing done twice do not differ by chance. */
const MOST_ERRORS = 5;
/** With fewer items a standard error says little. */
const LEAST_ITEMS = 10;

interface Run {
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
  return items < LEAST_ITEMS || mean === undefined || stderr === undefined ? [] : [{ path, mean, stderr }];
}

const describeRun = ({ path, mean, stderr }: Run): string => `${path} ${fixed(mean, 3)} ± ${fixed(stderr, 3)}`;

/** Whether they have an item in common: parts of one run may well differ. */
function overlap(one: Series, other: Series): boolean {
  const items = new Set(one.outcomes.map(({ item }) => item));
  return other.outcomes.some(({ item }) => items.has(item));
}

/**
 * Notes where one model was run twice on the same task with the same seed (or none) and the means of the runs are further apart than 5
 * standard errors of either: one of the runs is broken, or not what it says. For runs that have nothing in common these are 3.5
 * standard errors of the difference at least (5 ÷ √2); the same items answered by the same model vary less.
 * @param placed series in their places
 */
export function compareReruns(placed: readonly Placement[]): readonly EvidenceNote[] {
  return [...Map.groupBy(placed, keyOf).values()].flatMap(([first, ...others]) => {
    const { rung, arm, domain, series } = first as Placement;
    const [run] = runOf(series);
    const far = others
      .filter(other => overlap(series, other.series))
      .flatMap(other => runOf(other.series))
      .find(({ mean, stderr }) => run && Math.abs(mean - run.mean) > MOST_ERRORS * Math.max(stderr, run.stderr));
    if (run === undefined || far === undefined) return [];
    const found = `two runs of one set-up are further apart than ${MOST_ERRORS} standard errors: ${describeRun(run)}, ${describeRun(far)}`;
    return [
      {
        path: `arm ${arm} of rung ${rung} and domain ${domain}`,
        text: `${found}; is one of them broken, or another model?`,
      },
    ];
  });
}
