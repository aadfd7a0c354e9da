import type { BaselineComparison } from '../core/baseline.ts';
import type { GateReason, JudgedCell } from '../core/result.ts';

/** What a gate that passes has looked at. */
export interface PassEvidence {
  /** Whether the policy takes a verdict about these seeds for one that holds. */
  readonly allowFewSeeds: boolean;
  /** Whether the A/A check drew seeds as well as items. */
  readonly seedComponentChecked: boolean;
  /** Number of target cells, compared with the blessed run or not. */
  readonly targets: number;
  readonly baseline: BaselineComparison | undefined;
}

const hasFewSeeds = ({ verdict }: JudgedCell): boolean => verdict?.tags.includes('these-seeds-only') ?? false;

const nameOf = ({ estimates: { rung, domain } }: JudgedCell): string => `${rung} × ${domain}`;

const scopeOf = (cell: JudgedCell): string => (hasFewSeeds(cell) ? ' (these seeds only)' : '');

/** An interval that allows both a fall and none excludes neither: only gains that all held are said not to have fallen. */
function baselineParts({ baseline, targets }: PassEvidence): string[] {
  if (baseline?.state !== 'compared') return [];
  const open = targets - baseline.cells.filter(({ ruling }) => ruling === 'held').length;
  if (baseline.cells.some(({ ruling }) => ruling === 'fell')) {
    return [`no gain that can stop the gate is proved to have fallen against ${baseline.path}`];
  }
  if (open === 0) return [`no gain fell by the smallest that matters against ${baseline.path}`];
  return [`no fall is proved against ${baseline.path} (${open} of ${targets} comparisons open)`];
}

/**
 * What was checked, where everything held: the gains that survive, then what was accepted in their place.
 * @param cells those for which a rule holds, without those that only warn
 */
export function describePass(cells: readonly JudgedCell[], evidence: PassEvidence): GateReason {
  const isProved = (cell: JudgedCell): boolean =>
    cell.verdict?.kind === 'survives' && (evidence.allowFewSeeds || !hasFewSeeds(cell));
  const surviving = cells.filter(isProved).map(cell => nameOf(cell) + scopeOf(cell));
  const others = cells
    .filter(cell => cell.verdict !== undefined && !isProved(cell))
    .map(cell => `${nameOf(cell)} ${cell.verdict?.kind}${scopeOf(cell)}`);
  const parts = [
    ...(surviving.length > 0 ? [`the gain survives in ${surviving.join(', ')}`] : []),
    ...(others.length > 0 ? [`let through: ${others.join(', ')}`] : []),
    `A/A check passed${evidence.seedComponentChecked ? '' : ' for items, seeds not checked'}`,
    ...baselineParts(evidence),
  ];
  return { code: 'all-required-survive', text: parts.join('; ') };
}
