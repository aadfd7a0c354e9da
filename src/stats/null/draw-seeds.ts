import type { Rng } from '../../core/random.ts';
import type { CellModel, SeedModel } from '../gain/cell-model.ts';
import type { HoweInput } from '../gain/howe.ts';
import { drawChiSquare } from '../random/chi-square.ts';

/** What the seeds of a cell bring to one data set. */
export interface SeedDraw {
  /** What they add to the mean. */
  readonly shift: number;
  readonly blocks: HoweInput['blocks'];
}

/** One set of seeds: its mean effect, and N·Σ(e_s − ē)²/(S − 1) with the residual means that MS_S holds besides. */
interface BlockDraw {
  readonly shift: number;
  readonly msSeeds: number;
}

function drawNormal({ seeds, seedVariance, errorVariance }: SeedModel, items: number, rng: Rng): BlockDraw {
  const shift = Math.sqrt(seedVariance / seeds) * rng.normal();
  if (seeds === 1) return { shift, msSeeds: 0 };
  return { shift, msSeeds: ((items * seedVariance + errorVariance) * drawChiSquare(seeds - 1, rng)) / (seeds - 1) };
}

/** Mean and MS_S of seeds that are drawn from those that were seen. */
function drawSeen(
  { seeds, errorVariance }: SeedModel,
  effects: ArrayLike<number>,
  { items, rng }: DrawContext,
): BlockDraw {
  let [sum, mixed, squares] = [0, 0, 0];
  for (let seed = 0; seed < seeds; seed++) {
    const effect = effects[Math.floor(rng.uniform() * effects.length)] as number;
    // The mean of the residuals belongs to the column means, what is left of them to MS_S: the two are independent.
    const row = effect + Math.sqrt(errorVariance / items) * rng.normal();
    sum += effect;
    mixed += row;
    squares += row * row;
  }
  const spread = Math.max(0, squares - (mixed * mixed) / seeds);
  return { shift: sum / seeds, msSeeds: seeds === 1 ? 0 : (items * spread) / (seeds - 1) };
}

interface DrawContext {
  readonly items: number;
  readonly rng: Rng;
}

/**
 * Seed effects and their mean squares, where MS_E and the means over items are independent of both: in the normal model
 * MS_S ~ (N·σ²_S + σ²_E)·χ²_{S−1}/(S−1), independent of the effects' mean too, and MS_E ~ σ²_E·χ²/df on (S−1)(N−1) degrees of
 * freedom. From effects that were seen, MS_S is that of the effects drawn and of normal residual means.
 * @source Searle, Casella & McCulloch, Variance Components (1992), ch. 4; Efron & Tibshirani, An Introduction to the Bootstrap
 * (1993), ch. 6, for drawing from what was seen
 */
export function drawSeeds({ items: N, blocks }: CellModel, rng: Rng): SeedDraw {
  let total = 0;
  const drawn: SeedDraw['blocks'][number][] = [];
  for (const block of blocks) {
    const { seeds, errorVariance, effects } = block;
    const { shift, msSeeds } =
      effects === undefined ? drawNormal(block, N, rng) : drawSeen(block, effects, { items: N, rng });
    total += shift;
    const errorDf = (seeds - 1) * (N - 1);
    const msError = seeds === 1 ? 0 : (errorVariance * drawChiSquare(errorDf, rng)) / errorDf;
    drawn.push({ seeds, msSeeds, msError });
  }
  return { shift: total, blocks: drawn };
}
