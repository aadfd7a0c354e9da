import type { BaselineComparison, BaselineReading, BlessedCell, BlessedGain, ComparedGain } from '../core/baseline.ts';
import type { AnalysisSettings } from '../core/design.ts';
import type { Interval } from '../core/estimate.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell } from '../core/result.ts';
import { independentDifference } from '../stats/independent-difference.ts';
import { checkBaseline } from './check-baseline.ts';
import type { Tonight } from './find-departures.ts';

/** What a run is held against its blessed predecessor with. */
export interface BaselineInput extends Tonight {
  readonly cells: readonly JudgedCell[];
}

const gainOf = ({ point, low, high, level }: Interval): BlessedGain => ({ point, low, high, level });

/** By its limits, at the level of the family of all target cells: any of them may be the one that is looked at. */
function compareGain(
  cell: JudgedCell,
  blessed: BlessedCell | undefined,
  { sesoi }: AnalysisSettings,
): ComparedGain | undefined {
  const { estimates, verdict } = cell;
  if (estimates.status === 'unmeasured' || verdict === undefined || blessed?.gain === undefined) return undefined;
  if (verdict.kind === 'disqualified' || verdict.kind === 'incomplete') return undefined;
  const { gain } = estimates.bounds.family;
  if (gain.status === 'refused') return undefined;
  const [then, now] = [blessed.gain.family, gainOf(gain)];
  const difference = { ...independentDifference(now, then), level: now.level };
  const held = difference.low > -sesoi ? 'held' : 'unresolved';
  const { rung, domain } = estimates;
  return { rung, domain, then, now, difference, ruling: difference.high < 0 ? 'fell' : held };
}

/**
 * Holds the gains of a run against those of a blessed one. Nothing is compared where the two are not about the same thing:
 * suite, design, levels, items. The two runs count as independent, which is on the careful side where they share items.
 */
export function compareBaseline(reading: BaselineReading, input: BaselineInput): BaselineComparison {
  const checked = checkBaseline(reading, input);
  if (reading.state !== 'read' || checked.state !== 'compared') return { ...checked, cells: [] };
  const cells = input.cells.flatMap(cell => {
    const then = reading.baseline.cells.find(one => isSameCell(one, cell.estimates));
    return compareGain(cell, then, input.settings) ?? [];
  });
  return { ...checked, cells };
}
