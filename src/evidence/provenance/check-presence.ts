import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { decideCounts } from '../aar/decide-counts.ts';
import { checkSeeds, listSeeds } from './check-seeds.ts';
import { NO_DOUBTS, type Seen } from './rule.ts';

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
    const found = `none in ${of} (seeds ${listSeeds(bare.map(({ seed }) => seed))})`;
    const what = role === 'floor' ? 'no share recovered by subset' : 'no binomial interval';
    const isKnown = bare.some(one => decideCounts(one, NO_DOUBTS).accuracy !== undefined);
    const used = isKnown ? 'accuracy is used' : 'there is no accuracy either, and the runs are in no mean';
    const decision = `${used}; ${what} can be computed`;
    yield { code: 'NOEVAL', path: folder, field: 'detailed_eval', expected, found, severity, decision };
  }
  const untimed = records.filter(({ json }) =>
    ['training_time', 'total_training_time', 'total_time'].every(name => !numberAt(json, name)),
  );
  if (untimed.length > 0) {
    const found = `0 or none in ${untimed.length} of ${records.length} files (seeds ${listSeeds(untimed.map(({ seed }) => seed))})`;
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
  yield* checkSeeds(archive);
  for (const records of Map.groupBy(archive.records, ({ folder }) => folder).values()) yield* noteFolder(records);
  yield* noteEmpty(archive);
  yield* noteArchive(archive);
}
