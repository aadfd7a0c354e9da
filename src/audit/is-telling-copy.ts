import type { ArmGrid } from '../core/cell-grid.ts';
import { SCORED } from '../core/predictions.ts';

/** Where one arm's outcomes are looked up. */
export interface ArmRow {
  readonly arm: ArmGrid;
  /** Position of each compared outcome in the arm's arrays. */
  readonly at: readonly number[];
}

/** So many items on each side of one half, and no more than 95% on either: two independent runs do not agree on all. */
const EACH_SIDE = 20;
const MOST_ON_ONE_SIDE = 0.95;

const isMixed = (few: number, all: number): boolean => few >= EACH_SIDE && all - few <= MOST_ON_ONE_SIDE * all;

/**
 * Whether a row predicts nearly the same for every item. Any two models that have learned nothing but the commoner label do,
 * and agree on every outcome without knowing of each other. Where predictions are not known, nobody can tell.
 */
function isConstant({ arm, at }: ArmRow): boolean {
  if (arm.predictions === undefined) return false;
  const counts = new Map<number, number>();
  for (const position of at) {
    const code = arm.predictions[position] as number;
    if (code === -1) return false;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return !isMixed(at.length - Math.max(...counts.values()), at.length);
}

/**
 * Whether two rows are equal in every outcome although the items are neither nearly all right nor nearly all wrong, and the
 * predictions, where known, not nearly all the same. Two saturated models may fail on the same few mislabelled items; two
 * runs that find a set hard do not agree on each of it.
 */
export function isTellingCopy(x: ArmRow, y: ArmRow): boolean {
  if (x.at.length !== y.at.length) return false;
  let high = 0;
  for (let k = 0; k < x.at.length; k++) {
    const [atX, atY] = [x.at[k] as number, y.at[k] as number];
    if (x.arm.status[atX] !== SCORED || y.arm.status[atY] !== SCORED) return false;
    const score = x.arm.score[atX] as number;
    if (score !== y.arm.score[atY]) return false;
    if (score >= 0.5) high++;
  }
  const low = x.at.length - high;
  return isMixed(Math.min(high, low), x.at.length) && !isConstant(x);
}
