import { expect, test } from 'vitest';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

/** Best of several runs: what else the machine does can only add to it. */
function fastestMs(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const rng = createRng(1);
const values = (seeds: number, items: number, draw: () => number) => ({
  seeds,
  items,
  values: new Float64Array(seeds * items).map(draw),
});

// Three times what a two-core virtual machine needs, so that only a lost algorithm fails, not a busy machine.
test('9,999 replicates of 5 seeds × 1,263 items stay fast: real values', () => {
  const matrix = values(5, 1263, () => rng.normal());
  expect(fastestMs(() => crossedBootstrapMeans(matrix, 9999, createRng(1)))).toBeLessThan(120);
});

test('9,999 replicates of binary outcomes cost no more with a hundred times the items', () => {
  const draw = () => Math.trunc(3 * rng.uniform() - 1.5);
  const [small, large] = [values(1, 1263, draw), values(1, 126_300, draw)];
  expect(fastestMs(() => crossedBootstrapMeans(small, 9999, createRng(1)))).toBeLessThan(40);
  expect(fastestMs(() => crossedBootstrapMeans(large, 9999, createRng(1)))).toBeLessThan(80);
});
