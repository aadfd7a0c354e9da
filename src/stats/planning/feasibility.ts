import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import type { VerdictChances } from './verdict-chances.ts';

/** Below this chance of the right answer a study is a coin toss. */
const TOSS = 0.5;
/** Below this chance of either right answer it cannot tell anything. */
const HOPELESS = 0.05;
/** Sums of probabilities may exceed 1 by this. */
const ROUNDING = 1e-9;

export interface Feasibility {
  /** `warning`: one of the two right answers is less likely than not; `error`: both are next to impossible. */
  readonly status: 'feasible' | 'warning' | 'error';
  /** P(vanished or attenuated | no gain arrives). */
  readonly detectsLoss: number;
  /** P(survives | the full sandbox gain arrives). */
  readonly confirmsGain: number;
}

function checkChances({ chances, replicates }: VerdictChances): Refusal | undefined {
  for (const chance of [...Object.values(chances), replicates]) {
    if (chance >= 0 && chance <= 1 + ROUNDING) continue;
    return refuse('OUT_OF_RANGE', 'chances', `A probability of ${chance}: expected 0 to 1.`);
  }
  return undefined;
}

/**
 * Whether a planned cell can answer the question at all: from the chances of its verdicts where none of the sandbox gain
 * arrives and where all of it does. Retention exactly at φ is resolved by no number of items.
 * @param none chances at a true target gain of 0
 * @param full chances at the sandbox gain
 * @returns a judgement; a refusal of either is handed on, a probability outside [0, 1] is OUT_OF_RANGE
 */
export function feasibility(none: VerdictChances | Refusal, full: VerdictChances | Refusal): Feasibility | Refusal {
  if (isRefused(none)) return none;
  if (isRefused(full)) return full;
  const wrong = checkChances(none) ?? checkChances(full);
  if (wrong !== undefined) return wrong;
  const detectsLoss = none.chances.vanished + none.chances.attenuated;
  const confirmsGain = full.chances.survives;
  if (detectsLoss > 1 + ROUNDING) {
    return refuse('OUT_OF_RANGE', 'chances', `A probability of ${detectsLoss}: expected 0 to 1.`);
  }
  const isHopeless = detectsLoss < HOPELESS && confirmsGain < HOPELESS;
  const status = isHopeless ? 'error' : detectsLoss < TOSS || confirmsGain < TOSS ? 'warning' : 'feasible';
  return { status, detectsLoss, confirmsGain };
}
