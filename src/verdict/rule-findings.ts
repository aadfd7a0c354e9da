import type { RuleLevel } from '../core/design.ts';
import type { Finding } from '../core/finding.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell } from '../core/result.ts';
import type { Ruling } from './ruling.ts';

/**
 * Findings in cells that no rule of level `error` looks at. Where such a rule does, the finding has become the cell's verdict,
 * which stops the gate, and no policy can switch that off; where the rule only warns, the verdict stops nothing.
 * @param ruled cells for which a rule holds
 * @param level what such a finding does; a warning unless given
 */
export function ruleFindings(
  findings: readonly Finding[],
  ruled: readonly JudgedCell[],
  level: RuleLevel = 'warn',
): Ruling[] {
  if (level === 'off') return [];
  const stopping = ruled.filter(({ rule }) => rule === undefined || rule.level === 'error');
  const isSeen = ({ cells }: Finding): boolean =>
    cells.some(cell => stopping.some(({ estimates }) => isSameCell(estimates, cell)));
  return findings
    .filter(finding => finding.severity !== 'notice' && !isSeen(finding))
    .map(({ detector, severity, cells, found }): Ruling => {
      const where = cells.map(({ rung, domain }) => `${rung} × ${domain}`).join(', ');
      const reason = { code: 'audit', text: `${where}: ${detector.replaceAll('-', ' ')}: ${found}` } as const;
      const outcome = severity === 'disqualifies' ? 'disqualified' : 'incomplete';
      return { outcome, reason: level === 'warn' ? { ...reason, level } : reason };
    });
}
