import type { Doubted } from '../provenance/rule.ts';
import type { Evaluation } from './aar-record.ts';

/** Correct and total where both are known and believed, and the accuracy, from them where they are. */
export function decideCounts(own: Evaluation | undefined, stated: number | undefined, doubts: Doubted) {
  const { correct, total } = own ?? {};
  if (correct !== undefined && total && !doubts.has('counts')) return { accuracy: correct / total, correct, total };
  return {
    accuracy: doubts.has('accuracy') ? undefined : (stated ?? own?.accuracy),
    correct: undefined,
    total: undefined,
  };
}
