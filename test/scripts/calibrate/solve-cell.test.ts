import { describe, expect, test } from 'vitest';
import { latticeSum } from '../../../scripts/calibrate/lattice-law.ts';
import { CellSimulator } from '../../../scripts/calibrate/simulate-cells.ts';
import { type CellGoal, itemModel, solveCell } from '../../../scripts/calibrate/solve-cell.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { gaussLegendre } from '../../../src/stats/selection/gauss-legendre.ts';

const GOAL: CellGoal = { law: 'normal', seeds: 5, items: 200, clusterSize: 1, base: 0.75, effect: 0.02, share: 0.5 };

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** E f(Z·sd) by Gauss–Legendre over seven standard deviations: another rule than the solver's. */
const RULE = gaussLegendre(48);
function overNormal(sd: number, f: (x: number) => number): number {
  let sum = 0;
  for (const [k, node] of RULE.nodes.entries()) {
    const z = 7 * node;
    sum += ((7 * (RULE.weights[k] as number)) / Math.sqrt(2 * Math.PI)) * Math.exp(-0.5 * z * z) * f(sd * z);
  }
  return sum;
}

/** Accuracy of an arm whose seed has this logit: a sum over the items' lattice. */
function accuracyAt(logit: number): number {
  const { at, weight } = latticeSum(Object.values(itemModel(1)));
  return at.reduce((sum, x, k) => sum + (weight[k] as number) * logistic(logit + x), 0);
}

describe('a cell is solved exactly on the probability scale', () => {
  test.each([0.25, 0.5, 0.75])('accuracies, gain and variance of the seeds’ gains at a seed share of %d', share => {
    const { baseline, candidate, seedModel, seedPart, variance, share: found } = solveCell({ ...GOAL, share });
    const { sd } = seedModel;
    const [b, c] = [baseline, candidate].map(mu => overNormal(Math.SQRT2 * sd, x => accuracyAt(mu + x))) as [
      number,
      number,
    ];
    expect(b).toBeCloseTo(0.75, 6);
    expect(c - b).toBeCloseTo(0.02, 6);
    expect(found).toBeCloseTo(share, 6);
    expect(seedPart / variance).toBeCloseTo(share, 6);
    const own = (mu: number) => overNormal(Math.SQRT2 * sd, x => accuracyAt(mu + x) ** 2);
    const shared = overNormal(sd, u =>
      [baseline, candidate].reduce((product, mu) => product * overNormal(sd, v => accuracyAt(mu + u + v)), 1),
    );
    expect((own(baseline) + own(candidate) - 2 * shared - (c - b) ** 2) / 5 / seedPart).toBeCloseTo(1, 5);
  });

  test.each<[string, Partial<CellGoal>]>([
    ['items that stand alone', {}],
    ['clusters of four', { clusterSize: 4 }],
    ['no seed effects', { share: 0 }],
    ['heavy tails', { law: 'heavy', share: 0.75 }],
    ['failures of the candidate', { law: 'collapse-one', share: 0 }],
    ['failures of both arms', { law: 'collapse-both', share: 0 }],
  ])('simulated runs have its mean and its variance: %s', (_name, change) => {
    const goal = { ...GOAL, items: 60, ...change };
    const truth = solveCell(goal);
    const simulator = new CellSimulator(goal, [truth]);
    const rng = createRng(7, 'solve', JSON.stringify(change));
    const runs = 4000;
    const [sums, seeds] = [
      [0, 0, 0],
      [0, 0],
    ] as [number[], number[]];
    for (let run = 0; run < runs; run++) {
      simulator.draw(rng);
      const [{ total, theseSeeds }] = simulator.cells as unknown as [{ total: number; theseSeeds: number }];
      const gain = total / (goal.seeds * goal.items) - truth.effect;
      for (const power of [1, 2, 4]) sums[Math.log2(power)] = (sums[Math.log2(power)] as number) + gain ** power / runs;
      seeds[0] = (seeds[0] as number) + (theseSeeds - truth.effect) / runs;
      seeds[1] = (seeds[1] as number) + (theseSeeds - truth.effect) ** 2 / runs;
    }
    const [mean, square, fourth] = sums as [number, number, number];
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(truth.variance / runs));
    expect(Math.abs(square / truth.variance - 1)).toBeLessThan(4 * Math.sqrt((fourth / square ** 2 - 1) / runs));
    expect(Math.abs(seeds[0] as number)).toBeLessThan(4 * Math.sqrt(truth.seedPart / runs) + 1e-12);
    if (truth.share > 0) expect((seeds[1] as number) / truth.seedPart).toBeGreaterThan(0.85);
    if (truth.share > 0) expect((seeds[1] as number) / truth.seedPart).toBeLessThan(1.15);
  });
});
