import { accept } from '../../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { countBlocks, countPairs } from '../../../src/stats/bootstrap/count-blocks.ts';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import { exactBootstrapMean } from '../../../src/stats/exact-bootstrap/exact-ratio.ts';
import { mean } from '../../../src/stats/numeric/moments.ts';
import { binaryPairs } from '../../../src/stats/paired/binary-pairs.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { makeArms, makeDifferences } from '../make-arms.ts';
import type { Inputs, Workload } from '../workload.ts';

const REPLICATES = 10_000;
const TAIL = 0.025;

const armsOf = ({ candidate, baseline }: Inputs) => ({
  candidate: candidate as Uint8Array,
  baseline: baseline as Uint8Array,
});

/** From the outcomes of both arms to all intervals. */
function resampleArms(inputs: Inputs): () => unknown {
  const arms = armsOf(inputs);
  return () => {
    const pairs = accept(binaryPairs(arms));
    const counted = accept(countPairs(pairs));
    const replicates = accept(crossedBootstrapMeans(counted, REPLICATES, createRng(1, 'bench')));
    const point = (pairs.gains - pairs.losses) / pairs.pairs;
    return accept(bootstrapIntervals({ replicates, point, tail: TAIL, acceleration: crossedAcceleration(counted) }));
  };
}

/** From differences to all intervals. */
function resampleDifferences({ differences }: Inputs): () => unknown {
  const values = differences as Float64Array;
  return () => {
    const counted = accept(countBlocks({ seeds: 1, items: values.length, values }));
    const replicates = accept(crossedBootstrapMeans(counted, REPLICATES, createRng(1, 'bench')));
    const acceleration = crossedAcceleration(counted);
    return accept(bootstrapIntervals({ replicates, point: mean(values), tail: TAIL, acceleration }));
  };
}

export const workloads: readonly Workload[] = [
  {
    id: 'W1-bca',
    group: 'W1',
    title: '10,000 resamples, BCa',
    sizes: [1000, 10_000, 100_000],
    inputs: makeArms,
    ours: resampleArms,
    peers: [
      { name: 'scipy bootstrap', script: 'w1', job: 'scipy_bca', atLeast: { 1000: 50, 10000: 800, 100000: 20_000 } },
      { name: 'scipy, of differences', script: 'w1', job: 'scipy_differences_bca', atLeast: {} },
      { name: 'numpy, multinomial of bincount', script: 'w1', job: 'numpy_bca', atLeast: {} },
    ],
  },
  {
    id: 'W1-percentile',
    group: 'W1',
    title: '10,000 resamples, percentile',
    sizes: [1_000_000],
    inputs: makeArms,
    ours: resampleArms,
    peers: [
      { name: 'scipy bootstrap', script: 'w1', job: 'scipy_percentile', atLeast: { 1000000: 40_000 } },
      { name: 'numpy, multinomial of bincount', script: 'w1', job: 'numpy_percentile', atLeast: { 1000000: 2 } },
      { name: 'numpy, comparisons counted', script: 'w1', job: 'numpy_percentile_compared', atLeast: {} },
    ],
  },
  {
    id: 'W1-exact',
    group: 'W1',
    title: 'exact law: percentile, basic and BCa, no resamples',
    sizes: [1000, 10_000, 100_000, 1_000_000],
    inputs: makeArms,
    limitMs: 1.5,
    ours: inputs => {
      const arms = armsOf(inputs);
      return () => accept(exactBootstrapMean(accept(binaryPairs(arms)), TAIL));
    },
    peers: [],
  },
  {
    id: 'W0-scores',
    group: 'W0',
    title: '10,000 resamples, BCa',
    sizes: [100_000],
    inputs: makeDifferences,
    ours: resampleDifferences,
    peers: [
      { name: 'scipy bootstrap', script: 'w1', job: 'scores_scipy', atLeast: { 100000: 8 } },
      { name: 'numpy, take', script: 'w1', job: 'scores_take', atLeast: { 100000: 1 } },
    ],
  },
];
