import type { CountsResult } from './counts-result.ts';
import type { ExitCode } from './exit-code.ts';
import type { GateOutcome, TransferResult } from './result.ts';

/** `result.json`: of outcomes by item, or of counts, which say so in their `kind`. */
export type Result = TransferResult | CountsResult;

/** What was decided, in the same words whatever the evidence. */
export interface Decided {
  readonly outcome: GateOutcome;
  readonly exitCode: ExitCode;
  readonly reasons: readonly string[];
}

/** The decision of a result, whatever it rests on. */
export function decisionOf(result: Result): Decided {
  if ('decision' in result) return result.decision;
  const { outcome, exitCode, reasons } = result.gate;
  return { outcome, exitCode, reasons: reasons.map(({ text }) => text) };
}
