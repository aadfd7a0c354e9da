import { accept } from '../../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import { mean } from '../../../src/stats/numeric/moments.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { makeArms, makeDifferences } from '../make-arms.ts';
import type { Inputs, Workload } from '../workload.ts';

const REPLICATES = 10_000;
const TAIL = 0.025;

/** Paired differences of right-or-wrong outcomes. */
const differencesOf = ({ candidate, baseline }: Inputs): Float64Array =>
  Float64Array.from(candidate as Uint8Array, (right, at) => right - (baseline?.[at] as number));

function intervals(values: Float64Array) {
  const matrix = { seeds: 1, items: values.length, values };
  const replicates = accept(crossedBootstrapMeans(matrix, REPLICATES, createRng(1, 'bench')));
  const acceleration = crossedAcceleration(matrix);
  return accept(bootstrapIntervals({ replicates, point: mean(values), tail: TAIL, acceleration }));
}

export const workloads: readonly Workload[] = [
  {
    id: 'W1-bca',
    group: 'W1',
    title: '10,000 resamples, BCa',
    sizes: [1000, 10_000, 100_000],
    inputs: makeArms,
    ours: inputs => {
      const values = differencesOf(inputs);
      return () => intervals(values);
    },
    peers: [
      { name: 'scipy bootstrap', script: 'w1', job: 'scipy_bca', atLeast: { 1000: 50, 10000: 800, 100000: 20_000 } },
      { name: 'scipy, of differences', script: 'w1', job: 'scipy_differences_bca', atLeast: {} },
      { name: 'numpy, multinomial', script: 'w1', job: 'numpy_bca', atLeast: {} },
    ],
  },
  {
    id: 'W1-percentile',
    group: 'W1',
    title: '10,000 resamples, percentile',
    sizes: [1_000_000],
    inputs: makeArms,
    ours: inputs => {
      const values = differencesOf(inputs);
      return () => intervals(values);
    },
    peers: [
      { name: 'scipy bootstrap', script: 'w1', job: 'scipy_percentile', atLeast: { 1000000: 40_000 } },
      { name: 'numpy, multinomial', script: 'w1', job: 'numpy_percentile', atLeast: { 1000000: 2 } },
    ],
  },
  {
    id: 'W0-scores',
    group: 'W0',
    title: '10,000 resamples, BCa',
    sizes: [100_000],
    inputs: makeDifferences,
    ours: ({ differences }) => {
      const values = differences as Float64Array;
      return () => intervals(values);
    },
    peers: [
      { name: 'scipy bootstrap', script: 'w1', job: 'scores_scipy', atLeast: { 100000: 8 } },
      { name: 'numpy, take', script: 'w1', job: 'scores_take', atLeast: { 100000: 1 } },
    ],
  },
];
