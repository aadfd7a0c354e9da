import { bootstrapCell } from '../../src/analysis/bootstrap-cell.ts';
import type { Estimate } from '../../src/core/estimate.ts';
import type { Rng } from '../../src/core/random.ts';
import { accept } from '../../src/core/refusal.ts';
import { type GainCell, gainCell } from '../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../src/stats/gain/gain-interval.ts';
import type { Limits } from '../../src/stats/limits.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import type { CellSums } from './cell-sums.ts';
import { ALPHA, type Design } from './design.ts';
import { oracleWidth, type Truth } from './oracle-width.ts';
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

const limitsOf = (estimate: Estimate): Limits | undefined => (estimate.status === 'estimated' ? estimate : undefined);

/** All intervals of one data set, as the product makes them: from the exact law where it takes that, else from replicates. */
function intervalsOf(cell: GainCell, rng: Rng): Readonly<Record<(typeof NAMES)[number], Limits | undefined>> {
  const gain = gainInterval(cell, ALPHA / 2);
  const found = bootstrapCell(cell, { gain, alpha: ALPHA, replicates: REPLICATES, rng });
  const verdict = limitsOf(gain);
  if ('status' in found)
    return { percentile: undefined, basic: undefined, bca: undefined, studentised: undefined, verdict };
  const { percentile, basic, bca, studentised } = found;
  return {
    percentile: limitsOf(percentile),
    basic: limitsOf(basic),
    bca: limitsOf(bca),
    studentised: limitsOf(studentised),
    verdict,
  };
}

/** A simulator whose last cell's differences are laid out for the procedures of the product. */
export function matrixSimulator(design: Design): {
  readonly truth: CellTruth;
  readonly draw: (rng: Rng) => GainCell;
  /** The gain with the seeds that were drawn last, and new items. */
  readonly theseSeeds: () => number;
} {
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
  return { truth, draw, theseSeeds: () => (simulator.cells[0] as CellSums).theseSeeds };
}

/**
 * Runs one design and counts how every bootstrap interval fares, beside the verdict's own on the same data. One seed cannot speak
 * about new ones: there the truth is the gain with the seed that was drawn.
 */
export function measureBootstrap(design: Design, seed: number): BootstrapResult {
  const { truth, draw, theseSeeds } = matrixSimulator(design);
  const about: Truth = design.seeds === 1 ? 'these-seeds' : 'new-seeds';
  const tallies = NAMES.map(name => ({ name, tally: new Tally(oracleWidth(truth, about)) }));
  const [data, chance] = [createRng(seed, 'calibrate', design.id), createRng(seed, 'calibrate-draws', design.id)];
  for (let run = 0; run < design.runs; run++) {
    const intervals = intervalsOf(draw(data), chance);
    const held = about === 'new-seeds' ? truth.effect : theseSeeds();
    for (const { name, tally } of tallies) tally.add(intervals[name], held);
  }
  const intervals = Object.fromEntries(tallies.map(({ name, tally }) => [`${name}/${about}`, tally.result()]));
  return { intervals, truth: { share: truth.share, sd: truth.seedModel.sd } };
}
