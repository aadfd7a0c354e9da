import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { referenceAccuracy } from './find-references.ts';
import type { Seen } from './rule.ts';

const hasAccuracy = (record: AarRecord): boolean => {
  if (record.role !== 'run') return referenceAccuracy(record) !== undefined;
  const { own, json } = record;
  return [numberAt(json, 'transfer_acc'), own?.accuracy, own?.correct].some(value => value !== undefined);
};

const ACCURACY_FIELD = { run: 'transfer_acc', floor: 'weak_acc', ceiling: 'strong_acc' } as const;

/** FORM: what could not be read. */
export function* checkForm({ records, unreadable }: AarArchive): Iterable<Seen> {
  for (const { path, reason } of unreadable) {
    yield { code: 'FORM', path, expected: 'a result as JSON', found: reason, decision: 'left out' };
  }
  for (const record of records) {
    const { path, wrong, role } = record;
    for (const { field, expected, found } of wrong) {
      yield { code: 'FORM', path, field, expected, found, decision: 'the field is not used' };
    }
    if (hasAccuracy(record)) continue;
    const found = 'absent, or not of its kind';
    yield { code: 'FORM', path, field: ACCURACY_FIELD[role], expected: 'an accuracy', found, doubts: ['run'] };
  }
}
