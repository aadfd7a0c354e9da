import { kernelBytes } from './flip-sums-bytes.ts';
import { type FlipEngine, type FlipTable, PER_WORD, paddedItems, padRows } from './flip-table.ts';
import { type KernelExports, type StartedKernel, startKernel } from './start-kernel.ts';

/** What flip-sums.c exports; addresses are byte offsets into the memory. */
interface FlipKernel extends KernelExports {
  flip(
    residuals: number,
    words: number,
    seeds: number,
    items: number,
    share: number,
    rows: number,
    means: number,
  ): number;
  add_moments(values: number, items: number, sums: number): void;
}

const ALIGNED = 16;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNED) * ALIGNED;

let started: StartedKernel<FlipKernel> | 'none' | undefined;

/** The compiled kernel over a table, or undefined where it cannot run. It takes the memory of the table before. */
export function wasmFlips({ items, blocks }: FlipTable): FlipEngine | undefined {
  started ??= startKernel<FlipKernel>(kernelBytes()) ?? 'none'; // compiled once a process
  if (started === 'none') return undefined;
  const { kernel, memory, reserve } = started;
  const width = paddedItems(items);
  let end = aligned(kernel.__heap_base.value);
  const place = (bytes: number): number => {
    const at = end;
    end = aligned(end + bytes);
    return at;
  };
  const [meansAt, sumsAt] = [place(8 * width), place(16)];
  const places = blocks.map(({ seeds }) => ({
    seeds,
    residuals: place(8 * seeds * width),
    words: place((4 * seeds * width) / PER_WORD),
    rows: place(16 * seeds),
  }));
  reserve(end);
  const { buffer } = memory;
  const means = new Float64Array(buffer, meansAt, width).fill(0);
  const sums = new Float64Array(buffer, sumsAt, 2);
  places.forEach(({ seeds, residuals }, at) => {
    new Float64Array(buffer, residuals, seeds * width).set(padRows(blocks[at] as FlipTable['blocks'][number], items));
  });
  const partial = places.map(({ rows, seeds }) => new Float64Array(buffer, rows, 2 * seeds));
  return {
    means,
    words: places.map(({ words, seeds }) => new Uint32Array(buffer, words, (seeds * width) / PER_WORD)),
    flip(block) {
      const { seeds, residuals, words, rows } = places[block] as (typeof places)[number];
      const columnSquares = kernel.flip(residuals, words, seeds, width, 1 / seeds, rows, meansAt);
      const pairs = partial[block] as Float64Array;
      const whole = Float64Array.from(
        { length: seeds },
        (_, s) => (pairs[2 * s] as number) + (pairs[2 * s + 1] as number),
      );
      return { rows: whole, columnSquares };
    },
    moments() {
      kernel.add_moments(meansAt, width, sumsAt);
      return { total: sums[0] as number, squares: sums[1] as number };
    },
  };
}
