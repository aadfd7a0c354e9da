import type { TransferResult } from '../core/result.ts';
import { oneLine } from './one-line.ts';

/** The decision in one sentence: "gate inconclusive (exit 4): …". */
export function decisionSentence({ gate }: TransferResult): string {
  const [first, ...others] = gate.reasons.map(({ text }) => text);
  const more = others.length === 0 ? '' : `; and ${others.length} more`;
  return `gate ${gate.outcome} (exit ${gate.exitCode}): ${first ?? ''}${more}`;
}

/** The last line on stderr: what was decided and why. */
export const decisionLine = (result: TransferResult): string => `carryover: ${oneLine(decisionSentence(result))}`;
