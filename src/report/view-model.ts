import type { GatePolicy } from '../core/design.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell, Provenance, TransferResult } from '../core/result.ts';
import { count, level, modelSize, plainPercent, plainPoints } from '../util/format.ts';
import { acrossTables } from './across-tables.ts';
import { armsView } from './arms-view.ts';
import { auditView } from './audit-view.ts';
import { calibrationView } from './calibration-view.ts';
import { checkedList, unknownList } from './caveats.ts';
import { cellView } from './cell-view.ts';
import { decidingView } from './deciding-view.ts';
import { decisionSentence } from './decision-line.ts';
import { domainAnswers } from './domain-answers.ts';
import { headline } from './headline.ts';
import { healthViews } from './health.ts';
import { methodsView } from './methods-view.ts';
import { policyView } from './policy-view.ts';
import { reasonLines } from './reason-lines.ts';
import { recipe } from './recipe.ts';
import { rungModels, rungsNote } from './rung-models.ts';
import { settleList } from './settle-list.ts';
import type { CellView, MatrixRow, ReportView, Row } from './view.ts';
import { cellName, OUTCOME_TONES } from './words.ts';

/** Which methods the compared arms applied; nothing where the outcomes were imported. */
function methodRows({ arms = [] }: TransferResult): Row[] {
  const named = (['baseline', 'candidate'] as const).flatMap(role => {
    const method = arms.find(arm => arm.role === role)?.method;
    return method === undefined ? [] : [`${role} ${method}`];
  });
  return named.length === 0 ? [] : [{ label: 'Methods', value: named.join(', ') }];
}

/** Where the text of items went; nothing where it stayed on the machine. */
const hostRows = ({ hosts }: Provenance): Row[] =>
  hosts === undefined ? [] : [{ label: 'Item text went to', value: hosts.join(', ') }];

/** The exceptions from what the gate requires, in their order: the last one that picks a cell holds. */
function ruleRows({ rules = [] }: GatePolicy): Row[] {
  const told = rules.map(({ cells, accept, level: does }) => {
    const accepts = accept.length === 0 ? [] : [`accepts ${accept.join(' and ')}`];
    return `${cells}: ${[...accepts, ...(does === 'error' ? [] : [does])].join(', ') || 'must survive'}`;
  });
  return told.length === 0 ? [] : [{ label: 'Gate rules, of which the last holds', value: told.join('; ') }];
}

function provenanceRows(result: TransferResult): Row[] {
  const { settings, policy, design, provenance } = result;
  const { arms } = design;
  const named = (['baseline', 'candidate', 'weak', 'ceiling'] as const).flatMap(role => {
    const name = arms[role];
    if (name === undefined) return [];
    return [name === role ? role : `${role} ${name}`];
  });
  return [
    { label: 'carryover', value: provenance.version },
    { label: 'Plan hash', value: provenance.planHash },
    { label: 'Arms', value: named.join(', ') },
    ...methodRows(result),
    ...hostRows(provenance),
    { label: 'Level', value: `${plainPercent(1 - settings.alpha)} two-sided` },
    { label: 'Smallest gain worth having (δ)', value: `${plainPoints(settings.sesoi)} points` },
    { label: 'Retention floor (φ)', value: plainPercent(settings.retention) },
    { label: 'Gate requires', value: policy.require.join(', ') },
    ...ruleRows(policy),
    { label: 'Few seeds may pass', value: policy.allowFewSeeds ? 'yes' : 'no' },
    { label: 'Resampling seed', value: String(settings.seed) },
    {
      label: 'Bootstrap replicates, null data sets',
      value: `${count(settings.replicates)}, ${count(settings.aaReplicates)}`,
    },
  ];
}

const asideOf = (parts: readonly string[]): string | undefined => (parts.length === 0 ? undefined : parts.join(', '));

function matrixRows(result: TransferResult, views: ReadonlyMap<JudgedCell, CellView>): MatrixRow[] {
  const { rungs, domains } = result.design;
  return rungs.map(({ name, role, size }) => ({
    rung: name,
    parameters: size,
    size: size === undefined ? undefined : modelSize(size),
    aside: asideOf([...(role === name ? [] : [role]), ...(size === undefined ? [] : [modelSize(size)])]),
    models: rungModels(result, name),
    cells: domains.map(domain => {
      const judged = result.cells.find(({ estimates }) => isSameCell(estimates, { rung: name, domain }));
      return judged && views.get(judged);
    }),
  }));
}

/** The finished result, worded and formatted: what every renderer but JSON shows. */
export function viewModel(result: TransferResult): ReportView {
  const views = new Map(result.cells.map((cell, at) => [cell, cellView(cell, `cell-${at + 1}`, result)]));
  return {
    name: result.name,
    headline: headline(result),
    decision: decisionSentence(result),
    outcome: result.gate.outcome,
    tone: OUTCOME_TONES[result.gate.outcome],
    reasons: reasonLines(result.gate.reasons),
    settle: settleList(result),
    production: domainAnswers(result),
    audit: auditView(result),
    recipe: recipe(result),
    rungsNote: rungsNote(result),
    health: healthViews(result),
    domains: result.design.domains,
    matrix: matrixRows(result, views),
    cells: [...views.values()],
    across: acrossTables(result),
    deciding: decidingView(result),
    arms: armsView(result),
    sesoi: 100 * result.settings.sesoi,
    retentionFloor: result.settings.retention,
    level: level(1 - result.settings.alpha),
    calibration: calibrationView(result),
    findings: result.findings.map(({ cells, ...finding }) => ({ ...finding, cells: cells.map(cellName).join(', ') })),
    checked: checkedList(result),
    unknown: unknownList(result),
    policy: policyView(result),
    methods: methodsView(result),
    provenance: provenanceRows(result),
    inputs: result.provenance.inputs.map(({ path, sha256, bytes, rows }) => ({
      path,
      sha256,
      bytes: count(bytes),
      rows: rows === undefined ? undefined : count(rows),
    })),
    command: result.provenance.command,
    hosts: result.provenance.hosts ?? [],
  };
}
