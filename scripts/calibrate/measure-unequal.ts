import type { Rng } from '../../src/core/random.ts';
import { accept } from '../../src/core/refusal.ts';
import { clusterRobust } from '../../src/stats/clusters/cluster-robust.ts';
import { effectiveClusters } from '../../src/stats/gain/effective-clusters.ts';
import { type GainCell, gainCell } from '../../src/stats/gain/gain-cell.ts';
import { howeHalfWidth, theseSeedsHalfWidth } from '../../src/stats/gain/howe.ts';
import { howeInput, momentSquares } from '../../src/stats/gain/moment-squares.ts';
import { refuseFewColumns } from '../../src/stats/gain/refuse-few-columns.ts';
import { tQuantileUpper } from '../../src/stats/numeric/special-functions.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { profileOf } from './cluster-profiles.ts';
import { ALPHA, type Design } from './design.ts';
import { normalNodes } from './nodes.ts';
import { ITEM_ARM_SD, ITEM_SD, interceptFor } from './solve-cell.ts';

export interface UnequalResult {
  readonly runs: number;
  /** Runs in which the default interval, refused or not, holds the truth. */
  readonly covered: number;
  readonly clusters: number;
  readonly largestShare: number;
  /** (Σm)²/Σm², and what the product counts. */
  readonly kish: number;
  readonly counted: number;
  readonly refused: boolean;
}

/** The half-width of the default interval, also where the product refuses to give it. */
function halfWidth(cell: GainCell, sizes: Float64Array): number {
  const tail = ALPHA / 2;
  if (cell.seeds >= 3) return howeHalfWidth(howeInput(cell), tail);
  if (cell.seeds === 2 || cell.sparse) return theseSeedsHalfWidth(momentSquares(cell), tail);
  const { matrix, squares } = cell;
  const items = sizes.reduce((sum, size) => sum + size, 0);
  const { se, df } = clusterRobust(
    sizes,
    matrix.values.map(z => ((z - squares.mean) * items) / matrix.items),
  );
  return tQuantileUpper(tail, df) * se;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Draws right-or-wrong differences whose items share a part of their effects within clusters; seeds do not vary. */
class UnequalSimulator {
  private readonly clusters: Int32Array;
  private readonly values: Float64Array;
  private readonly design: Design;
  private readonly intercepts: readonly [number, number];

  constructor(design: Design, sizes: readonly number[]) {
    this.design = design;
    this.clusters = Int32Array.from(sizes.flatMap((size, cluster) => new Array<number>(size).fill(cluster)));
    this.values = new Float64Array(design.seeds * this.clusters.length);
    const law = normalNodes(Math.hypot(ITEM_SD, ITEM_ARM_SD));
    this.intercepts = [interceptFor(law, design.base), interceptFor(law, design.base + design.effect)];
  }

  draw(rng: Rng, within: number): GainCell {
    const { clusters, values, design } = this;
    const count = clusters.length;
    const [own, common] = [Math.sqrt(1 - within), Math.sqrt(within)];
    const ofCluster = new Map<number, readonly [number, number, number]>();
    const effects = () => [ITEM_SD * rng.normal(), ITEM_ARM_SD * rng.normal(), ITEM_ARM_SD * rng.normal()] as const;
    for (let item = 0; item < count; item++) {
      const cluster = clusters[item] as number;
      const shared = ofCluster.get(cluster) ?? effects();
      ofCluster.set(cluster, shared);
      const single = effects();
      const [ease, b, c] = single.map((x, at) => own * x + common * (shared[at] as number)) as [number, number, number];
      const [wrong, right] = [logistic(this.intercepts[0] + ease + b), logistic(this.intercepts[1] + ease + c)];
      for (let s = 0; s < design.seeds; s++) {
        values[s * count + item] = Number(rng.uniform() < right) - Number(rng.uniform() < wrong);
      }
    }
    return accept(gainCell({ matrix: { seeds: design.seeds, items: count, values }, binary: true, clusters }));
  }
}

/**
 * Coverage of the default interval with clusters of unequal size, refused or not. Seeds do not vary: there the columns are all that
 * counts, and a claim about new seeds is one about these.
 */
export function measureUnequal(design: Design, seed: number): UnequalResult {
  const { unequal, runs, effect } = design;
  if (unequal === undefined) throw new Error(`${design.id} has no cluster sizes.`);
  const { within } = unequal;
  const { sizes } = profileOf(unequal.profile);
  const simulator = new UnequalSimulator(design, sizes);
  const rng = createRng(seed, 'calibrate', design.id);
  const own = Float64Array.from(sizes);
  let [covered, refused] = [0, false];
  for (let run = 0; run < runs; run++) {
    const cell = simulator.draw(rng, within);
    refused = refuseFewColumns(cell) !== undefined;
    if (Math.abs(cell.squares.mean - effect) <= halfWidth(cell, own)) covered++;
  }
  const items = sizes.reduce((sum, size) => sum + size, 0);
  const squares = sizes.reduce((sum, size) => sum + size * size, 0);
  const numbers = { clusters: sizes.length, largestShare: Math.max(...sizes) / items };
  return { runs, covered, ...numbers, kish: items ** 2 / squares, counted: effectiveClusters(own), refused };
}
