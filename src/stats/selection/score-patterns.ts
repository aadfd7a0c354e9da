import { type Refusal, refuse } from '../../core/refusal.ts';
import { denseRanks } from '../bootstrap/dense-ranks.ts';
import { checkScores } from './check-scores.ts';

/** What a bootstrap of items (or clusters) has to know: the distinct units, and how many there are of each. */
export interface ScorePatterns {
  readonly methods: number;
  /** Number of distinct units, P. */
  readonly patterns: number;
  /** Row-major methods × P: sum of a method's scores over the items of a unit. */
  readonly sums: Float64Array;
  /** Items of a unit of each pattern; all 1 unless there are clusters. */
  readonly sizes: Float64Array;
  /** Units that show each pattern; they sum to `units`. */
  readonly counts: Int32Array;
  /** Units that are drawn: items, or clusters. */
  readonly units: number;
  /** Largest |score|. */
  readonly scale: number;
}

/** One row per method of sums over units, and last a row of the units' sizes. */
interface Units {
  readonly rows: readonly Float64Array[];
  readonly units: number;
}

function itemUnits(scores: readonly ArrayLike<number>[]): Units {
  const units = (scores[0] as ArrayLike<number>).length;
  const rows = scores.map(row => {
    const own = new Float64Array(units);
    own.set(row);
    return own;
  });
  return { rows: [...rows, new Float64Array(units).fill(1)], units };
}

function clusterUnits(scores: readonly ArrayLike<number>[], clusters: ArrayLike<number>): Units | Refusal {
  const items = (scores[0] as ArrayLike<number>).length;
  if (clusters.length !== items) {
    const reason = `${clusters.length} clusters for ${items} items: expected one for each item.`;
    return refuse('LENGTH_MISMATCH', 'clusters', reason);
  }
  for (let item = 0; item < items; item++) {
    if (Number.isFinite(clusters[item])) continue;
    return refuse('MISSING_CLUSTER', 'clusters', `Item ${item} has no cluster (${clusters[item]}).`);
  }
  const { ranks, distinct } = denseRanks(Float64Array.from(clusters));
  const units = distinct.length;
  if (units < 2) return refuse('TOO_FEW_CLUSTERS', 'clusters', 'One cluster: expected at least two to draw from.');
  const add = (row: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(units);
    ranks.forEach((unit, item) => {
      sums[unit] = (sums[unit] as number) + (row[item] as number);
    });
    return sums;
  };
  return { rows: [...scores.map(add), add(new Float64Array(items).fill(1))], units };
}

/** Lexicographic rank of every unit among the distinct ones, one row after the other. */
function rankUnits({ rows, units }: Units): { readonly ranks: Int32Array; readonly patterns: number } {
  let ranks: Int32Array = new Int32Array(units);
  let patterns = 1;
  const keys = new Float64Array(units);
  for (const row of rows) {
    if (patterns === units) break;
    const values = denseRanks(row);
    for (let unit = 0; unit < units; unit++) {
      keys[unit] = (ranks[unit] as number) * values.distinct.length + (values.ranks[unit] as number);
    }
    const refined = denseRanks(keys);
    ranks = refined.ranks;
    patterns = refined.distinct.length;
  }
  return { ranks, patterns };
}

function largestScore(scores: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const row of scores) {
    for (let item = 0; item < row.length; item++) largest = Math.max(largest, Math.abs(row[item] as number));
  }
  return largest;
}

/**
 * Collects the distinct columns of scores; the result does not depend on the order of the items, up to rounding of cluster
 * sums.
 * @param scores one list per method over the same n ≥ 2 items
 * @param clusters a finite number per item that names its cluster; without them every item is a unit
 * @returns refused: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE above 1e100, TOO_FEW_OBSERVATIONS for one item,
 * MISSING_CLUSTER, TOO_FEW_CLUSTERS
 */
export function scorePatterns(
  scores: readonly ArrayLike<number>[],
  clusters?: ArrayLike<number> | undefined,
): ScorePatterns | Refusal {
  const wrong = checkScores(scores);
  if (wrong !== undefined) return wrong;
  const found = clusters === undefined ? itemUnits(scores) : clusterUnits(scores, clusters);
  if ('status' in found) return found;
  const { ranks, patterns } = rankUnits(found);
  const counts = new Int32Array(patterns);
  const shownBy = new Int32Array(patterns); // one unit that shows each pattern
  ranks.forEach((pattern, unit) => {
    counts[pattern] = (counts[pattern] as number) + 1;
    shownBy[pattern] = unit;
  });
  const table = found.rows.map(row => Float64Array.from(shownBy, unit => row[unit] as number));
  const sums = new Float64Array(scores.length * patterns);
  scores.forEach((_, method) => {
    sums.set(table[method] as Float64Array, method * patterns);
  });
  return {
    methods: scores.length,
    patterns,
    sums,
    sizes: table[scores.length] as Float64Array,
    counts,
    units: found.units,
    scale: largestScore(scores),
  };
}
