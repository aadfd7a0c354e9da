import { describe, expect, test } from 'vitest';
import { allDesigns, type Design } from '../../../scripts/calibrate/design.ts';
import { matrixSimulator, measureBootstrap } from '../../../scripts/calibrate/measure-bootstrap.ts';
import { accept } from '../../../src/core/refusal.ts';
import { exactBootstrapMean } from '../../../src/stats/exact-bootstrap/exact-ratio.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const DESIGNS = allDesigns({ closed: 1, bootstrap: 20, planted: 1, unequal: 1 });
const designAt = (wanted: Partial<Design>): Design => {
  const base = { kind: 'bootstrap', items: 200, clusterSize: 1, share: 0.5, effect: 0.05, base: 0.75, ...wanted };
  const found = DESIGNS.find(one => Object.entries(base).every(([name, value]) => one[name as keyof Design] === value));
  if (found === undefined) throw new Error('no such design');
  return found;
};

describe('the bootstraps that are measured are those the product shows', () => {
  test('one seed of right-or-wrong items: the exact law, about the seed that was drawn', () => {
    const design = designAt({ seeds: 1 });
    const { draw, theseSeeds } = matrixSimulator(design);
    const data = createRng(5, 'calibrate', design.id);
    let covered = 0;
    let different = false;
    for (let run = 0; run < design.runs; run++) {
      const { matrix } = draw(data);
      const { percentile } = accept(exactBootstrapMean(matrix.values, 0.025));
      const { low, high } = accept(percentile);
      const truth = theseSeeds();
      different ||= Math.abs(truth - design.effect) > 0.01;
      if (low <= truth && truth <= high) covered++;
    }
    const { intervals } = measureBootstrap(design, 5);
    expect(different).toBe(true);
    expect(intervals['percentile/these-seeds']).toMatchObject({ intervals: design.runs, covered });
    expect(Object.keys(intervals).every(key => key.endsWith('/these-seeds'))).toBe(true);
  });

  test('more seeds: replicates, about new seeds, beside the verdict’s own', () => {
    const { intervals } = measureBootstrap({ ...designAt({ seeds: 3 }), runs: 5 }, 5);
    expect(Object.keys(intervals)).toEqual(
      ['percentile', 'basic', 'bca', 'studentised', 'verdict'].map(name => `${name}/new-seeds`),
    );
    for (const { intervals: given } of Object.values(intervals)) expect(given).toBe(5);
  });
});
