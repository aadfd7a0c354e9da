import type { LmEvalRun, MetricSummary, TaskSummary } from './lm-eval-results.ts';

/** Of files that print their numbers in full, what follows from them is this close, relatively, to a whole number. */
const WHOLE = 1e-7;

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= WHOLE * Math.max(1, value);

/**
 * How many right-or-wrong answers have this mean p and standard error s: s² = p(1 − p) ÷ (n − 1), so n = p(1 − p) ÷ s² + 1.
 * Undefined unless that is a whole number, and p a whole number of them.
 * @source derived here from the standard error of a mean with divisor n − 1
 */
export function countFrom({ mean: p, stderr: s }: Pick<MetricSummary, 'mean' | 'stderr'>): number | undefined {
  if (p === undefined || s === undefined || !(p > 0 && p < 1 && s > 0)) return undefined;
  const n = (p * (1 - p)) / (s * s) + 1;
  return n < 1e7 && isWhole(n) && isWhole(p * n) ? Math.round(n) : undefined;
}

/** The count that all metrics of the tasks agree on. */
function agreedCount(tasks: readonly TaskSummary[]): number | undefined {
  const counts = new Set(tasks.flatMap(({ metrics }) => metrics.map(countFrom)).filter(count => count !== undefined));
  return counts.size === 1 ? [...counts][0] : undefined;
}

/**
 * How many documents a task had: as the file says, or as follows from its own means and standard errors, or from those of the other
 * files if these agree. Undefined where nothing tells.
 */
export function countItems(run: LmEvalRun, task: string, runs: readonly LmEvalRun[]): number | undefined {
  const own = run.tasks.get(task);
  if (own === undefined) return undefined;
  if (own.items !== undefined) return own.items;
  const fromOwn = agreedCount([own]);
  if (fromOwn !== undefined) return fromOwn;
  const isSilent = own.metrics.every(metric => countFrom(metric) === undefined);
  return isSilent ? agreedCount(runs.flatMap(other => other.tasks.get(task) ?? [])) : undefined;
}
