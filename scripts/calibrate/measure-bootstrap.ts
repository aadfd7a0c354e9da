import type { Estimate } from '../../src/core/estimate.ts';
import type { Rng } from '../../src/core/random.ts';
import { accept, isRefused } from '../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../src/stats/bootstrap/bootstrap-intervals.ts';
import { crossedAcceleration } from '../../src/stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../../src/stats/bootstrap/crossed-bootstrap.ts';
import { crossedBootstrapErrors } from '../../src/stats/bootstrap/crossed-errors.ts';
import { type GainCell, gainCell } from '../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../src/stats/gain/gain-interval.ts';
import type { Limits } from '../../src/stats/limits.ts';
import { normalQuantile } from '../../src/stats/numeric/special-functions.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { ALPHA, type Design } from './design.ts';
import { CellSimulator } from './simulate-cells.ts';
import { type CellTruth, solveCell } from './solve-cell.ts';
import { type IntervalTally, Tally } from './tally.ts';

/** Replicates of each bootstrap: (B + 1)·α/2 is whole. */
export const REPLICATES = 999;

const NAMES = ['percentile', 'basic', 'bca', 'studentised', 'verdict'] as const;

export interface BootstrapResult {
  readonly intervals: Readonly<Record<string, IntervalTally>>;
  readonly truth: { readonly share: number; readonly sd: number };
}

const limitsOf = (estimate: Estimate | undefined): Limits | undefined =>
  estimate?.status === 'estimated' ? estimate : undefined;

/** All intervals of one data set, the bootstraps as the product makes them. */
function intervalsOf(cell: GainCell, rng: Rng): Record<(typeof NAMES)[number], Limits | undefined> {
  const [tail, point] = [ALPHA / 2, cell.squares.mean];
  const blocks = cell.blocks.map(({ matrix }) => matrix);
  const plain = bootstrapIntervals({
    replicates: accept(crossedBootstrapMeans(blocks, REPLICATES, rng)),
    point,
    tail,
    acceleration: crossedAcceleration(blocks),
  });
  const { means, errors, se } = accept(crossedBootstrapErrors(blocks, REPLICATES, rng));
  const scaled = bootstrapIntervals({ replicates: means, point, tail, acceleration: 0, studentising: { errors, se } });
  return {
    percentile: isRefused(plain) ? undefined : limitsOf(plain.percentile),
    basic: isRefused(plain) ? undefined : limitsOf(plain.basic),
    bca: isRefused(plain) ? undefined : limitsOf(plain.bca),
    studentised: isRefused(scaled) ? undefined : limitsOf(scaled.studentised),
    verdict: limitsOf(gainInterval(cell, tail)),
  };
}

/** A simulator whose last cell's differences are laid out for the procedures of the product. */
export function matrixSimulator(design: Design): { readonly truth: CellTruth; readonly draw: (rng: Rng) => GainCell } {
  const { seeds, items, clusterSize } = design;
  const truth = solveCell(design);
  const simulator = new CellSimulator(design, [truth]);
  const values = new Float64Array(seeds * items);
  const clusters =
    clusterSize === 1 ? undefined : Int32Array.from(values.subarray(0, items), (_, i) => Math.floor(i / clusterSize));
  const draw = (rng: Rng): GainCell => {
    simulator.draw(rng, [values]);
    return accept(gainCell({ matrix: { seeds, items, values }, binary: true, clusters }));
  };
  return { truth, draw };
}

/** Runs one design and counts how every bootstrap interval fares, beside the verdict's own on the same data. */
export function measureBootstrap(design: Design, seed: number): BootstrapResult {
  const { truth, draw } = matrixSimulator(design);
  const width = -2 * normalQuantile(ALPHA / 2) * Math.sqrt(truth.variance);
  const tallies = NAMES.map(name => ({ name, tally: new Tally(width) }));
  const [data, chance] = [createRng(seed, 'calibrate', design.id), createRng(seed, 'calibrate-draws', design.id)];
  for (let run = 0; run < design.runs; run++) {
    const intervals = intervalsOf(draw(data), chance);
    for (const { name, tally } of tallies) tally.add(intervals[name], truth.effect);
  }
  const intervals = Object.fromEntries(tallies.map(({ name, tally }) => [`${name}/new-seeds`, tally.result()]));
  return { intervals, truth: { share: truth.share, sd: truth.seedModel.sd } };
}
