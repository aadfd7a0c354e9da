import type { Baseline, BaselineComparison, BaselineReading } from '../core/baseline.ts';
import { findDepartures, type Tonight } from './find-departures.ts';

/** What a baseline is worth for a run: everything of the comparison but the gains. */
export type CheckedBaseline = Omit<BaselineComparison, 'cells'>;

const provenanceOf = ({ planHash, hash, blessedAt, measuredAt, gitCommit }: Baseline) => ({
  planHash,
  hash,
  blessedAt,
  measuredAt,
  gitCommit,
});

/**
 * Whether a run can be held against a baseline. Nothing is compared where there is none, where it was edited, or where the two
 * are not about the same thing: suite, design, levels, items.
 */
export function checkBaseline(reading: BaselineReading, tonight: Tonight): CheckedBaseline {
  const { path } = reading;
  if (reading.state === 'missing') {
    const text = 'there is no such baseline, so nothing was compared; carryover bless RUN writes one, for review';
    return { path, changes: [], state: 'missing', obstacles: [text] };
  }
  if (reading.state === 'invalid') return { path, changes: [], state: 'invalid', obstacles: [reading.text] };
  const { baseline } = reading;
  const { obstacles, changes } = findDepartures(baseline, tonight);
  const state = obstacles.length > 0 ? 'incomparable' : 'compared';
  return { path, state, obstacles, changes, blessed: provenanceOf(baseline) };
}
