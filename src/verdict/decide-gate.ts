import type { BaselineComparison } from '../core/baseline.ts';
import type { Calibration } from '../core/calibration.ts';
import type { GatePolicy, GateRule } from '../core/design.ts';
import { EXIT } from '../core/exit-code.ts';
import type { Finding } from '../core/finding.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { GateDecision, GateOutcome, GateReason, JudgedCell } from '../core/result.ts';
import type { Verdict, VerdictKind } from '../core/verdict.ts';
import { describePass } from './describe-pass.ts';
import { ruleBaseline } from './rule-baseline.ts';
import { ruleFindings } from './rule-findings.ts';
import type { Ruling } from './ruling.ts';

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

const MUST_SURVIVE: GateRule = { accept: [], level: 'error' };

const nameOf = ({ estimates: { rung, domain } }: JudgedCell): string => `${rung} × ${domain}`;

/** The rule that holds for a cell; undefined where none does, or where it is off. */
function ruleOf({ required, rule }: JudgedCell): GateRule | undefined {
  const own = rule ?? (required ? MUST_SURVIVE : undefined);
  return own?.level === 'off' ? undefined : own;
}

/** Part of an attenuated gain must be proved to remain, or nothing is known to be worth accepting. */
const isUnproved = ({ kind, tags }: Verdict, { accept }: GateRule): boolean =>
  kind === 'attenuated' && accept.includes('attenuated') && !tags.includes('gain-remains');

/** Whether a verdict is what the rule asks for. Accepting what is open accepts no harm, and no gain that is too small. */
function isTaken(verdict: Verdict, rule: GateRule): boolean {
  const { kind } = verdict;
  if (kind === 'survives') return true;
  const isOpen = rule.accept.includes('inconclusive');
  if (kind === 'inconclusive') return isOpen;
  return kind === 'attenuated' && rule.accept.includes('attenuated') && (isOpen || !isUnproved(verdict, rule));
}

function ruleCell(cell: JudgedCell, policy: GatePolicy): Ruling[] {
  const { estimates, verdict } = cell;
  const rule = ruleOf(cell);
  if (verdict === undefined || rule === undefined) return [];
  const ref = { rung: estimates.rung, domain: estimates.domain };
  const level = rule.level === 'warn' ? ({ level: 'warn' } as const) : {};
  const say = (outcome: GateOutcome, code: GateReason['code'], text: string): Ruling[] => [
    { outcome, reason: { code, cell: ref, ...level, text: `${nameOf(cell)}: ${text}` } },
  ];
  const isOfFewSeeds = verdict.tags.includes('these-seeds-only') && !policy.allowFewSeeds;
  if (isTaken(verdict, rule) && (!isOfFewSeeds || rule.accept.includes('inconclusive'))) return [];
  if (isOfFewSeeds) {
    const text = `${verdict.kind}; with fewer than three distinct seeds that is about these seeds only`;
    return say('inconclusive', 'few-seeds', text);
  }
  if (isUnproved(verdict, rule)) {
    return say('inconclusive', 'required-cell', 'attenuated, which is accepted, but no gain is proved to remain');
  }
  const why = verdict.reason === undefined ? '' : ` (${verdict.reason.replaceAll('_', ' ')})`;
  const code = verdict.kind === 'unfounded' ? 'unfounded' : 'required-cell';
  return say(OUTCOME_OF[verdict.kind], code, `${verdict.kind}${why}`);
}

const AA_FAILED: Ruling = {
  outcome: 'inconclusive',
  reason: {
    code: 'aa-failed',
    text: 'the interval procedure claims gains too often on null data made from this run (A/A check)',
  },
};

const AA_NOT_RUN: Ruling = {
  outcome: 'inconclusive',
  reason: {
    code: 'aa-not-run',
    text: 'the A/A check was not run: no target cell has an interval, so there is nothing to pass on',
  },
};

function decision(outcome: GateOutcome, reasons: readonly GateReason[]): GateDecision {
  return { outcome, exitCode: EXIT[outcome], reasons };
}

function nothingRequired(cells: readonly JudgedCell[]): GateDecision {
  const isAlone = cells.length > 0 && cells.every(({ replication }) => replication !== undefined);
  const text = isAlone
    ? 'there is one rung and none to carry its gain over to, so there is nothing to pass'
    : 'no target cell was required or measured, so there is nothing to pass';
  return decision('incomplete', [{ code: 'nothing-required', text }]);
}

/** What the gate looks at besides the verdicts. */
export interface GateEvidence {
  readonly calibration: Calibration;
  readonly findings: readonly Finding[];
  /** Absent where the policy names no blessed run. */
  readonly baseline?: BaselineComparison | undefined;
}

/**
 * The gate: every required cell must survive, or be what its rule accepts, the run's own A/A check must have
 * been run and hold, and no gain may have fallen against the blessed run. Nothing required, or nothing that ran, does not pass.
 * What only warns is told after what decides.
 */
export function decideGate(cells: readonly JudgedCell[], evidence: GateEvidence, policy: GatePolicy): GateDecision {
  const { calibration, findings, baseline } = evidence;
  const ruled = cells.filter(cell => cell.verdict !== undefined && ruleOf(cell) !== undefined);
  if (ruled.length === 0) return nothingRequired(cells);
  const rulings = [
    ...ruled.flatMap(cell => ruleCell(cell, policy)),
    ...ruleFindings(findings, ruled, policy.audit),
    ...ruleBaseline(baseline, ref =>
      ruled.some(cell => isSameCell(cell.estimates, ref) && ruleOf(cell)?.level === 'error'),
    ),
  ];
  const { aa } = calibration;
  if (!aa.passed) rulings.push(AA_FAILED);
  const warnings = rulings.filter(({ reason }) => reason.level === 'warn').map(({ reason }) => reason);
  const deciding = rulings.filter(({ reason }) => reason.level !== 'warn');
  // Other reasons come from the same lack of data, and say more.
  if (deciding.length === 0 && aa.cells.length === 0) deciding.push(AA_NOT_RUN);
  if (deciding.length === 0) {
    const warned = new Set(warnings.flatMap(({ cell }) => (cell ? [`${cell.rung} × ${cell.domain}`] : [])));
    const held = ruled.filter(cell => !warned.has(nameOf(cell)));
    const targets = cells.filter(cell => cell.verdict !== undefined).length;
    const { seedComponentChecked } = aa;
    const pass = describePass(held, { allowFewSeeds: policy.allowFewSeeds, seedComponentChecked, targets, baseline });
    return decision('passed', [pass, ...warnings]);
  }
  const outcome = PRECEDENCE.find(one => deciding.some(ruling => ruling.outcome === one)) ?? 'incomplete';
  deciding.sort((x, y) => PRECEDENCE.indexOf(x.outcome) - PRECEDENCE.indexOf(y.outcome));
  return decision(outcome, [...deciding.map(({ reason }) => reason), ...warnings]);
}
