import { kernelBytes } from './lane-sums-bytes.ts';
import { blockStarts, type LaneEngine, type LaneTable, rowsHeld, VECTOR } from './lane-table.ts';
import { type GeneratorExports, type StartedKernel, startKernel } from './start-kernel.ts';

/** What lane-sums.c exports; addresses are byte offsets into the memory. */
interface LaneKernel extends GeneratorExports {
  add_layer(into: number, from: number, layer: number, vectors: number, weight: number): void;
  add_draws(
    rows: number,
    vectors: number,
    items: number,
    counts: number,
    replicates: number,
    narrow: number,
    wide: number,
    sums: number,
    indices: number,
  ): void;
}

/** Vectors side by side in memory, as in lane-sums.c. */
const PANEL = 3;

const aligned = (bytes: number): number => Math.ceil(bytes / VECTOR) * VECTOR;

let started: StartedKernel<LaneKernel> | 'none' | undefined;

/** Where a table's parts lie, by byte. */
interface Layout {
  readonly layers: readonly number[];
  readonly levels: readonly number[];
  readonly indices: number;
  /** Counts, and sums behind them: as long as the replicates ask for. */
  readonly rest: number;
}

function layOut(table: LaneTable, base: number): Layout {
  const vectors = Math.ceil(table.lanes / VECTOR);
  const size = vectors * VECTOR * table.items;
  const layers = table.layers.map((_, s) => base + s * size);
  const levels = [0, ...layers].map((_, s) => base + (layers.length + s) * size);
  const indices = base + (layers.length + levels.length) * size;
  return { layers, levels, indices, rest: indices + aligned(2 * (table.items + 8)) };
}

/** Lanes of a layer as rows: block by block, in a block panel by panel, in a panel item by item. */
function writeLayer(bytes: Int8Array, { items, lanes }: LaneTable, layer: Int8Array, starts: readonly number[]): void {
  const vectors = Math.ceil(lanes / VECTOR);
  for (let lane = 0; lane < lanes; lane++) {
    const panel = Math.floor(lane / (PANEL * VECTOR)) * PANEL;
    const width = Math.min(PANEL, vectors - panel) * VECTOR;
    for (let block = 0; block + 1 < starts.length; block++) {
      const [start, end] = [starts[block] as number, starts[block + 1] as number];
      let to = VECTOR * (vectors * start + panel * (end - start)) + lane - panel * VECTOR;
      for (let i = start; i < end; i++, to += width) bytes[to] = layer[lane * items + i] as number;
    }
  }
}

/** The compiled kernel over a table, or undefined where it cannot run. It takes the memory of the table before. */
export function wasmLanes(table: LaneTable, state: Uint32Array): LaneEngine | undefined {
  started ??= startKernel<LaneKernel>(kernelBytes()) ?? 'none'; // compiled once a process
  if (started === 'none') return undefined;
  const { kernel, memory, reserve } = started;
  const vectors = Math.ceil(table.lanes / VECTOR);
  const stride = vectors * VECTOR;
  const layout = layOut(table, aligned(kernel.__heap_base.value));
  const starts = blockStarts(table);
  const { narrow, wide } = rowsHeld(table);
  reserve(layout.rest);
  new Uint8Array(memory.buffer, layout.layers[0], layout.indices - (layout.layers[0] as number)).fill(0);
  new Uint32Array(memory.buffer, kernel.generator_at(), state.length).set(state);
  table.layers.forEach((layer, s) => {
    writeLayer(new Int8Array(memory.buffer, layout.layers[s], stride * table.items), table, layer, starts);
  });

  function addLayer(layer: number, from: number, weight: number): void {
    const [into, before, one] = [layout.levels[layer + 1], layout.levels[from], layout.layers[layer]];
    kernel.add_layer(into as number, before as number, one as number, vectors * table.items, weight);
  }

  function draw(level: number, counts: Uint32Array): Int32Array {
    const blocks = starts.length - 1;
    const replicates = counts.length / blocks;
    const sumsAt = aligned(layout.rest + counts.byteLength);
    reserve(sumsAt + 4 * replicates * stride);
    new Uint32Array(memory.buffer, layout.rest, counts.length).set(counts);
    const sums = new Int32Array(memory.buffer, sumsAt, replicates * stride).fill(0);
    for (let block = 0; block < blocks; block++) {
      const [start, end] = [starts[block] as number, starts[block + 1] as number];
      const rows = (layout.levels[level] as number) + stride * start;
      const countsAt = layout.rest + 4 * block * replicates;
      kernel.add_draws(rows, vectors, end - start, countsAt, replicates, narrow, wide, sumsAt, layout.indices);
    }
    return sums;
  }

  return { stride, addLayer, draw };
}
