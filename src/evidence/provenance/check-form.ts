import { quote } from '../../core/quote.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, valueAt } from '../aar/aar-record.ts';
import { decideCounts } from '../aar/decide-counts.ts';
import { isBlind } from '../aar/record-fields.ts';
import { statedAccuracy } from '../aar/stated-accuracy.ts';
import { NO_DOUBTS, type Seen } from './rule.ts';

const hasAccuracy = (record: AarRecord): boolean => decideCounts(record, NO_DOUBTS).accuracy !== undefined;

const ACCURACY_FIELD = { run: 'transfer_acc', floor: 'weak_acc', ceiling: 'strong_acc' } as const;

function* checkRecord(record: AarRecord): Iterable<Seen> {
  const { path, wrong, role } = record;
  const accuracy = ACCURACY_FIELD[role];
  const isUseless = !hasAccuracy(record) && !(role === 'run' && isBlind(record.json));
  const isReplaced = !isUseless && role === 'ceiling' && statedAccuracy(record) === undefined;
  if (isUseless) {
    const found = wrong.find(({ field }) => field === accuracy)?.found ?? 'absent, or not of its kind';
    yield { code: 'FORM', path, field: accuracy, expected: 'an accuracy', found, doubts: ['run'] };
  } else if (isReplaced) {
    const found = quote(valueAt(record.json, accuracy) ?? null);
    const decision = 'correct and total are used instead';
    yield { code: 'FORM', path, field: accuracy, expected: 'an accuracy', found, decision, needs: ['counts'] };
  }
  for (const { field, expected, found } of wrong) {
    if (found === 'absent' || ((isUseless || isReplaced) && field === accuracy)) continue;
    yield { code: 'FORM', path, field, expected, found, decision: 'the field is not used' };
  }
}

/** FORM: what could not be read, and fields that are not of their kind. */
export function* checkForm({ records, unreadable }: AarArchive): Iterable<Seen> {
  for (const { path, reason } of unreadable) {
    yield { code: 'FORM', path, expected: 'a result as JSON', found: reason, decision: 'left out' };
  }
  for (const record of records) yield* checkRecord(record);
}
