import type { Calibration } from '../core/calibration.ts';
import type { GatePolicy } from '../core/design.ts';
import { EXIT } from '../core/exit-code.ts';
import type { GateDecision, GateOutcome, GateReason, JudgedCell } from '../core/result.ts';
import type { VerdictKind } from '../core/verdict.ts';

/** What a verdict of a required cell means for the gate. `unfounded` is no evidence against the target: nothing was claimed. */
const OUTCOME_OF: Readonly<Record<VerdictKind, GateOutcome>> = {
  survives: 'passed',
  attenuated: 'failed',
  vanished: 'failed',
  reversed: 'failed',
  inconclusive: 'inconclusive',
  unfounded: 'inconclusive',
  incomplete: 'incomplete',
  disqualified: 'disqualified',
};

/** The worst outcome of any required cell decides; what is proved comes before what is merely unknown. */
const PRECEDENCE: readonly GateOutcome[] = ['disqualified', 'failed', 'incomplete', 'inconclusive', 'passed'];

interface Ruling {
  readonly outcome: GateOutcome;
  readonly reason: GateReason;
}

function ruleCell({ estimates: { rung, domain }, verdict }: JudgedCell, policy: GatePolicy): Ruling[] {
  const cell = { rung, domain };
  const name = `${rung} × ${domain}`;
  if (verdict === undefined) return [];
  const outcome = OUTCOME_OF[verdict.kind];
  if (verdict.tags.includes('these-seeds-only') && !policy.allowFewSeeds) {
    const text = `${name}: ${verdict.kind}; with fewer than three distinct seeds that is about these seeds only`;
    return [{ outcome: 'inconclusive', reason: { code: 'few-seeds', cell, text } }];
  }
  if (outcome === 'passed') return [];
  const code = verdict.kind === 'unfounded' ? 'unfounded' : 'required-cell';
  const why = verdict.reason === undefined ? '' : ` (${verdict.reason.replaceAll('_', ' ')})`;
  return [{ outcome, reason: { code, cell, text: `${name}: ${verdict.kind}${why}` } }];
}

function decision(outcome: GateOutcome, reasons: readonly GateReason[]): GateDecision {
  return { outcome, exitCode: EXIT[outcome], reasons };
}

/**
 * The gate: every required cell must survive, and the run's own A/A check must hold. Nothing required, or nothing that ran,
 * does not pass.
 */
export function decideGate(cells: readonly JudgedCell[], calibration: Calibration, policy: GatePolicy): GateDecision {
  const required = cells.filter(cell => cell.required);
  if (required.length === 0) {
    const isAlone = cells.length > 0 && cells.every(({ replication }) => replication !== undefined);
    const text = isAlone
      ? 'there is one rung and none to carry its gain over to, so there is nothing to pass'
      : 'no target cell was required or measured, so there is nothing to pass';
    return decision('incomplete', [{ code: 'nothing-required', text }]);
  }
  const rulings = required.flatMap(cell => ruleCell(cell, policy));
  if (!calibration.aa.passed) {
    const text = 'the interval procedure claims gains too often on null data made from this run (A/A check)';
    rulings.push({ outcome: 'inconclusive', reason: { code: 'aa-failed', text } });
  }
  if (rulings.length === 0) {
    const names = required.map(({ estimates: { rung, domain } }) => `${rung} × ${domain}`).join(', ');
    return decision('passed', [
      { code: 'all-required-survive', text: `the gain survives in ${names}; A/A check passed` },
    ]);
  }
  const outcome = PRECEDENCE.find(one => rulings.some(ruling => ruling.outcome === one)) ?? 'incomplete';
  rulings.sort((x, y) => PRECEDENCE.indexOf(x.outcome) - PRECEDENCE.indexOf(y.outcome));
  return decision(
    outcome,
    rulings.map(({ reason }) => reason),
  );
}
