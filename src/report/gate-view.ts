import { decisionOf, type Result } from '../core/decision-of.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { GateOutcome, GateReason, JudgedCell, TransferResult } from '../core/result.ts';
import { decisionSentence } from './decision-line.ts';
import { oneLine } from './one-line.ts';
import { verdictLevel } from './verdict-level.ts';
import { cellName } from './words.ts';

/** `failed`: what was asked for does not hold. `error`: it could not be asked. `skipped`: it was not asked. */
export type CaseState = 'passed' | 'failed' | 'error' | 'skipped';

/** One thing that the gate looked at. */
export interface GateCase {
  readonly group: string;
  readonly name: string;
  readonly state: CaseState;
  /** The verdict or the reason's code. */
  readonly kind: string;
  readonly text: string;
}

export interface GateNote {
  readonly level: 'error' | 'warning' | 'notice';
  readonly text: string;
}

/** A target cell in numbers; in fractions, absent where it has no interval. */
export interface GateCell {
  readonly rung: string;
  readonly domain: string;
  readonly verdict: string;
  readonly required: boolean;
  readonly gain?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What a build server is told: text is on one line, nothing in it is escaped yet. */
export interface GateView {
  readonly name: string;
  readonly outcome: GateOutcome;
  readonly exitCode: number;
  readonly sentence: string;
  readonly cases: readonly GateCase[];
  readonly notes: readonly GateNote[];
  readonly cells: readonly GateCell[];
}

const stateOf = (kind: string): CaseState => (kind === 'incomplete' || kind === 'disqualified' ? 'error' : 'failed');

const isOf = ({ cell }: GateReason, { estimates }: JudgedCell): boolean => isSameCell(cell, estimates);

/** A reason that stops the gate makes its cell fail, whether or not a rule asks for the cell. */
function caseOf(cell: JudgedCell, reasons: readonly GateReason[]): GateCase {
  const { estimates, verdict, replication, required, rule } = cell;
  const kind = verdict?.kind ?? replication ?? 'unmeasured';
  const one = { group: oneLine(estimates.rung), name: oneLine(cellName(estimates)), kind };
  const own = reasons.filter(reason => isOf(reason, cell));
  const told = own.map(reason => reason.text);
  const stopping = own.filter(({ level }) => level !== 'warn');
  if (stopping.length > 0) {
    const isFall = stopping.some(({ code }) => code === 'gain-fell');
    return { ...one, state: isFall ? 'failed' : stateOf(kind), text: oneLine(told.join('; ')) };
  }
  const isAsked = verdict !== undefined && (required || (rule !== undefined && rule.level !== 'off'));
  if (isAsked) return { ...one, state: 'passed', text: oneLine(told.join('; ')) };
  const unasked = verdict ? `not asked for: ${kind}` : `sandbox: ${kind}`;
  return { ...one, state: 'skipped', text: oneLine([unasked, ...told].join('; ')) };
}

/** What is about no cell of the result: the A/A check, the audit, the baseline, and that nothing was asked. */
const generalCase = ({ code, level, text }: GateReason): GateCase => ({
  group: 'gate',
  name: code,
  kind: code,
  state: level === 'warn' || code === 'all-required-survive' ? 'passed' : code === 'aa-failed' ? 'failed' : 'error',
  text: oneLine(text),
});

const noteOf = ({ code, level, text }: GateReason): GateNote => ({
  level: level === 'warn' ? 'warning' : code === 'all-required-survive' ? 'notice' : 'error',
  text: oneLine(text),
});

function cellOf(cell: JudgedCell): GateCell[] {
  const { estimates, verdict, required } = cell;
  if (verdict === undefined) return [];
  const { rung, domain } = estimates;
  const one = { rung: oneLine(rung), domain: oneLine(domain), verdict: verdict.kind, required };
  if (estimates.status === 'unmeasured') return [one];
  const { gain } = estimates.bounds[verdictLevel(cell)];
  return [gain.status === 'refused' ? one : { ...one, gain: gain.point, low: gain.low, high: gain.high }];
}

const transferView = ({ cells, gate: { reasons } }: TransferResult) => ({
  cases: [
    ...cells.map(cell => caseOf(cell, reasons)),
    ...reasons.filter(reason => !cells.some(cell => isOf(reason, cell))).map(generalCase),
  ],
  notes: reasons.map(noteOf),
  cells: cells.flatMap(cellOf),
});

/** The gate's answer for a build server, whatever it rests on; of counts there is the decision alone. */
export function gateView(result: Result): GateView {
  const { outcome, exitCode, reasons } = decisionOf(result);
  const whole = { name: oneLine(result.name), outcome, exitCode, sentence: oneLine(decisionSentence(result)) };
  if (!('decision' in result)) return { ...whole, ...transferView(result) };
  const text = oneLine(reasons.join('; '));
  return {
    ...whole,
    cases: [{ group: 'gate', name: 'decision', state: 'error', kind: outcome, text }],
    notes: reasons.map(reason => ({ level: 'error', text: oneLine(reason) })),
    cells: [],
  };
}
