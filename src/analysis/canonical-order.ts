import type { CellGrid } from '../core/cell-grid.ts';
import { ARM_ROLES } from '../core/design.ts';
import { SCORED } from '../core/predictions.ts';
import { mix, mixNumber } from './hash.ts';

/** Two independent 32-bit lanes make an accidental tie of different contents a matter of 2⁻⁶⁴. */
const LANES = [0x9e3779b9, 0x7f4a7c15] as const;

/** One cell under one lane: a hash of the outcomes of all arms at each seed and item, and the colours of its seeds. */
interface Hashed {
  readonly items: Int32Array;
  readonly outcomes: Uint32Array;
  readonly seeds: Uint32Array;
}

function hashOutcomes({ arms, items, seeds }: CellGrid, lane: number): Hashed {
  const outcomes = new Uint32Array(items.length * seeds.length).fill(lane);
  for (const role of ARM_ROLES) {
    const arm = arms[role];
    for (let at = 0; at < outcomes.length; at++) {
      const status = arm?.status[at] ?? 255;
      const hash = outcomes[at] as number;
      outcomes[at] = status === SCORED ? mixNumber(hash, arm?.score[at] as number) : mix(hash, 7 + status);
    }
  }
  return { items, outcomes, seeds: new Uint32Array(seeds.length) };
}

/** Colour of every item: the multiset of its outcomes with the colours of their seeds, cell by cell. */
function colourItems(cells: readonly Hashed[], count: number): Uint32Array {
  const colours = new Uint32Array(count);
  for (const [cell, { items, outcomes, seeds }] of cells.entries()) {
    for (let at = 0, s = 0; s < seeds.length; s++) {
      const seed = mix(seeds[s] as number, cell);
      for (let i = 0; i < items.length; i++, at++) {
        const item = items[i] as number;
        colours[item] = (colours[item] as number) + mix(outcomes[at] as number, seed);
      }
    }
  }
  return colours;
}

/** New colour of every seed: its old one, and the multiset of its outcomes with the colours of their items. */
function colourSeeds({ items, outcomes, seeds }: Hashed, colours: Uint32Array): void {
  for (let at = 0, s = 0; s < seeds.length; s++) {
    let met = 0;
    for (let i = 0; i < items.length; i++, at++) {
      met = (met + mix(outcomes[at] as number, colours[items[i] as number] as number)) >>> 0;
    }
    seeds[s] = mix(mix(seeds[s] as number, 1), met);
  }
}

/** Colour of every item given the order of seeds: equal only for items with the same outcomes throughout. */
function colourPatterns(cells: readonly Hashed[], orders: readonly (readonly number[])[], count: number): Uint32Array {
  const patterns = new Uint32Array(count);
  for (const [cell, { items, outcomes }] of cells.entries()) {
    for (const seed of orders[cell] ?? []) {
      for (let i = 0; i < items.length; i++) {
        const item = items[i] as number;
        patterns[item] = mix(mix(patterns[item] as number, cell), outcomes[seed * items.length + i] as number);
      }
    }
  }
  return patterns;
}

function sortByColours(count: number, keys: readonly Uint32Array[]): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  return order.sort((x, y) => {
    for (const key of keys) {
      const difference = (key[x] as number) - (key[y] as number);
      if (difference !== 0) return difference;
    }
    return x - y;
  });
}

const isSameRow = ({ items, outcomes }: Hashed, x: number, y: number): boolean => {
  for (let i = 0; i < items.length; i++) {
    if (outcomes[x * items.length + i] !== outcomes[y * items.length + i]) return false;
  }
  return true;
};

/** A seed that no colour tells from the one before it although their rows differ. */
function findAlike(lanes: readonly Hashed[], order: readonly number[]): number | undefined {
  const [first] = lanes;
  return order.find((seed, at) => {
    const before = order[at - 1];
    if (before === undefined || first === undefined) return false;
    return lanes.every(({ seeds }) => seeds[seed] === seeds[before]) && !isSameRow(first, seed, before);
  });
}

/** Three rounds of seeds colouring items colouring seeds. */
function refine(cells: readonly Hashed[], count: number): void {
  for (let round = 0; round < 3; round++) {
    const colours = colourItems(cells, count);
    for (const cell of cells) colourSeeds(cell, colours);
  }
}

/** `lanes[k][c]` is cell c under lane k; all cells are coloured until every seed is told apart. */
function orderSeeds(lanes: readonly (readonly Hashed[])[], count: number): number[][] {
  for (;;) {
    for (const cells of lanes) refine(cells, count);
    const byCell = (lanes[0] ?? []).map((_, at) => lanes.map(cells => cells[at] as Hashed));
    const orders = byCell.map(cell =>
      sortByColours(
        cell[0]?.seeds.length ?? 0,
        cell.map(({ seeds }) => seeds),
      ),
    );
    const tied = orders.map((order, at) => findAlike(byCell[at] ?? [], order));
    const cell = tied.findIndex(seed => seed !== undefined);
    const seed = tied[cell];
    if (seed === undefined) return orders;
    // Seeds that stay alike are images of each other: mark one, and let the colours carry to all cells what that tells apart.
    for (const hashed of byCell[cell] ?? []) hashed.seeds[seed] = mix(hashed.seeds[seed] as number, 2);
  }
}

/** Items of clusters with other contents are told apart too. */
function colourClusters(patterns: Uint32Array, clusters: Int32Array): Uint32Array {
  const sums = new Uint32Array(clusters.length);
  for (const [item, cluster] of clusters.entries()) {
    sums[cluster] = (sums[cluster] as number) + mix(patterns[item] as number, 3);
  }
  return Uint32Array.from(clusters, cluster => sums[cluster] as number);
}

export interface CanonicalOrder {
  /** New order of the domain's items: `items[k]` is the old position of the k-th item. */
  readonly items: readonly number[];
  /** New order of each cell's seeds. */
  readonly seeds: readonly (readonly number[])[];
}

/**
 * An order of items and seeds that depends on outcomes only, so that relabelling or permuting items, seeds or rows changes
 * no byte of any result: floating-point sums and random draws then meet the same numbers in the same places. By colour
 * refinement (Weisfeiler & Leman 1968) of the bipartite graph of seeds and items; items with the same outcomes everywhere,
 * in clusters with the same contents, are interchangeable and keep their order.
 * @param count number of items of the domain
 * @param clusters cluster number of each item, if there are clusters
 */
export function canonicalOrder(
  grids: readonly CellGrid[],
  count: number,
  clusters: Int32Array | undefined,
): CanonicalOrder {
  const lanes = LANES.map(lane => grids.map(grid => hashOutcomes(grid, lane)));
  const seeds = orderSeeds(lanes, count);
  const patterns = lanes.map(cells => colourPatterns(cells, seeds, count));
  const keys = clusters ? [...patterns, ...patterns.map(pattern => colourClusters(pattern, clusters))] : patterns;
  return { items: sortByColours(count, keys), seeds };
}
