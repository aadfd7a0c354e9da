import type { SourceOutcome } from '../core/evidence.ts';
import type { Placement } from './assign-design.ts';

const cellOf = ({ domain, rung, arm }: Placement): string => JSON.stringify([domain, rung, arm]);

/** Whether tasks that are one arm's have an item of one name: two questions then, not one. */
function haveTasksInCommon(cell: readonly Placement[]): boolean {
  const taskOf = new Map<string, string | undefined>();
  for (const { series } of cell) {
    for (const { item } of series.outcomes) {
      if (taskOf.has(item) && taskOf.get(item) !== series.facts.task) return true;
      taskOf.set(item, series.facts.task);
    }
  }
  return false;
}

const listTasks = (own: readonly Placement[]): string =>
  [...new Set(own.map(({ series }) => series.facts.task ?? 'no task'))].sort().join(', ');

/**
 * Where a domain joins tasks that number their items alike, puts the task before the item's name: the first question of one task is
 * not the first of another. A domain whose arms are tasks is left as it is; there the items are the same.
 */
export function nameItems<Placed extends Placement>(
  placed: readonly Placed[],
  note: (path: string, text: string) => void,
): readonly Placed[] {
  const joined = new Set<string>();
  for (const [domain, own] of Map.groupBy(placed, one => one.domain)) {
    if (![...Map.groupBy(own, cellOf).values()].some(haveTasksInCommon)) continue;
    joined.add(domain);
    note(`domain ${domain}`, `joins tasks that number items alike (${listTasks(own)}): their items are kept apart`);
  }
  if (joined.size === 0) return placed;
  return placed.map(one => {
    if (!joined.has(one.domain)) return one;
    const { task } = one.series.facts;
    const rename = (outcome: SourceOutcome) => ({ ...outcome, item: `${task ?? ''}/${outcome.item}` });
    return { ...one, series: { ...one.series, outcomes: one.series.outcomes.map(rename) } };
  });
}
