import type { Rng } from '../../core/random.ts';
import { isRefused, type Refusal } from '../../core/refusal.ts';
import { checkDraws } from '../guard.ts';
import { BINOMIAL_COST, drawBinomial } from '../random/draw-binomial.ts';
import { enumerateSelections, resampleCount } from './exact-selection.ts';
import { type ScorePatterns, scorePatterns } from './score-patterns.ts';
import { type SelectionBootstrap, SelectionTally } from './selection-tally.ts';

export interface SelectionOptions {
  /** Resamples, B ≥ 1. */
  readonly replicates: number;
  /** A stream of its own. */
  readonly rng: Rng;
  /** A finite number per item that names its cluster: clusters are then drawn whole. */
  readonly clusters?: ArrayLike<number> | undefined;
}

/** Measured nanoseconds of one drawn unit. */
const UNIT_COST = 8;

/** Fills how often each pattern is drawn, by conditional binomials: the same law as drawing the units one by one. */
function drawByPattern(rng: Rng, { counts, units }: ScorePatterns, drawn: Float64Array): void {
  let left = units;
  let pool = units;
  for (let p = 0; p < counts.length; p++) {
    const count = counts[p] as number;
    const times = count === pool ? left : drawBinomial(rng, left, count / pool);
    drawn[p] = times;
    left -= times;
    pool -= count;
  }
}

/** The pattern of every unit, in the order of patterns. */
function unitPatterns({ counts, units }: ScorePatterns): Int32Array {
  const pattern = new Int32Array(units);
  let at = 0;
  counts.forEach((count, p) => {
    pattern.fill(p, at, at + count);
    at += count;
  });
  return pattern;
}

/** Units that are drawn from at a time, so that memory is near: how many draws fall into each block is binomial. */
const BLOCK = 8192;

function drawByUnit(rng: Rng, patternOf: Int32Array, drawn: Float64Array): void {
  drawn.fill(0);
  let left = patternOf.length;
  for (let start = 0; start < patternOf.length; start += BLOCK) {
    const rest = patternOf.length - start;
    const size = Math.min(BLOCK, rest);
    const draws = size === rest ? left : drawBinomial(rng, left, size / rest);
    left -= draws;
    for (let draw = 0; draw < draws; draw++) {
      const pattern = patternOf[start + rng.below(size)] as number;
      drawn[pattern] = (drawn[pattern] as number) + 1;
    }
  }
}

/** Chooses how resamples are drawn. */
function drawer(units: ScorePatterns, rng: Rng): (drawn: Float64Array) => void {
  if (units.patterns * BINOMIAL_COST < units.units * UNIT_COST) return drawn => drawByPattern(rng, units, drawn);
  const patternOf = unitPatterns(units);
  return drawn => drawByUnit(rng, patternOf, drawn);
}

function drawSelections(units: ScorePatterns, replicates: number, rng: Rng): SelectionBootstrap {
  const { methods, patterns, sums, sizes } = units;
  const tally = new SelectionTally(units);
  const draw = drawer(units, rng);
  const drawn = new Float64Array(patterns);
  const totals = new Float64Array(methods);
  for (let replicate = 0; replicate < replicates; replicate++) {
    draw(drawn);
    let items = 0;
    for (let p = 0; p < patterns; p++) items += (drawn[p] as number) * (sizes[p] as number);
    for (let k = 0; k < methods; k++) {
      let total = 0;
      for (let p = 0; p < patterns; p++) total += (drawn[p] as number) * (sums[k * patterns + p] as number);
      totals[k] = total;
    }
    tally.add(totals, items, 1);
  }
  return tally.summary(replicates);
}

/**
 * The bootstrap of a whole selection: items are drawn with replacement jointly for all methods, the best is selected anew, and
 * its mean is compared with what it really is in the data. The average excess is the bias of the winner, E*[θ*_k* − θ̂_k*].
 * Needs the item results of every method that took part in the search. All resamples are enumerated where they are no more
 * than `replicates`; else the result depends on the stream and on the order of methods, not on that of items.
 * @param scores one list per method over the same n ≥ 2 items, such as outcomes or paired differences
 * @returns refused: as `scorePatterns` says, OUT_OF_RANGE for an impossible B. Identical methods are tied in every resample and
 * have no bias; a bootstrap underestimates the bias of methods that tie in the data but not in truth
 * @source derived here from Efron (1979), Annals of Statistics 7:1–26: the selection is part of the estimator.
 */
export function bootstrapSelection(
  scores: readonly ArrayLike<number>[],
  { replicates, rng, clusters }: SelectionOptions,
): SelectionBootstrap | Refusal {
  const wrong = checkDraws(replicates, 'replicates');
  if (wrong !== undefined) return wrong;
  const units = scorePatterns(scores, clusters);
  if (isRefused(units)) return units;
  return resampleCount(units) <= replicates ? enumerateSelections(units) : drawSelections(units, replicates, rng);
}
