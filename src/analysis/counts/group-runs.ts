import type { CountedEvidence } from '../../core/counted-evidence.ts';
import type { CountedRun, ReferenceRun } from '../../core/counts.ts';
import type { LeftOutRun } from '../../core/counts-result.ts';
import { compareNaturally } from '../../util/compare-naturally.ts';

/** Runs and references of one domain under one pair of models: what may be compared. */
export interface RunGroup {
  readonly domain: string;
  readonly pair: string;
  /** By method and seed, in an order that does not depend on that of the files; one run per method and seed. */
  readonly runs: readonly CountedRun[];
  readonly references: readonly ReferenceRun[];
}

type Entry = CountedRun | ReferenceRun;

const nameOf = (entry: Entry): string => ('role' in entry ? entry.role : entry.method);

const compareEntries = (a: Entry, b: Entry): number =>
  compareNaturally(nameOf(a), nameOf(b)) ||
  compareNaturally(a.seed, b.seed) ||
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** Entries that share all of what should tell them apart: which one is meant nobody can say, so none is taken. */
function dropAmbiguous<One extends Entry>(entries: readonly One[]) {
  const byKey = Map.groupBy(entries, entry => keyOf(nameOf(entry), entry.seed));
  const leftOut: LeftOutRun[] = [];
  const kept: One[] = [];
  for (const same of byKey.values()) {
    if (same.length === 1) kept.push(...same);
    else for (const { path } of same) leftOut.push({ path, reason: ambiguity(same.length) });
  }
  return { kept: kept.sort(compareEntries), leftOut };
}

const ambiguity = (files: number): string => `${files} files have this domain, method, pair of models and seed`;

/** Sorts an archive into what may be compared; domains and pairs in natural order. References alone make no group. */
export function groupRuns({ runs, references }: Pick<CountedEvidence, 'runs' | 'references'>): {
  readonly groups: readonly RunGroup[];
  readonly leftOut: readonly LeftOutRun[];
} {
  const leftOut: LeftOutRun[] = [];
  const ofKey = Map.groupBy(references, ({ domain, pair }) => keyOf(domain, pair));
  const groups = [...Map.groupBy(runs, ({ domain, pair }) => keyOf(domain, pair))].map(([key, members]) => {
    const { domain, pair } = members[0] as CountedRun;
    const own = dropAmbiguous(members);
    const shared = dropAmbiguous(ofKey.get(key) ?? []);
    leftOut.push(...own.leftOut, ...shared.leftOut);
    return { domain, pair, runs: own.kept, references: shared.kept };
  });
  groups.sort((a, b) => compareNaturally(a.domain, b.domain) || compareNaturally(a.pair, b.pair));
  leftOut.sort((a, b) => compareNaturally(a.path, b.path));
  return { groups, leftOut };
}
