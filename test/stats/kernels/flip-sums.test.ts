import { expect, test } from 'vitest';
import { flipSums } from '../../../src/stats/kernels/flip-sums.ts';
import type { FlipBlock } from '../../../src/stats/kernels/flip-table.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { expectClose } from '../../support/expect-close.ts';
import { drawAll, normalTable } from '../../support/flip-tables.ts';

/** A block's residuals with the signs that its words ask for, added up as the definitions say. */
function sumsOf({ seeds, residuals }: FlipBlock, items: number, words: readonly number[]) {
  const perRow = Math.ceil(items / 32);
  const rows = new Array<number>(seeds).fill(0);
  const columns = new Array<number>(items).fill(0);
  for (let s = 0; s < seeds; s++) {
    for (let i = 0; i < items; i++) {
      const bit = ((words[s * perRow + (i >> 5)] as number) >>> (i & 31)) & 1;
      const value = (bit ? -1 : 1) * (residuals[s * items + i] as number);
      rows[s] = (rows[s] as number) + value;
      columns[i] = (columns[i] as number) + value;
    }
  }
  return { rows, columns };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const squares = (values: readonly number[]): number => sum(values.map(value => value * value));

test.each([
  [45, [3]],
  [64, [3, 5]],
])('sums belong to residuals flipped by their own bits: %i items, seeds %j', (items, seeds) => {
  const table = normalTable(items, seeds, 7);
  for (const draw of drawAll(table, flipSums, 4)) {
    let means = draw.effects;
    for (const [at, block] of table.blocks.entries()) {
      const { words, rows, columnSquares } = draw.blocks[at] as (typeof draw.blocks)[number];
      const expected = sumsOf(block, items, words);
      expectClose(rows, expected.rows, 1e-9);
      expectClose([columnSquares], [squares(expected.columns)], 1e-9);
      means = means.map((mean, i) => mean + (expected.columns[i] as number) / block.seeds);
    }
    expectClose(draw.means.slice(0, items), means, 1e-9);
    expectClose([draw.total, draw.squares], [sum(means), squares(means)], 1e-9);
  }
});

test('every sign is a fair coin of its own', () => {
  const { means, words, flip } = flipSums({
    items: 40,
    blocks: [{ seeds: 2, residuals: new Float64Array(80).fill(1) }],
  });
  const rng = createRng(2, 'coins');
  const totals = new Float64Array(40);
  for (let draw = 0; draw < 4000; draw++) {
    means.fill(0);
    rng.fill(words[0] as Uint32Array);
    flip(0);
    for (let i = 0; i < 40; i++) totals[i] = (totals[i] as number) + 2 * (means[i] as number);
  }
  for (const total of totals) expect(Math.abs(total)).toBeLessThan(5 * Math.sqrt(2 * 4000));
});
