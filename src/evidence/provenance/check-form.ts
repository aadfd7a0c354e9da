import { quote } from '../../core/quote.ts';
import { type AarArchive, groupBy } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, valueAt } from '../aar/aar-record.ts';
import { decideCounts } from '../aar/decide-counts.ts';
import { emptyFields } from '../aar/record-fields.ts';
import { referenceAccuracy } from './find-references.ts';
import type { Doubt, Seen } from './rule.ts';

const NONE: ReadonlySet<Doubt> = new Set();

const hasAccuracy = (record: AarRecord): boolean => {
  const { own, json, role } = record;
  const stated = role === 'run' ? numberAt(json, 'transfer_acc') : referenceAccuracy(record);
  return decideCounts(own, stated, NONE).accuracy !== undefined;
};

const ACCURACY_FIELD = { run: 'transfer_acc', floor: 'weak_acc', ceiling: 'strong_acc' } as const;

function* checkRecord(record: AarRecord, folder: readonly AarRecord[]): Iterable<Seen> {
  const { path, wrong, role } = record;
  const isUseless = !hasAccuracy(record);
  const accuracy = ACCURACY_FIELD[role];
  if (isUseless) {
    const found = wrong.find(({ field }) => field === accuracy)?.found ?? 'absent, or not of its kind';
    yield { code: 'FORM', path, field: accuracy, expected: 'an accuracy', found, doubts: ['run'] };
  } else if (role === 'ceiling' && referenceAccuracy(record) === undefined) {
    const found = quote(valueAt(record.json, accuracy) ?? null);
    const decision = 'correct and total are used instead';
    yield { code: 'FORM', path, field: accuracy, expected: 'an accuracy', found, decision };
  }
  for (const { field, expected, found } of [...wrong, ...emptyFields(record, folder)]) {
    if (isUseless && field === accuracy) continue;
    const code = found === 'absent' ? 'SCHEMA' : 'FORM';
    yield { code, path, field, expected, found, decision: 'the field is not used' };
  }
}

/** FORM, SCHEMA: what could not be read, and fields that are not what their writer writes. */
export function* checkForm({ records, unreadable }: AarArchive): Iterable<Seen> {
  for (const { path, reason } of unreadable) {
    yield { code: 'FORM', path, expected: 'a result as JSON', found: reason, decision: 'left out' };
  }
  for (const folder of groupBy(records, record => record.folder).values()) {
    for (const record of folder) yield* checkRecord(record, folder);
  }
}
