import type { BaselineComparison, ComparedGain } from '../core/baseline.ts';
import type { CellRef } from '../core/cell-estimates.ts';
import type { GateReason } from '../core/result.ts';
import { level, points, pointsInterval } from '../util/format.ts';
import type { Ruling } from './ruling.ts';

function describeFall({ rung, domain, then, now, difference }: ComparedGain, path: string): string {
  return `${rung} × ${domain}: the gain fell from ${points(then.point)} to ${points(now.point)} points since ${path} was blessed; the difference is ${points(difference.point)} with ${level(difference.level)} interval ${pointsInterval(difference.low, difference.high, 2)}`;
}

const STATES = {
  missing: 'baseline-missing',
  invalid: 'baseline-invalid',
  incomparable: 'baseline-incomparable',
} as const;

/**
 * What a blessed run means for the gate: one that is missing, edited or of something else does not pass, since nothing was
 * compared, nor does one that leaves no gain to compare; a gain that fell fails where the cell can stop the gate, else it warns.
 * @param stops whether the policy lets a cell stop the gate
 */
export function ruleBaseline(baseline: BaselineComparison | undefined, stops: (cell: CellRef) => boolean): Ruling[] {
  if (baseline === undefined) return [];
  const { path, state, obstacles, changes, cells } = baseline;
  if (state !== 'compared') {
    return obstacles.map(text => ({
      outcome: 'incomplete',
      reason: { code: STATES[state], text: `${path}: ${text}` },
    }));
  }
  const nothing = `${path}: no gain could be compared: no target cell has a usable interval in both runs`;
  const note = (text: string): GateReason => ({ code: 'baseline-changes', level: 'warn', text: `${path}: ${text}` });
  return [
    ...(cells.length === 0
      ? [{ outcome: 'incomplete', reason: { code: STATES.incomparable, text: nothing } } as const]
      : []),
    ...cells
      .filter(({ ruling }) => ruling === 'fell')
      .map((cell): Ruling => {
        const { rung, domain } = cell;
        const text = describeFall(cell, path);
        const level = stops(cell) ? {} : ({ level: 'warn' } as const);
        return { outcome: 'failed', reason: { code: 'gain-fell', cell: { rung, domain }, ...level, text } };
      }),
    ...changes.map((text): Ruling => ({ outcome: 'passed', reason: note(text) })),
  ];
}
