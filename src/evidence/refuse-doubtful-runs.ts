import { CarryoverError } from '../core/errors.ts';
import type { Series } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';

/** How often an item of one series is in another one, and whether it is asked the same there. */
interface Overlap {
  same: number;
  other: number;
  unknown: number;
}

const contentsOf = ({ outcomes }: Series): ReadonlyMap<string, string | undefined> =>
  new Map(outcomes.map(({ item, content }) => [item, content]));

function overlapOf(one: Series, other: Series): Overlap {
  const known = contentsOf(other);
  const overlap = { same: 0, other: 0, unknown: 0 };
  for (const [item, content] of contentsOf(one)) {
    if (!known.has(item)) continue;
    const there = known.get(item);
    if (content === undefined || there === undefined) overlap.unknown++;
    else if (content === there) overlap.same++;
    else overlap.other++;
  }
  return overlap;
}

/**
 * Refuses to take series with equal item names for repeated runs where they may as well be different questions that are numbered
 * alike: where most texts differ, and where there are neither texts nor the name of a task.
 * @param arm in words, for the message
 * @param series of one arm, with nothing that tells runs apart
 * @throws CarryoverError `usage`, saying how to say which it is
 */
export function refuseDoubtfulRuns(arm: string, series: readonly Series[]): void {
  for (const [at, one] of series.entries()) {
    for (const other of series.slice(at + 1)) {
      const { same, other: differing, unknown } = overlapOf(one, other);
      const areOthers = differing > same;
      const isUnsaid = unknown > 0 && one.facts.task === undefined;
      if (!areOthers && !isUnsaid) continue;
      const why = areOthers
        ? 'but mostly other texts under them'
        : 'and nothing says whether they are the same questions';
      const found = `${arm} has items of equal names in ${quote(one.path)} and ${quote(other.path)}, ${why}`;
      const hint =
        'Repeated runs: --run file. Different questions: --domain file, or --domain rules for the names of files.';
      throw new CarryoverError('usage', `${found}; expected to be told.`, hint);
    }
  }
}
