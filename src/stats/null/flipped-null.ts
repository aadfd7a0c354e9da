import { clusterRobust } from '../clusters/cluster-robust.ts';
import type { GainCell } from '../gain/gain-cell.ts';
import { discordantPairs, intervalMethod } from '../gain/gain-interval.ts';
import { normalQuantile, tQuantileUpper } from '../numeric/special-functions.ts';
import { type DrawNull, sumOfSquares } from './null-draw.ts';

/** Null data for the t interval of column means: whole columns are flipped after centring. */
function columnNull(cell: GainCell, units: Int32Array): DrawNull {
  const { items: N } = cell.matrix;
  const centred = cell.squares.columnMeans.map(b => (b - cell.squares.mean) * Math.sqrt(N / (N - 1)));
  const pseudo = cell.sparse ? 2 : 0;
  const squares = sumOfSquares(centred) + pseudo;
  const df = N + pseudo - 1;
  return signs => {
    let total = 0;
    for (let i = 0; i < N; i++) total += (signs[units[i] as number] as number) * (centred[i] as number);
    const variance = (squares - (total * total) / (N + pseudo)) / df;
    const halfWidth = (tail: number) => tQuantileUpper(tail, df) * Math.sqrt(variance / (N + pseudo));
    return { mean: total / N, halfWidth };
  };
}

/** Null data for CR2: whole clusters' residual sums are flipped. */
function clusterNull(cell: GainCell, sizes: Float64Array, units: Int32Array): DrawNull {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const sums = cell.matrix.values.map(z => ((z - cell.squares.mean) * count) / sizes.length);
  const residuals = new Float64Array(sizes.length);
  return signs => {
    let total = 0;
    for (let g = 0; g < sizes.length; g++) total += (signs[units[g] as number] as number) * (sums[g] as number);
    const mean = total / count;
    for (let g = 0; g < sizes.length; g++) {
      residuals[g] = (signs[units[g] as number] as number) * (sums[g] as number) - (sizes[g] as number) * mean;
    }
    const { se, df } = clusterRobust(sizes, residuals);
    return { mean, halfWidth: tail => (se === 0 ? 0 : tQuantileUpper(tail, df) * se) };
  };
}

/** One seed, binary: flipping whole items leaves Bin(b + c, ½); Tango excludes 0 exactly where McNemar's score does. */
function tangoNull(cell: GainCell, units: Int32Array): DrawNull {
  const { values, items: N } = cell.matrix;
  const discordant = discordantPairs(cell);
  const root = Math.sqrt(discordant.b + discordant.c);
  return signs => {
    let total = 0;
    for (let i = 0; i < N; i++) total += (signs[units[i] as number] as number) * (values[i] as number);
    return { mean: total, halfWidth: tail => -normalQuantile(tail) * root };
  };
}

/** Null data for S ≤ 2: whole items or clusters are flipped, so the seed component stays unchecked. */
export function flippedNull(cell: GainCell, units: Int32Array): DrawNull {
  const method = intervalMethod(cell);
  if (method === 'tango') return tangoNull(cell, units);
  if (method === 'cr2-satterthwaite' && cell.clusterSizes) return clusterNull(cell, cell.clusterSizes, units);
  return columnNull(cell, units);
}
