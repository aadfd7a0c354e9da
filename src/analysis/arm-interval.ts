import type { ArmGrid } from '../core/cell-grid.ts';
import type { Estimate } from '../core/estimate.ts';
import { SCORED } from '../core/predictions.ts';
import { accept, refuse } from '../core/refusal.ts';
import { gainInterval, intervalMethod } from '../stats/gain/gain-interval.ts';
import { wilson } from '../stats/proportions/wilson.ts';
import { contrastView, type SeededArm, type ViewOptions } from './contrast-view.ts';

/** An arm that is always wrong: the contrast with it is the accuracy itself. */
const nothing = ({ name, status, score }: ArmGrid): ArmGrid => ({
  name,
  status: new Uint8Array(status.length).fill(SCORED),
  score: new Float64Array(score.length),
});

/** Seeds that have any score, and the columns that all of these have: other arms need not have what the paired ones have. */
function scoredPart({ arm, seeds }: SeededArm, { grid, columns }: ViewOptions) {
  const width = grid.items.length;
  const isScored = (seed: number, column: number): boolean => arm.status[seed * width + column] === SCORED;
  const own = seeds.filter(seed => columns.some(column => isScored(seed, column)));
  return { seeds: own, columns: columns.filter(column => own.every(seed => isScored(seed, column))) };
}

/** One seed of right or wrong answers is a proportion, for which Wilson's interval is made. */
function proportion(total: number, trials: number, tail: number): Estimate {
  const limits = accept(wilson(total, trials, tail));
  return {
    status: 'estimated',
    point: total / trials,
    ...limits,
    level: 1 - 2 * tail,
    method: 'wilson',
    sparse: false,
  };
}

/**
 * Accuracy of an arm with its interval: from three seeds on about new seeds and items by Howe's rule, below about these seeds.
 * Cut to [0, 1], which loses no truth.
 * @param options columns: the paired ones; clusters as for the gain
 * @returns a refusal where the gain of such a shape has none
 */
export function armInterval(seeded: SeededArm, options: ViewOptions, tail: number): Estimate {
  const { seeds, columns } = scoredPart(seeded, options);
  if (seeds.length === 0 || columns.length < 2) {
    return refuse('TOO_FEW_OBSERVATIONS', 'arm', `${columns.length} items have a score in every seed.`);
  }
  const pair = { arm: seeded.arm, seeds };
  const { cell } = contrastView(pair, { arm: nothing(seeded.arm), seeds }, { ...options, columns });
  if (intervalMethod(cell) === 'tango') {
    return proportion(
      cell.matrix.values.reduce((sum, score) => sum + score, 0),
      columns.length,
      tail,
    );
  }
  const found = gainInterval(cell, tail);
  if (found.status === 'refused') return found;
  return { ...found, low: Math.max(0, found.low), high: Math.min(1, found.high) };
}
