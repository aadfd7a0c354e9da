import type { CountedRun, CountedSubset, ReferenceRun } from '../../core/counts.ts';
import { parseMoment } from '../../core/parse-moment.ts';
import { findReferences } from '../provenance/find-references.ts';
import { type Doubted, NO_DOUBTS } from '../provenance/rule.ts';
import { showMoment } from '../provenance/show-moment.ts';
import type { AarArchive } from './aar-archive.ts';
import { type AarRecord, type Evaluation, numberAt, textAt } from './aar-record.ts';
import { decideCounts } from './decide-counts.ts';
import { pairOf } from './pair-of.ts';
import { statedAccuracy } from './stated-accuracy.ts';

type Doubts = ReadonlyMap<string, Doubted>;

function endOf({ json }: AarRecord, doubts: Doubted): string | undefined {
  const seconds = parseMoment(textAt(json, 'cached_at'));
  return seconds === undefined || doubts.has('time') ? undefined : showMoment(seconds).replace(' ', 'T');
}

/** Parts of the test set with their counts, unless these are not believed, or the counts that they add up to. */
function subsetsOf(own: Evaluation | undefined, doubts: Doubted): readonly CountedSubset[] {
  if (doubts.has('subsets') || doubts.has('counts')) return [];
  return [...(own?.subsets ?? [])].flatMap(([name, { correct, total }]) =>
    correct === undefined || total === undefined ? [] : [{ name, correct, total }],
  );
}

/** Methods that were run with several settings of their own are so many methods. */
function nameMethods(records: readonly AarRecord[]): (record: AarRecord) => string {
  const groups = Map.groupBy(records, record => JSON.stringify([record.domain, record.method, pairOf(record)]));
  const several = new Set<AarRecord>();
  for (const group of groups.values()) {
    if (new Set(group.map(({ config }) => config)).size > 1) for (const record of group) several.add(record);
  }
  return record => (several.has(record) ? `${record.method} ${record.key?.extras || record.config}` : record.method);
}

/** What is left of every run, once what nobody can believe is taken away. */
export function countRuns({ records }: AarArchive, doubts: Doubts): readonly CountedRun[] {
  const runs = records.filter(({ role, path }) => role === 'run' && !doubts.get(path)?.has('run'));
  const nameOf = nameMethods(runs);
  return runs.map(record => {
    const { path, domain, seed, own, json } = record;
    const doubted = doubts.get(path) ?? NO_DOUBTS;
    return {
      path,
      domain,
      method: nameOf(record),
      pair: pairOf(record),
      seed,
      ...decideCounts(record, doubted),
      subsets: subsetsOf(own, doubted),
      statedAccuracy: statedAccuracy(record) ?? own?.accuracy,
      statedPgr: numberAt(json, 'pgr'),
      isPairable: !doubted.has('seed'),
      endedAt: endOf(record, doubted),
    };
  });
}

function countReference(record: AarRecord, pair: string, doubted: Doubted): readonly ReferenceRun[] {
  const { path, domain, seed, role, own } = record;
  if (role === 'run' || doubted.has('run')) return [];
  const { accuracy, correct, total } = decideCounts(record, doubted);
  if (accuracy === undefined) return [];
  const counts = { accuracy, correct, total, subsets: subsetsOf(own, doubted) };
  return [{ path, domain, role, pair, seed, ...counts, endedAt: endOf(record, doubted) }];
}

/** Floors and ceilings, once for every pair of models and settings that looks them up; all of them where there are no runs. */
export function countReferences(archive: AarArchive, doubts: Doubts): readonly ReferenceRun[] {
  const runs = archive.records.filter(({ role }) => role === 'run');
  const pairs = Map.groupBy(runs, record => JSON.stringify([record.domain, pairOf(record)]));
  const used = [...pairs.values()].flatMap(([run]) =>
    (['floor', 'ceiling'] as const).flatMap(role =>
      findReferences(archive, run as AarRecord, role).map(record => [record, pairOf(run as AarRecord)] as const),
    ),
  );
  const seen = new Set(used.map(([record]) => record));
  const unused = archive.records.filter(record => record.role !== 'run' && !seen.has(record));
  const all = [...used, ...unused.map(record => [record, pairOf(record)] as const)];
  return all.flatMap(([record, pair]) => countReference(record, pair, doubts.get(record.path) ?? NO_DOUBTS));
}
