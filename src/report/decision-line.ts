import { decisionOf, type Result } from '../core/decision-of.ts';
import { oneLine } from './one-line.ts';

/** The decision in one sentence: "gate inconclusive (exit 4): …". */
export function decisionSentence(result: Result): string {
  const { outcome, exitCode, reasons } = decisionOf(result);
  const [first, ...others] = reasons;
  const more = others.length === 0 ? '' : `; and ${others.length} more`;
  return `gate ${outcome} (exit ${exitCode}): ${first ?? ''}${more}`;
}

/** The last line on stderr: what was decided and why. */
export const decisionLine = (result: Result): string => `carryover: ${oneLine(decisionSentence(result))}`;
