import type { CellEstimates } from '../core/cell-estimates.ts';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { Finding } from '../core/finding.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell } from '../core/result.ts';
import { judgeCell } from './judge-cell.ts';
import { replicationOf } from './replication.ts';
import { selectRules } from './select-rules.ts';

export interface JudgeInput {
  readonly estimates: readonly CellEstimates[];
  readonly findings: readonly Finding[];
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
}

/**
 * Verdicts of all cells. A cell that the gate requires is judged at m = 1, because a gate that requires every listed cell is
 * an intersection–union test (Berger 1982); every other claim uses m = number of target cells. Both are returned.
 * @throws CarryoverError `usage` when the policy requires cells that do not exist
 */
export function judgeTransfer({ estimates, findings, design, settings, policy }: JudgeInput): JudgedCell[] {
  const targets = estimates.filter(({ role }) => role !== 'sandbox');
  const rules = selectRules(policy, targets, design);
  return estimates.map((cell): JudgedCell => {
    if (cell.role === 'sandbox') {
      return { estimates: cell, required: false, replication: replicationOf(cell, findings) };
    }
    const sandbox = estimates.find(other => other.role === 'sandbox' && isSameCell(other, cell.sandbox));
    const replication = sandbox && replicationOf(sandbox, findings);
    const levels = judgeCell(cell, { sandbox, replication, findings, sesoi: settings.sesoi });
    const { isRequired = false, rule } = rules[targets.indexOf(cell)] ?? {};
    const verdict = isRequired ? levels.single : levels.family;
    return { estimates: cell, levels, required: isRequired, ...(rule && { rule }), verdict };
  });
}
