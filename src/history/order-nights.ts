import type { LeftOut } from '../core/history.ts';
import { compareNaturally } from '../util/compare-naturally.ts';
import type { NightRun } from './night-run.ts';

export interface OrderedNights {
  /** In order of time. */
  readonly nights: readonly NightRun[];
  readonly left: readonly LeftOut[];
}

/** Names such as `2026-11-21` or `night-7` say an order of their own. */
const isNumbered = ({ directory }: NightRun): boolean => /\d/u.test(directory.split(/[\\/]/u).at(-1) ?? '');

const compareTimes = (x: NightRun, y: NightRun): number =>
  x.createdAt === y.createdAt ? compareNaturally(x.directory, y.directory) : x.createdAt < y.createdAt ? -1 : 1;

/** Why a run is no night of its own, given those before it. */
function objection(run: NightRun, kept: readonly NightRun[]): LeftOut | undefined {
  const { directory } = run;
  const copied = kept.find(({ contentHash }) => contentHash === run.contentHash);
  if (copied !== undefined) {
    const reason = `holds the same outcomes as ${copied.directory}: nothing was drawn anew, and the same night does not count twice`;
    return { directory, kind: 'copy', reason };
  }
  const twin = kept.find(({ createdAt }) => createdAt === run.createdAt);
  if (twin === undefined) return undefined;
  const reason = `was made at ${run.createdAt}, as ${twin.directory} was, with other outcomes: which night came first cannot be told`;
  return { directory, kind: 'same-time', reason };
}

/** What a clock that went back, or is ahead, leaves behind. */
function remarksOf(run: NightRun, before: NightRun | undefined, now: string): string[] {
  const remarks = [...run.remarks];
  if (run.createdAt > now) remarks.push(`was made at ${run.createdAt}, which is after now (${now}): a clock is wrong`);
  const isBackwards =
    before !== undefined &&
    isNumbered(before) &&
    isNumbered(run) &&
    compareNaturally(before.directory, run.directory) > 0;
  if (isBackwards) {
    remarks.push(
      `its time is after that of ${before.directory}, its name before: did a clock go back? Times decide the order`,
    );
  }
  return remarks;
}

/**
 * Nights in the order of the times in their `run.json`, copies left out. Of two different runs of the same instant the first
 * by name stays, and the other is left out.
 * @param now ISO 8601, UTC
 */
export function orderNights(runs: readonly NightRun[], now: string): OrderedNights {
  const nights: NightRun[] = [];
  const left: LeftOut[] = [];
  for (const run of runs.toSorted(compareTimes)) {
    const wrong = objection(run, nights);
    if (wrong === undefined) nights.push({ ...run, remarks: remarksOf(run, nights.at(-1), now) });
    else left.push(wrong);
  }
  return { nights, left };
}
