import type { CellRef } from '../core/cell-estimates.ts';
import type { Design, GatePolicy, GateRule } from '../core/design.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { selectRequired } from './select-required.ts';

/** What the gate asks of a target cell. */
export interface SelectedRule {
  /** Judged at m = 1: the gate passes only if this cell holds, as every other such cell (intersection–union). */
  readonly isRequired: boolean;
  /** The exception that holds for it, where one does. */
  readonly rule?: GateRule | undefined;
}

/**
 * What the policy asks of each target cell, in the order of the targets: `require` first, then the rules, the last of which
 * holds. Where the gate may pass without a claim about the cell (`inconclusive` is accepted, or the rule does not stop it) the
 * cell is not part of the intersection, and its verdict is held at the level of the family.
 * @throws CarryoverError `usage` when a selector picks no target cell
 */
export function selectRules(policy: GatePolicy, targets: readonly CellRef[], design: Design): SelectedRule[] {
  const required = selectRequired(policy.require, targets, design);
  const rules = (policy.rules ?? []).map(({ cells, accept, level }) => {
    return { picked: selectRequired([cells], targets, design), rule: { accept, level } };
  });
  return targets.map(target => {
    const rule = rules.findLast(({ picked }) => picked.some(ref => isSameCell(ref, target)))?.rule;
    if (rule === undefined) return { isRequired: required.some(ref => isSameCell(ref, target)) };
    return { isRequired: rule.level === 'error' && !rule.accept.includes('inconclusive'), rule };
  });
}
