import { percent } from '../../util/format.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, textAt } from '../aar/aar-record.ts';
import { findOriginal } from './find-original.ts';
import { findLateWrites } from './late-writes.ts';
import type { Rule, Seen } from './rule.ts';
import type { Shared } from './shared.ts';
import { sharedLabels } from './shared-labels.ts';
import { sharedIds, sharedStamps } from './shared-stamps.ts';
import { sharedTimes } from './shared-times.ts';

/** The files that are copies: all but the original, or else those where the value was shortened or put later, or else all. */
function copiesAmong({ records, copied }: Shared, original: AarRecord | undefined): readonly AarRecord[] {
  if (original !== undefined) return records.filter(record => record !== original);
  return records.length - copied.size === 1 ? [...copied] : records;
}

/** The value of a copy, beside that of the original where they differ. */
function describe({ field, showIn, copied }: Shared, copy: AarRecord, original: AarRecord): string {
  const [own, theirs] = [showIn(copy), showIn(original)];
  if (own === theirs) return field === 'soft_labels' && copied.has(copy) ? `${own}, shortened` : own;
  const isShort = copied.has(copy) || copied.has(original);
  return isShort ? `${own}, which is ${theirs} shortened` : `${own}, all but ${theirs}`;
}

function* reportShared(shared: Shared, copies: readonly AarRecord[]): Iterable<Seen> {
  const { field, records, chance } = shared;
  for (const copy of copies) {
    const others = records.filter(record => record !== copy);
    const original = others.find(record => !copies.includes(record)) ?? (others[0] as AarRecord);
    const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
    const whose = `as in ${original.path}${more}`;
    const found = `${describe(shared, copy, original)}, ${whose}`;
    const seen = { code: 'DUPPROV', path: copy.path, expected: 'a value of its own' } as const;
    if (chance !== undefined) {
      const hardly = `${found} (by chance in ${percent(chance)} of archives like this)`;
      yield { ...seen, field, found: hardly, severity: 'note' };
      continue;
    }
    const doubts = ['seed', 'time'] as const;
    yield { ...seen, field, found, doubts };
    const stamp = textAt(copy.json, 'cached_at');
    if (field === 'cached_at' || stamp === undefined || stamp !== textAt(original.json, 'cached_at')) continue;
    yield { ...seen, field: 'cached_at', found: `${stamp}, ${whose}`, doubts };
  }
}

function* reportTrees({ copies }: AarArchive): Iterable<Seen> {
  for (const { path, files, of, different } of copies) {
    const same = files - different.length;
    const field = undefined;
    const decision = 'each result counted once; the copies are not used';
    if (same > 0) {
      const found =
        same === 1 ? `the same bytes as ${of}` : `${same} files of the same bytes as results elsewhere, such as ${of}`;
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
export const checkCopies: Rule = function* (archive, sofar) {
  const late = new Set(findLateWrites(archive).map(({ record }) => record.path));
  const among = (shared: Shared) => copiesAmong(shared, findOriginal(shared, { archive, late, sofar }));
  const copied = [...sharedTimes(archive), ...sharedIds(archive), ...sharedLabels(archive)];
  const found = copied.flatMap(shared => [...reportShared(shared, among(shared))]);
  yield* found;
  // A moment that was copied with something else is said there.
  const said = new Set(found.filter(({ field }) => field === 'cached_at').map(({ path }) => path));
  for (const shared of sharedStamps(archive)) {
    const copies = among(shared);
    if (!copies.some(({ path }) => said.has(path))) yield* reportShared(shared, copies);
  }
  yield* reportTrees(archive);
};
