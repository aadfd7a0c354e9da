import { type FlipEngine, type FlippedSums, type FlipTable, PER_WORD, paddedItems, padRows } from './flip-table.ts';

/** Values that the kernel takes at a time: two lanes of four. */
const GROUP = 8;

/** As the kernel adds up one lane of a group. */
const sumOfLane = (values: Float64Array, lane: number): number =>
  (values[lane] as number) +
  (values[lane + 2] as number) +
  ((values[lane + 4] as number) + (values[lane + 6] as number));

function addFlipped(
  { seeds, width, share }: { readonly seeds: number; readonly width: number; readonly share: number },
  { residuals, words, means }: { residuals: Float64Array; words: Uint32Array; means: Float64Array },
): FlippedSums {
  const [lows, highs] = [new Float64Array(seeds), new Float64Array(seeds)];
  const [column, flipped] = [new Float64Array(GROUP), new Float64Array(GROUP)];
  let [low, high] = [0, 0];
  for (let start = 0; start < width; start += GROUP) {
    column.fill(0);
    for (let s = 0; s < seeds; s++) {
      const bits = (words[Math.floor((s * width + start) / PER_WORD)] as number) >>> (start % PER_WORD);
      for (let k = 0; k < GROUP; k++) {
        const residual = residuals[s * width + start + k] as number;
        flipped[k] = (bits >>> k) & 1 ? -residual : residual;
        column[k] = (column[k] as number) + (flipped[k] as number);
      }
      lows[s] = (lows[s] as number) + sumOfLane(flipped, 0);
      highs[s] = (highs[s] as number) + sumOfLane(flipped, 1);
    }
    for (let k = 0; k < GROUP; k++) {
      const sum = column[k] as number;
      means[start + k] = (means[start + k] as number) + sum * share;
      column[k] = sum * sum;
    }
    low += sumOfLane(column, 0);
    high += sumOfLane(column, 1);
  }
  return { rows: lows.map((sum, s) => sum + (highs[s] as number)), columnSquares: low + high };
}

/** The kernel in TypeScript: the same sums to the bit. */
export function plainFlips({ items, blocks }: FlipTable): FlipEngine {
  const width = paddedItems(items);
  const means = new Float64Array(width);
  const tables = blocks.map(block => ({ seeds: block.seeds, residuals: padRows(block, items) }));
  const words = blocks.map(({ seeds }) => new Uint32Array((seeds * width) / PER_WORD));
  return {
    means,
    words,
    flip(block) {
      const { seeds, residuals } = tables[block] as (typeof tables)[number];
      const drawn = { residuals, words: words[block] as Uint32Array, means };
      return addFlipped({ seeds, width, share: 1 / seeds }, drawn);
    },
    moments() {
      const squared = new Float64Array(GROUP);
      const [total, squares] = [
        [0, 0],
        [0, 0],
      ];
      for (let start = 0; start < width; start += GROUP) {
        const values = means.subarray(start, start + GROUP);
        for (let k = 0; k < GROUP; k++) squared[k] = (values[k] as number) * (values[k] as number);
        for (const lane of [0, 1]) {
          total[lane] = (total[lane] as number) + sumOfLane(values, lane);
          squares[lane] = (squares[lane] as number) + sumOfLane(squared, lane);
        }
      }
      return {
        total: (total[0] as number) + (total[1] as number),
        squares: (squares[0] as number) + (squares[1] as number),
      };
    },
  };
}
