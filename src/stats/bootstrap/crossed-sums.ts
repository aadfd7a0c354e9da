import type { Rng } from '../../core/random.ts';
import { BATCH, laneSums } from '../kernels/lane-sums.ts';
import { BINOMIAL_COST } from '../random/draw-binomial.ts';
import type { AlignedPatterns } from './column-patterns.ts';
import { crossedLanes, fitsLanes, laneCost } from './crossed-lanes.ts';
import { patternDraws } from './pattern-draws.ts';
import { type SeedGroup, seedGroups } from './seed-groups.ts';
import { weightedRows } from './weighted-rows.ts';
import { wholeBound } from './whole-bound.ts';

interface Drawing {
  readonly patterns: AlignedPatterns;
  readonly groups: readonly SeedGroup[];
  readonly totals: readonly Float64Array[];
  readonly rng: Rng;
}

/** Replicates whose sums of all matrices fit the near memory together. */
const NEAR = 64;

/** Sums of one replicate after the other, as lists of one matrix after the other. */
function listByMatrix(sums: Int32Array, totals: readonly Float64Array[]): void {
  const lanes = totals.length;
  const replicates = sums.length / lanes;
  for (let from = 0; from < replicates; from += NEAR) {
    const end = Math.min(replicates, from + NEAR);
    for (let lane = 0; lane < lanes; lane++) {
      const total = totals[lane] as Float64Array;
      for (let r = from; r < end; r++) total[r] = sums[r * lanes + lane] as number;
    }
  }
}

/** Whole numbers: exact sums over drawn items, all matrices at once. */
function drawLanes({ patterns, groups, totals, rng }: Drawing, bound: number): void {
  const sums = laneSums(crossedLanes(patterns, bound), rng);
  const lanes = totals.length;
  // The replicates of a group lie far apart: each is written in one go, which writing to one list after the other is not.
  const kept = new Int32Array(lanes * (totals[0] as Float64Array).length);
  for (const { weights, replicates } of groups) {
    sums.weigh(weights);
    for (let from = 0; from < replicates.length; from += BATCH) {
      const size = Math.min(BATCH, replicates.length - from);
      const drawn = sums.draw(size);
      for (let r = 0; r < size; r++) {
        const at = r * sums.stride;
        const to = (replicates[from + r] as number) * lanes;
        for (let lane = 0; lane < lanes; lane++) kept[to + lane] = drawn[at + lane] as number;
      }
    }
  }
  listByMatrix(kept, totals);
}

/** Merges the patterns that give the same pair of whole sums, of which there are few. */
function mergePairs([tops, bottoms]: readonly [Float64Array, Float64Array], counts: Int32Array, bound: number) {
  const width = 2 * bound + 1;
  const tally = new Int32Array(width * width);
  for (let p = 0; p < counts.length; p++) {
    const at = ((tops[p] as number) + bound) * width + (bottoms[p] as number) + bound;
    tally[at] = (tally[at] as number) + (counts[p] as number);
  }
  const found = Int32Array.from(tally.keys()).filter(at => tally[at] !== 0);
  return {
    sums: [
      Float64Array.from(found, at => Math.floor(at / width) - bound),
      Float64Array.from(found, at => (at % width) - bound),
    ],
    counts: found.map(at => tally[at] as number),
  };
}

/** Any numbers: how often each pattern is drawn, then sums over the patterns. */
function drawPatterns({ patterns, groups, totals, rng }: Drawing, pairBound: number | undefined): void {
  const rowsOf = patterns.values.map(values => weightedRows(values, patterns.patterns));
  for (const { weights, replicates } of groups) {
    const rows = rowsOf.map(sumsOf => sumsOf(weights));
    const merged =
      pairBound === undefined
        ? { sums: rows, counts: patterns.counts }
        : mergePairs(rows as unknown as readonly [Float64Array, Float64Array], patterns.counts, pairBound);
    const draw = patternDraws(merged.counts, rng);
    for (const replicate of replicates) {
      const drawn = draw();
      merged.sums.forEach((sums, matrix) => {
        let total = 0;
        for (let k = 0; k < drawn.length; k++) total += (drawn[k] as number) * (sums[k] as number);
        (totals[matrix] as Float64Array)[replicate] = total;
      });
    }
  }
}

/**
 * Sums of matrices over crossed resamples: in every replicate seeds and columns are drawn independently with replacement, S of S
 * and N of N, the same for all matrices. One matrix alone has the law that it has beside others.
 * @returns by matrix one sum per replicate, over the S·N entries drawn
 * @source Owen (2007), "The pigeonhole bootstrap", Annals of Applied Statistics 1:386–411.
 */
export function crossedSums(patterns: AlignedPatterns, replicates: number, rng: Rng): Float64Array[] {
  const { values, seeds, items } = patterns;
  const totals = values.map(() => new Float64Array(replicates));
  const drawing = { patterns, groups: seedGroups([seeds], replicates, rng), totals, rng };
  const bound = wholeBound(values, seeds);
  const pairBound = values.length === 2 && fitsLanes(bound) ? bound : undefined;
  const classes = Math.min(patterns.patterns, pairBound === undefined ? items : (2 * pairBound + 1) ** 2);
  if (fitsLanes(bound) && laneCost(items, values.length) < classes * BINOMIAL_COST) drawLanes(drawing, bound);
  else drawPatterns(drawing, pairBound);
  return totals;
}
