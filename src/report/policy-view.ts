import type { BaselineComparison, BlessedGain, ComparedGain } from '../core/baseline.ts';
import type { GatePolicy, GateRule, RuleLevel } from '../core/design.ts';
import type { TransferResult } from '../core/result.ts';
import { decimalsFor, level, points, pointsInterval } from '../util/format.ts';
import type { PolicyView, TableView } from './view.ts';

const CONSEQUENCES: Readonly<Record<RuleLevel, string>> = {
  error: 'does not pass',
  warn: 'passes with a warning',
  off: 'passes: nobody asks',
};

const askedOf = ({ accept, level: strength }: GateRule): string =>
  strength === 'off' ? 'nothing' : ['survives', ...accept].join(' or ');

/** What the policy asks, from the general to the particular. */
function rulesTable({ require, rules = [] }: GatePolicy): TableView {
  return {
    title: 'What is asked of the cells',
    note: 'The last line that picks a cell holds for it. A cell whose gain is attenuated is good enough, where that is accepted, if part of the gain is proved to remain.',
    columns: ['Cells', 'Good enough', 'Elsewhere the gate'],
    names: 1,
    rows: [
      ...require.map(cells => [cells, 'survives', CONSEQUENCES.error]),
      ...rules.map(rule => [rule.cells, askedOf(rule), CONSEQUENCES[rule.level]]),
    ],
  };
}

const RULINGS: Readonly<Record<ComparedGain['ruling'], string>> = {
  fell: '✗ fell',
  held: '✓ held',
  unresolved: '? not settled',
};

function gainText({ point, low, high }: BlessedGain): string {
  const decimals = decimalsFor(50 * (high - low));
  return `${points(point, decimals)} ${pointsInterval(low, high, decimals)}`;
}

function comparisonTable({ path, blessed, cells }: BaselineComparison, sesoi: number): TableView {
  const [first] = cells;
  const simultaneous =
    first === undefined
      ? ''
      : ` Differences have ${level(first.difference.level)} intervals each, so that they hold together.`;
  const since =
    blessed === undefined
      ? ''
      : ` It was measured at ${blessed.measuredAt} and blessed at ${blessed.blessedAt} (plan ${blessed.planHash.slice(0, 8)}).`;
  return {
    title: `Gains against the blessed run ${path}`,
    note: `In accuracy points.${simultaneous} ✗ fell: the difference lies below 0. ✓ held: a fall of ${points(sesoi, 2).replace(/^\+/, '')} points or more is excluded.${since}`,
    columns: ['Rung', 'Domain', 'Then', 'Now', 'Now − then', ''],
    names: 2,
    rows: cells.map(({ rung, domain, then, now, difference, ruling }) => [
      ...[rung, domain],
      ...[then, now, difference].map(gainText),
      RULINGS[ruling],
    ]),
  };
}

const STATES: Readonly<Record<Exclude<BaselineComparison['state'], 'compared'>, string>> = {
  missing: 'is not there',
  invalid: 'cannot be used',
  incomparable: 'is of something else',
};

/** Why nothing was compared, or what changed without keeping the two from being compared. */
function baselineNotes({ path, state, obstacles, changes }: BaselineComparison): readonly string[] {
  if (state === 'compared') return changes.map(text => `Changed since ${path} was blessed: ${text}`);
  return [`The blessed run ${path} ${STATES[state]}, so nothing was compared.`, ...obstacles];
}

/**
 * What the gate asks beyond its list of required cells, and how the gains compare with a blessed run.
 * @returns undefined where the policy has neither rules, a level for the audit, nor a blessed run
 */
export function policyView({ policy, baseline, settings }: TransferResult): PolicyView | undefined {
  const { rules = [], audit } = policy;
  if (rules.length === 0 && audit === undefined && baseline === undefined) return undefined;
  const ofAudit =
    audit === undefined
      ? []
      : [`A finding of the audit in a cell that no line picks: the gate ${CONSEQUENCES[audit]}.`];
  const compared = baseline !== undefined && baseline.cells.length > 0;
  return {
    notes: [...ofAudit, ...(baseline === undefined ? [] : baselineNotes(baseline))],
    tables: [rulesTable(policy), ...(compared ? [comparisonTable(baseline, settings.sesoi)] : [])],
  };
}
