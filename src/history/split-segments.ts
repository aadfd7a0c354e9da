import type { NightChange, NightDraw } from '../core/history.ts';
import { findChanges } from './find-changes.ts';
import type { NightRun } from './night-run.ts';

export interface NightSegment {
  readonly nights: readonly NightRun[];
  /** What made it another comparison than the one before. */
  readonly because: readonly NightChange[];
}

/** Whether a change makes two nights another comparison. Where every night draws new items, new items are none. */
const isOther = ({ aspect }: NightChange, draws: NightDraw | 'auto'): boolean =>
  aspect === 'suite' || aspect === 'price' || (aspect === 'items' && draws !== 'items' && draws !== 'all');

/**
 * Cuts nights where items, suite or price changed: what comes after is another comparison and starts anew. Each night is held
 * against the first of its segment, so that many small steps are no way round. Changes that are not cuts stay messages.
 */
export function splitSegments(nights: readonly NightRun[], draws: NightDraw | 'auto'): readonly NightSegment[] {
  const segments: { nights: NightRun[]; because: readonly NightChange[] }[] = [];
  for (const night of nights) {
    const [current, first] = [segments.at(-1), segments.at(-1)?.nights[0]];
    const because = first === undefined ? [] : findChanges(first, night).filter(change => isOther(change, draws));
    if (current === undefined || because.length > 0) segments.push({ nights: [night], because });
    else current.nights.push(night);
  }
  return segments;
}
