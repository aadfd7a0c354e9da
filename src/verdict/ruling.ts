import type { GateOutcome, GateReason } from '../core/result.ts';

/** A reason not to pass, and what it makes of the gate. */
export interface Ruling {
  readonly outcome: GateOutcome;
  readonly reason: GateReason;
}
