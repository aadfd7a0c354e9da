import type { ArmGrid } from '../core/cell-grid.ts';
import { SCORED } from '../core/predictions.ts';

/** Where one arm's outcomes are looked up. */
export interface ArmRow {
  readonly arm: ArmGrid;
  /** Where the row starts in the arm's arrays. */
  readonly start: number;
  /** Columns of the compared outcomes. */
  readonly columns: ArrayLike<number>;
}

/** So many items on each side of one half, and no more than 95% on either: two independent runs do not agree on all. */
const EACH_SIDE = 20;
const MOST_ON_ONE_SIDE = 0.95;

const isMixed = (few: number, all: number): boolean => few >= EACH_SIDE && all - few <= MOST_ON_ONE_SIDE * all;

/**
 * Whether a row predicts nearly the same for every item. Any two models that have learned nothing but the commoner label do,
 * and agree on every outcome without knowing of each other. Where predictions are not known, nobody can tell.
 */
function isConstant({ arm, start, columns }: ArmRow): boolean {
  if (arm.predictions === undefined) return false;
  const counts = new Map<number, number>();
  for (let k = 0; k < columns.length; k++) {
    const code = arm.predictions[start + (columns[k] as number)] as number;
    if (code === -1) return false;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return !isMixed(columns.length - Math.max(...counts.values()), columns.length);
}

/**
 * Whether two rows are equal in every outcome although the items are neither nearly all right nor nearly all wrong, and the
 * predictions, where known, not nearly all the same. Two saturated models may fail on the same few mislabelled items; two
 * runs that find a set hard do not agree on each of it.
 */
export function isTellingCopy(x: ArmRow, y: ArmRow): boolean {
  const compared = x.columns.length;
  if (compared !== y.columns.length) return false;
  let high = 0;
  for (let k = 0; k < compared; k++) {
    const atX = x.start + (x.columns[k] as number);
    const atY = y.start + (y.columns[k] as number);
    if (x.arm.status[atX] !== SCORED || y.arm.status[atY] !== SCORED) return false;
    const score = x.arm.score[atX] as number;
    if (score !== y.arm.score[atY]) return false;
    if (score >= 0.5) high++;
  }
  const low = compared - high;
  return isMixed(Math.min(high, low), compared) && !isConstant(x);
}
