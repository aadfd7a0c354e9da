import { createHash } from 'node:crypto';
import { type AarArchive, groupBy } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, textAt } from '../aar/aar-record.ts';
import { namesItself } from './check-identity.ts';
import { findLateWrites } from './late-writes.ts';
import type { Seen } from './rule.ts';

const TIMES = ['training_time', 'total_training_time', 'labeling_time', 'total_time'] as const;
/** So many digits are a clock's; a person, or a clock of whole seconds, writes fewer. */
const LEAST_DIGITS = 9;

const digitsOf = (value: number): number => String(value).replace(/e.*$/u, '').replaceAll(/\D/gu, '').length;

const isTelling = (value: number | undefined): value is number =>
  value !== undefined && value > 0 && digitsOf(value) >= LEAST_DIGITS;

interface Shared {
  readonly field: string;
  readonly value: string;
  readonly records: readonly AarRecord[];
}

function sharedTimes({ records }: AarArchive, field: string): readonly Shared[] {
  const groups = groupBy(records, ({ json }) => {
    const value = numberAt(json, field);
    return isTelling(value) ? String(value) : undefined;
  });
  return [...groups].flatMap(([value, same]) => (same.length > 1 ? [{ field, value, records: same }] : []));
}

function sharedLabels({ records }: AarArchive): readonly Shared[] {
  const groups = groupBy(records, ({ softLabels }) =>
    softLabels === undefined || softLabels.length < LEAST_DIGITS
      ? undefined
      : createHash('sha256').update(JSON.stringify(softLabels)).digest('hex'),
  );
  const field = 'soft_labels';
  return [...groups.values()].flatMap(same =>
    same.length > 1 ? [{ field, value: `${same[0]?.softLabels?.length} rows`, records: same }] : [],
  );
}

/** The files that are copies: all but the one that is what its place says; all where that cannot be told. */
function copiesAmong(records: readonly AarRecord[], late: ReadonlySet<string>): readonly AarRecord[] {
  const honest = records.filter(record => namesItself(record) && !late.has(record.path));
  const [original] = honest;
  return honest.length === 1 ? records.filter(record => record !== original) : records;
}

function* reportShared({ field, value, records }: Shared, copies: readonly AarRecord[]): Iterable<Seen> {
  for (const copy of copies) {
    const others = records.filter(record => record !== copy);
    const original = others.find(record => !copies.includes(record)) ?? (others[0] as AarRecord);
    const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
    const expected = 'a value of its own';
    const doubts = ['seed', 'time'] as const;
    yield {
      code: 'DUPPROV',
      path: copy.path,
      field,
      expected,
      found: `${value}, as in ${original.path}${more}`,
      doubts,
    };
    const stamp = textAt(copy.json, 'cached_at');
    if (stamp === undefined || stamp !== textAt(original.json, 'cached_at')) continue;
    const found = `${stamp}, as in ${original.path}${more}`;
    yield { code: 'DUPPROV', path: copy.path, field: 'cached_at', expected, found, doubts };
  }
}

function* reportTrees({ copies }: AarArchive): Iterable<Seen> {
  for (const { path, files, of, different } of copies) {
    const same = files - different.length;
    const field = undefined;
    const decision = 'each result counted once; the copies are not used';
    if (same > 0) {
      const found = `${same} files of the same bytes as results elsewhere, such as ${of}`;
      yield { code: 'DUPTREE', path, field, expected: 'each result once', found, decision };
    }
    for (const [kept, dropped] of different) {
      const found = `another file for the same domain, method, settings and seed as ${kept}`;
      yield {
        code: 'DUPTREE',
        path: dropped,
        field,
        expected: 'each result once',
        found,
        decision: `${kept} is used instead`,
      };
    }
  }
}

/** DUPPROV, DUPTREE: what independent runs cannot share. */
export function* checkCopies(archive: AarArchive): Iterable<Seen> {
  const late = new Set(findLateWrites(archive).map(({ record }) => record.path));
  const shared = [...TIMES.flatMap(field => sharedTimes(archive, field)), ...sharedLabels(archive)];
  for (const group of shared) yield* reportShared(group, copiesAmong(group.records, late));
  yield* reportTrees(archive);
}
