import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';

/** Below this, 1 − tail says too little about the tail for quantiles of χ², and limits with one degree of freedom run away. */
const SMALLEST_TAIL = 1e-12;

/** A one-sided error for which all intervals of a meta-analysis can be given: 1e-12 to 0.5. */
export function checkLevel(tail: number): Refusal | undefined {
  const wrong = checkTail(tail);
  if (wrong !== undefined || tail >= SMALLEST_TAIL) return wrong;
  return refuse('NOT_ACHIEVABLE', 'tail', `One-sided error ${tail}: expected ${SMALLEST_TAIL} or more.`);
}
