import type { Rng } from '../../core/random.ts';
import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type LineLaw, lineLaw } from '../exact-bootstrap/line-law.ts';
import { checkDraws } from '../guard.ts';
import { BINOMIAL_COST, drawBinomial } from '../random/draw-binomial.ts';
import { drawSums } from '../random/draw-sums.ts';
import { lawDraws } from '../random/law-draws.ts';
import type { ColumnPatterns } from './column-patterns.ts';
import { type CountedBlocks, countBlocks } from './count-blocks.ts';
import type { SeedBlocks } from './seed-blocks.ts';
import { seedGroups } from './seed-groups.ts';
import { weightedRows } from './weighted-rows.ts';

/** Distinct column sums under one draw of seeds, with the number of columns that have each. */
interface SumClasses {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/** Measured costs in nanoseconds. They choose the algorithm, not the law. */
const GATHER_COST = 2.5;
/** One draw from the exact law of the sum, and one value of that law. */
const LAW_DRAW_COST = 15;
const LAW_VALUE_COST = 30;
/** Values of the law within a standard deviation of it: it is cut beyond 13 of them. */
const LAW_SPREAD = 27;

/** Whole sums up to this size are merged by value. */
const LARGEST_WHOLE = 1000;

/** Largest |column sum| that any draw of seeds can give, if all values are whole and it is small. */
function wholeBound({ seeds, values }: ColumnPatterns): number | undefined {
  let largest = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) return undefined;
    largest = Math.max(largest, Math.abs(value));
  }
  return seeds * largest <= LARGEST_WHOLE ? seeds * largest : undefined;
}

/** Merges patterns with the same whole sum, of which there are few; other sums keep a class per pattern. */
function classMaker({ counts }: ColumnPatterns, bound: number | undefined): (sums: Float64Array) => SumClasses {
  if (bound === undefined) return sums => ({ sums, counts });
  const tally = new Int32Array(2 * bound + 1);
  return sums => {
    tally.fill(0);
    for (let p = 0; p < sums.length; p++) {
      const at = (sums[p] as number) + bound;
      tally[at] = (tally[at] as number) + (counts[p] as number);
    }
    const merged = new Float64Array(tally.length);
    const columns = new Int32Array(tally.length);
    let size = 0;
    for (let at = 0; at < tally.length; at++) {
      if (tally[at] === 0) continue;
      merged[size] = at - bound;
      columns[size++] = tally[at] as number;
    }
    return { sums: merged.subarray(0, size), counts: columns.subarray(0, size) };
  };
}

/** Σ over classes of sum × multinomial count, by conditional binomials: the same law as drawing the items one by one. */
function drawByClass(rng: Rng, { sums, counts }: SumClasses, items: number): number {
  let left = items;
  let pool = items;
  let total = 0;
  for (let k = 0; k < sums.length && left > 0; k++) {
    const count = counts[k] as number;
    const drawn = count === pool ? left : drawBinomial(rng, left, count / pool);
    total += drawn * (sums[k] as number);
    left -= drawn;
    pool -= count;
  }
  return total;
}

/** The exact law of the sum pays where a few neighbouring whole sums make it short, and many replicates share it. */
function lawCost({ sums, counts }: SumClasses, replicates: number, items: number): number {
  const lowest = Math.min(...sums.subarray(0, 3));
  const isShort = sums.length <= 3 && sums.every(sum => Number.isInteger(sum) && sum - lowest <= 2);
  if (!isShort) return Number.POSITIVE_INFINITY;
  let [first, second] = [0, 0];
  for (let k = 0; k < sums.length; k++) {
    const above = (sums[k] as number) - lowest;
    first += above * ((counts[k] as number) / items);
    second += above * above * ((counts[k] as number) / items);
  }
  const values = 2 + LAW_SPREAD * Math.sqrt(Math.max(0, second - first * first) * items);
  return values * LAW_VALUE_COST + replicates * LAW_DRAW_COST;
}

/** Class sums repeated, one entry per column. */
function expand({ sums, counts }: SumClasses, into: Float64Array): Float64Array {
  if (sums.length === into.length) return sums;
  let at = 0;
  for (let k = 0; k < sums.length; k++) {
    for (let copy = 0; copy < (counts[k] as number); copy++) into[at++] = sums[k] as number;
  }
  return into;
}

/** Draws from the exact law of the sum. */
function fillByLaw(rng: Rng, { sums, counts }: SumClasses, { items, totals }: Totals): void {
  const { start, chances } = lineLaw(sums, counts, { draws: items, mostWork: Number.POSITIVE_INFINITY }) as LineLaw;
  lawDraws(chances, rng)(totals);
  for (let at = 0; at < totals.length; at++) totals[at] = start + (totals[at] as number);
}

/** Sums over as many columns as there are, each of a fresh resample. */
interface Totals {
  readonly items: number;
  readonly totals: Float64Array;
}

/** Fills a list of sums in whichever of three ways is cheapest. */
function totalDraws(rng: Rng, items: number): (classes: SumClasses, totals: Float64Array) => void {
  const gather = drawSums(rng, items);
  let expanded = new Float64Array(0);
  const fill = (totals: Float64Array, next: () => number): void => {
    for (let at = 0; at < totals.length; at++) totals[at] = next();
  };
  return (classes, totals) => {
    const byClass = totals.length * classes.sums.length * BINOMIAL_COST;
    const byItem = items + totals.length * items * GATHER_COST;
    if (lawCost(classes, totals.length, items) < Math.min(byClass, byItem)) {
      return fillByLaw(rng, classes, { items, totals });
    }
    if (byClass < byItem) return fill(totals, () => drawByClass(rng, classes, items));
    if (expanded.length === 0) expanded = new Float64Array(items);
    const perColumn = expand(classes, expanded);
    fill(totals, () => gather(perColumn));
  };
}

/**
 * Replicates of the mean under the crossed (pigeonhole) bootstrap: seeds and columns are drawn independently with
 * replacement, S of S and N of N, and each pair of arms stays whole. Where the arms have seeds of their own, those of each arm
 * are drawn apart. With one seed only columns are drawn: the replicates are then about this seed, and the caller must say so.
 * Columns that are clusters on the z scale of `gainCell` give the cluster bootstrap. The numbers depend on the stream and on
 * the differences, not on the order of rows or columns, and change sign with the differences (unless these sum to 0).
 * @param blocks finite differences, S ≥ 1 seeds × N ≥ 1 items (or clusters)
 * @param replicates B ≥ 1; 9,999 makes (B + 1)·α whole
 * @param rng a stream of its own
 * @returns B means, in the order drawn, in the units of the differences; or a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE,
 * OUT_OF_RANGE (B)
 * @source Owen (2007), "The pigeonhole bootstrap", Annals of Applied Statistics 1:386–411.
 */
export function crossedBootstrapMeans(
  blocks: SeedBlocks | CountedBlocks,
  replicates: number,
  rng: Rng,
): Float64Array | Refusal {
  const counted = countBlocks(blocks);
  if (isRefused(counted)) return counted;
  const wrong = checkDraws(replicates, 'replicates');
  if (wrong !== undefined) return wrong;
  const { patterns, sizes, divisor, sign } = counted;
  const { items } = patterns;
  const sumsOf = weightedRows(patterns.values, patterns.patterns);
  const classesOf = classMaker(patterns, wholeBound(patterns));
  const drawTotals = totalDraws(rng, items);
  const means = new Float64Array(replicates);
  for (const group of seedGroups(sizes, replicates, rng)) {
    const totals = new Float64Array(group.replicates.length);
    drawTotals(classesOf(sumsOf(group.weights)), totals);
    for (let at = 0; at < totals.length; at++) {
      means[group.replicates[at] as number] = (sign * (totals[at] as number)) / (divisor * items);
    }
  }
  return means;
}
