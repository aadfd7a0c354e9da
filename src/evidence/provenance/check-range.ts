import type { AarRecord } from '../aar/aar-record.ts';
import { ACCURACY_FIELDS } from '../aar/stated-accuracy.ts';
import { isShare } from './compare-numbers.ts';
import type { Doubt, Rule } from './rule.ts';

/** Names of fields that hold an accuracy, at any depth: `transfer_acc`, `judge_grpo_acc`, `accuracy`, `fixed_weak_baseline`. */
const ACCURACY = /(?:^|_)(?:acc|accuracy)$|^fixed_(?:weak|strong)_baseline$/u;

interface Found {
  readonly field: string;
  readonly value: number;
}

/** Numbers of fields that hold an accuracy; lists are soft labels and predictions, and have rules of their own. */
function* accuraciesIn(value: unknown, field: string): Iterable<Found> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = field === '' ? name : `${field}.${name}`;
    if (typeof inner !== 'number') yield* accuraciesIn(inner, at);
    else if (ACCURACY.test(name)) yield { field: at, value: inner };
  }
}

/** What an impossible number leaves in doubt: the result where it is the record's own, the pairing where it is a reference. */
function doubtsOf({ role, own }: AarRecord, field: string): readonly Doubt[] {
  const isOwn =
    (ACCURACY_FIELDS[role] as readonly string[]).includes(field) || field === 'step11_sft_training.transfer_acc';
  if (isOwn || field === `${own?.field}.accuracy`) return ['accuracy'];
  if (own !== undefined && field.startsWith(`${own.field}.per_subset.`)) return ['subsets'];
  return role === 'run' && /^(?:weak_acc|strong_acc|hard_weak_label_acc)$/u.test(field) ? ['seed'] : [];
}

/** RANGE: accuracies that are no shares, in whatever field of whatever method. */
export const checkRange: Rule = function* ({ records }, sofar) {
  for (const record of records) {
    for (const { field, value } of accuraciesIn(record.json, '')) {
      // What is no number at all has a finding of its own.
      if (isShare(value) || sofar.faultsOf(record.path).some(fault => fault.field === field)) continue;
      const doubts = doubtsOf(record, field);
      const decision = doubts.length === 0 ? { decision: 'the field is not used' } : { doubts };
      yield {
        code: 'RANGE',
        path: record.path,
        field,
        expected: 'a share from 0 to 1',
        found: String(value),
        ...decision,
      };
    }
  }
};
