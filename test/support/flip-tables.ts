import type { FlipTable, OpenFlips } from '../../src/stats/kernels/flip-table.ts';
import { createRng } from '../../src/stats/random/rng.ts';

/** A table of normal numbers: one block for each number of seeds. */
export function normalTable(items: number, seeds: readonly number[], seed: number): FlipTable {
  const rng = createRng(seed, 'table');
  const blocks = seeds.map(count => ({
    seeds: count,
    residuals: Float64Array.from({ length: count * items }, () => rng.normal()),
  }));
  return { items, blocks };
}

/** Everything that some draws give, and the words behind them. */
export function drawAll(table: FlipTable, open: OpenFlips, draws: number) {
  const { means, words, flip, moments } = open(table);
  const rng = createRng(1, 'draws');
  return Array.from({ length: draws }, () => {
    means.fill(0);
    for (let i = 0; i < table.items; i++) means[i] = rng.normal();
    const effects = [...means.subarray(0, table.items)];
    const blocks = words.map((own, at) => {
      rng.fill(own);
      const { rows, columnSquares } = flip(at);
      return { words: [...own], rows: [...rows], columnSquares };
    });
    return { effects, blocks, means: [...means], ...moments() };
  });
}
