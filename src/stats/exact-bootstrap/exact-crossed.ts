import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkSize } from '../bootstrap/check-size.ts';
import { crossedAcceleration } from '../bootstrap/crossed-acceleration.ts';
import { type SeedBlocks, type StackedBlocks, stackBlocks } from '../bootstrap/seed-blocks.ts';
import { checkTail } from '../guard.ts';
import { discreteLaw, type WeightedValues } from './discrete-law.ts';
import { type ExactBootstrap, exactLaw } from './exact-law.ts';
import { inTicks, latticeUnit } from './lattice-unit.ts';
import { marginalSpreads } from './marginal-spreads.ts';
import { drawCount, multinomialDraws } from './multinomial-draws.ts';
import type { RatioLaw } from './ratio-law.ts';
import { MOST_WORK, resampleSums, type SumLaw } from './resample-sums.ts';

export interface ExactCrossed extends ExactBootstrap {
  /** Standard deviation if items alone, or seeds alone, were drawn: what is lost by leaving out a factor. */
  readonly itemOnlySd: number;
  readonly seedOnlySd: number;
  /** The standard deviation of the crossed law in closed form. */
  readonly closedFormSd: number;
}

/** More draws of seeds than this are too many: eight seeds have 6,435. */
const MOST_DRAWS = 10_000;

interface SeedDraw {
  readonly weights: readonly number[];
  readonly chance: number;
}

/** All draws of S of S seeds with replacement, for every combination of the sets. */
function seedDraws(sizes: readonly number[]): SeedDraw[] | undefined {
  if (sizes.reduce((product, size) => product * drawCount(size, size), 1) > MOST_DRAWS) return undefined;
  let draws: SeedDraw[] = [{ weights: [], chance: 1 }];
  for (const size of sizes) {
    const longer: SeedDraw[] = [];
    multinomialDraws(new Int32Array(size).fill(1), size, (counts, chance) => {
      for (const draw of draws) {
        longer.push({ weights: [...draw.weights, ...counts], chance: draw.chance * chance });
      }
    });
    draws = longer;
  }
  return draws;
}

/** Sums of the columns over the drawn seeds, in whole units where there is one. */
function columnSums(values: Float64Array, items: number, weights: readonly number[]): Float64Array {
  const sums = new Float64Array(items);
  for (const [s, weight] of weights.entries()) {
    if (weight === 0) continue;
    for (let i = 0; i < items; i++) sums[i] = (sums[i] as number) + weight * (values[s * items + i] as number);
  }
  return sums;
}

/** Law of the sum over drawn items under one draw of seeds. */
interface WeightedLaw {
  readonly sums: SumLaw;
  readonly chance: number;
  /** Rounding that the columns' sums came with, over all drawn items. */
  readonly rounding: number;
}

/** Bound on what adding the drawn seeds rounds off, in the units of the values: the same mean can come of two draws. */
function roundingOf(values: Float64Array, weights: readonly number[], unit: number | undefined): number {
  if (unit !== undefined) return 0;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const drawn = weights.reduce((sum, weight) => sum + weight, 0);
  return (values.length / weights.length) * drawn * weights.length * largest * Number.EPSILON;
}

/** Laws of single draws of seeds, side by side, as values of the mean. */
function gather(laws: readonly WeightedLaw[], scale: number): WeightedValues {
  const size = laws.reduce((total, { sums }) => total + sums.chances.length, 0);
  const found = { values: new Float64Array(size), chances: new Float64Array(size), slack: new Float64Array(size) };
  let next = 0;
  for (const { sums, chance, rounding } of laws) {
    for (const [at, top] of sums.tops.entries()) {
      found.values[next] = top * sums.units[0] * scale;
      found.slack[next] = (sums.slack[0] + rounding) * Math.abs(scale);
      found.chances[next++] = chance * (sums.chances[at] as number);
    }
  }
  return found;
}

function crossedLaw({ matrix, sizes, divisor, sign }: StackedBlocks): RatioLaw | Refusal {
  const draws = seedDraws(sizes);
  if (draws === undefined) {
    const reason = `More than ${MOST_DRAWS} draws of ${sizes.join(' and ')} seeds: draw some at random.`;
    return refuse('NOT_ACHIEVABLE', 'blocks', reason);
  }
  const { items } = matrix;
  const unit = latticeUnit(matrix.values);
  const values = unit === undefined ? matrix.values : inTicks(matrix.values, unit);
  const bottoms = new Float64Array(items).fill(1);
  const laws: WeightedLaw[] = [];
  for (const { weights, chance } of draws) {
    const sums = resampleSums({ tops: columnSums(values, items, weights), bottoms }, MOST_WORK / draws.length);
    if (isRefused(sums)) return refuse(sums.code, 'blocks', sums.reason);
    laws.push({ sums, chance, rounding: roundingOf(values, weights, unit) });
  }
  const scale = (sign * (unit ?? 1)) / (divisor * items);
  return { estimate: values.reduce((sum, value) => sum + value, 0) * scale, law: discreteLaw(gather(laws, scale)) };
}

/**
 * The ideal crossed (pigeonhole) bootstrap of a mean: seeds and items are drawn independently with replacement. Arms with seeds
 * of their own are drawn apart, items jointly.
 * @param blocks differences, S ≥ 2 seeds × items; or one matrix per arm, the baseline with its sign turned
 * @param tail one-sided error, in (0, 0.5)
 * @returns moments and intervals, or a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE, TOO_FEW_SEEDS,
 * NOT_ACHIEVABLE (too many resamples to enumerate: use `crossedBootstrapMeans`)
 * @source Owen (2007), Annals of Applied Statistics 1:386–411; McCullagh (2000), Bernoulli 6:285–301, for the variance
 */
export function exactCrossedBootstrap(blocks: SeedBlocks, tail: number): ExactCrossed | Refusal {
  const wrong = checkTail(tail);
  if (wrong !== undefined) return wrong;
  const stacked = stackBlocks(blocks);
  if (isRefused(stacked)) return stacked;
  const tooLarge = checkSize(stacked.matrix.values, 'blocks');
  if (tooLarge !== undefined) return tooLarge;
  if (stacked.sizes.some(size => size < 2)) {
    return refuse('TOO_FEW_SEEDS', 'blocks', 'One seed: how much seeds differ cannot be known from it.');
  }
  const law = crossedLaw(stacked);
  if (isRefused(law)) return law;
  const found = exactLaw(law, tail, crossedAcceleration(blocks));
  const { itemOnlySd, seedOnlySd, sd } = marginalSpreads(stacked);
  return isRefused(found) ? found : { ...found, itemOnlySd, seedOnlySd, closedFormSd: sd };
}
