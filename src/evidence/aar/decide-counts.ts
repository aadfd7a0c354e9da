import type { Doubted } from '../provenance/rule.ts';
import type { AarRecord } from './aar-record.ts';
import { statedAccuracy } from './stated-accuracy.ts';

/** Correct and total where both are known and believed, and the accuracy, from them where they are. */
export function decideCounts(record: AarRecord, doubts: Doubted) {
  const { correct, total, accuracy } = record.own ?? {};
  if (correct !== undefined && total && !doubts.has('counts')) return { accuracy: correct / total, correct, total };
  return {
    accuracy: doubts.has('accuracy') ? undefined : (statedAccuracy(record) ?? accuracy),
    correct: undefined,
    total: undefined,
  };
}
