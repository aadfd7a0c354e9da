import type { CountsResult } from '../../core/counts-result.ts';
import { oneLine } from '../one-line.ts';

/** The decision in one sentence: "gate incomplete (exit 6): …". */
export function countsDecisionSentence({ decision }: Pick<CountsResult, 'decision'>): string {
  const [first, ...others] = decision.reasons;
  const more = others.length === 0 ? '' : `; and ${others.length} more`;
  return `gate ${decision.outcome} (exit ${decision.exitCode}): ${first ?? ''}${more}`;
}

/** The last line on stderr: what was decided and why. */
export const countsDecisionLine = (result: Pick<CountsResult, 'decision'>): string =>
  `carryover: ${oneLine(countsDecisionSentence(result))}`;
