import { accept } from '../../../src/core/refusal.ts';
import { binaryPairs } from '../../../src/stats/paired/binary-pairs.ts';
import { signFlipTest } from '../../../src/stats/permutation/sign-flip.ts';
import { mcnemarExact } from '../../../src/stats/proportions/mcnemar.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { makeArms, makeDifferences } from '../make-arms.ts';
import type { Workload } from '../workload.ts';

export const workloads: readonly Workload[] = [
  {
    id: 'W4-real',
    group: 'W4',
    title: '100,000 sign vectors, real-valued',
    sizes: [1000, 100_000],
    inputs: makeDifferences,
    ours: ({ differences }) => {
      const values = differences as Float64Array;
      return () => accept(signFlipTest(values, { draws: 100_000, rng: createRng(1, 'bench') }));
    },
    peers: [
      { name: 'scipy permutation_test', script: 'w4', job: 'scipy', atLeast: { 1000: 300, 100000: 800 } },
      { name: 'numpy, unpackbits', script: 'w4', job: 'numpy_bits', atLeast: { 1000: 3.5, 100000: 3.5 } },
    ],
  },
  {
    id: 'W4-binary',
    group: 'W4',
    title: 'right or wrong, exact',
    sizes: [1000, 1_000_000],
    inputs: makeArms,
    limitMs: 0.3,
    ours: ({ candidate, baseline }) => {
      const arms = { candidate: candidate as Uint8Array, baseline: baseline as Uint8Array };
      return () => {
        const { gains, losses } = accept(binaryPairs(arms));
        return accept(mcnemarExact(gains, losses));
      };
    },
    peers: [{ name: 'scipy binomtest', script: 'w4', job: 'binomtest', atLeast: { 1000000: 1 } }],
  },
];
