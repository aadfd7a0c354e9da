import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { addNight } from './add-night.ts';
import type { Night } from './night.ts';
import type { SequenceReading } from './sequence-reading.ts';
import { startSequence } from './sequence-state.ts';

/**
 * The confidence sequence of a whole series of nights, see `addNight`: what it says after each of them.
 * @param nights at least one, in the order in which they came
 * @param tail one-sided error over all nights together, in (0, 0.5)
 * @returns refused `EMPTY_INPUT` without a night, `OUT_OF_RANGE` for an impossible tail, and as `addNight` refuses
 */
export function confidenceSequence(nights: readonly Night[], tail: number): readonly SequenceReading[] | Refusal {
  let state = startSequence(tail);
  const readings: SequenceReading[] = [];
  if (nights.length === 0) return refuse('EMPTY_INPUT', 'nights', 'No night: there is nothing to read.');
  for (const night of nights) {
    if (isRefused(state)) return state;
    const step = addNight(state, night);
    if (isRefused(step)) return step;
    readings.push(step.reading);
    state = step.state;
  }
  return isRefused(state) ? state : readings;
}
