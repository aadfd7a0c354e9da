import { type AarArchive, groupBy } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { pairOf } from '../aar/pair-of.ts';
import { findReferences } from './find-references.ts';
import type { Seen } from './rule.ts';

const seedsOf = (records: readonly AarRecord[]): ReadonlySet<string> => new Set(records.map(({ seed }) => seed));

const byName = (x: string, y: string): number => x.length - y.length || (x < y ? -1 : 1);

/** "42, 43 and 3 more". */
function list(seeds: readonly string[]): string {
  const sorted = seeds.toSorted(byName);
  const more = sorted.length > 6 ? ` and ${sorted.length - 6} more` : '';
  return `${sorted.slice(0, 6).join(', ')}${more}`;
}

/** Seeds that peers have and this folder has not: a gap where few are missing, another design where most are. */
function* checkSeeds(records: readonly AarRecord[], expected: ReadonlySet<string>, whose: string): Iterable<Seen> {
  const own = seedsOf(records);
  const folder = (records[0] as AarRecord).folder;
  const missing = [...expected].filter(seed => !own.has(seed));
  if (missing.length === 0) return;
  if (missing.length * 2 > expected.size) {
    const found = `${own.size}; without ${list(missing)}`;
    yield { code: 'MISSING', path: folder, expected: `seeds of ${whose}: ${expected.size}`, found, severity: 'note' };
    return;
  }
  for (const seed of missing.toSorted(byName)) {
    const decision = 'nothing takes its place; means are over the seeds that are there';
    yield {
      code: 'MISSING',
      path: `${folder}/seed_${seed}.json`,
      expected: `a result: ${whose} have seed ${seed}`,
      found: 'no file',
      decision,
    };
  }
}

/** Runs of one pair of models and settings have the same seeds, and so have the floors and ceilings that they look up. */
function* checkPair(archive: AarArchive, runs: readonly AarRecord[]): Iterable<Seen> {
  const expected = seedsOf(runs);
  for (const group of groupBy(runs, ({ folder }) => folder).values()) {
    yield* checkSeeds(group, expected, 'other methods of the domain');
  }
  const references = (['floor', 'ceiling'] as const).map(role => findReferences(archive, runs[0] as AarRecord, role));
  const known = new Set([...references.flatMap(group => [...seedsOf(group)]), ...expected]);
  for (const group of references) {
    if (group.length > 0) yield* checkSeeds(group, known, 'other floors, ceilings and methods of the domain');
  }
}

/** Files of the layout that the sandbox documents. */
const PROMISED = ['eval.json', 'best_eval.json'] as const;

/** The people's baselines that the sandbox ships. */
const BASELINES: ReadonlySet<string> = new Set([
  'vanilla_w2s',
  'train_only_on_confident_labels',
  'critic',
  'ue_zeroshot',
  'ue_fewshot',
]);

function* noteArchive({ path, records, otherFiles }: AarArchive): Iterable<Seen> {
  const severity = 'note';
  const absent = PROMISED.filter(name => !otherFiles.has(name));
  if (absent.length > 0) {
    const expected = 'eval.json and best_eval.json, which the documented layout promises';
    yield { code: 'MISSING', path, expected, found: `no ${absent.join(', no ')}`, severity };
  }
  const methods = new Set(records.filter(({ role }) => role === 'run').map(({ method }) => method));
  if (methods.size > 0 && [...methods].every(method => BASELINES.has(method))) {
    const found = `none; ${[...methods].sort().join(', ')} are baselines by people`;
    yield { code: 'MISSING', path, expected: 'results of methods that researching agents found', found, severity };
  }
}

function* noteFolder(records: readonly AarRecord[]): Iterable<Seen> {
  const { folder, role } = records[0] as AarRecord;
  const severity = 'note';
  const bare = records.filter(({ own }) => own?.correct === undefined || own.total === undefined);
  const of = `${bare.length} of ${records.length} files`;
  if (bare.length > 0) {
    const expected = 'correct and total, overall and by subset';
    const found = `none in ${of} (seeds ${list(bare.map(({ seed }) => seed))})`;
    const what = role === 'floor' ? 'no share recovered by subset' : 'no binomial interval';
    const decision = `accuracy is used; ${what} can be computed`;
    yield { code: 'NOEVAL', path: folder, field: 'detailed_eval', expected, found, severity, decision };
  }
  const untimed = records.filter(({ json }) =>
    ['training_time', 'total_training_time', 'total_time'].every(name => !numberAt(json, name)),
  );
  if (untimed.length > 0) {
    const found = `0 or none in ${untimed.length} of ${records.length} files (seeds ${list(untimed.map(({ seed }) => seed))})`;
    const decision = 'taken for not recorded';
    yield { code: 'NOTIME', path: folder, field: 'training_time', expected: 'seconds', found, severity, decision };
  }
}

function* noteEmpty({ folders }: AarArchive): Iterable<Seen> {
  for (const { path } of folders.filter(({ isEmpty }) => isEmpty)) {
    const decision = 'taken for the trace of a lookup that found nothing, not for lost results';
    yield { code: 'EMPTYDIR', path, expected: 'results', found: 'an empty folder', severity: 'note', decision };
  }
}

/** MISSING, EMPTYDIR, NOEVAL, NOTIME: what is not there. */
export function* checkPresence(archive: AarArchive): Iterable<Seen> {
  const runs = archive.records.filter(({ role }) => role === 'run');
  const said = new Set<string>();
  for (const pair of groupBy(runs, record => JSON.stringify([record.domain, pairOf(record)])).values()) {
    for (const seen of checkPair(archive, pair)) {
      // Pairs of models may share a floor or a ceiling.
      if (!said.has(`${seen.path} ${seen.expected}`)) yield seen;
      said.add(`${seen.path} ${seen.expected}`);
    }
  }
  for (const records of groupBy(archive.records, ({ folder }) => folder).values()) yield* noteFolder(records);
  yield* noteEmpty(archive);
  yield* noteArchive(archive);
}
