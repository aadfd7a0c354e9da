import type { CellGrid } from '../core/cell-grid.ts';
import { ARM_ROLES } from '../core/design.ts';
import { SCORED } from '../core/predictions.ts';
import { mix, mixNumber } from './hash.ts';

/** Two independent 32-bit lanes make an accidental tie of different contents a matter of 2⁻⁶⁴. */
const LANES = [0x9e3779b9, 0x7f4a7c15] as const;

function outcomeHash(grid: CellGrid, at: number, lane: number): number {
  let hash = lane;
  for (const role of ARM_ROLES) {
    const arm = grid.arms[role];
    const status = arm?.status[at] ?? 255;
    hash = status === SCORED ? mixNumber(hash, arm?.score[at] as number) : mix(hash, 7 + status);
  }
  return hash;
}

const add = (hashes: Uint32Array, at: number, value: number): void => {
  hashes[at] = (hashes[at] as number) + value;
};

/** Colour of every item that does not depend on the order or names of seeds. */
function itemColours(grids: readonly CellGrid[], count: number, lane: number): Uint32Array {
  const colours = new Uint32Array(count);
  for (const [cell, grid] of grids.entries()) {
    const width = grid.items.length;
    for (let at = 0; at < width * grid.seeds.length; at++) {
      add(colours, grid.items[at % width] as number, mix(outcomeHash(grid, at, lane), cell));
    }
  }
  return colours;
}

/** Colour of every seed of a cell that does not depend on the order or names of items. */
function seedColours(grid: CellGrid, colours: Uint32Array, lane: number): Uint32Array {
  const width = grid.items.length;
  const seeds = new Uint32Array(grid.seeds.length);
  for (let at = 0; at < width * seeds.length; at++) {
    const item = colours[grid.items[at % width] as number] as number;
    add(seeds, Math.floor(at / width), mix(outcomeHash(grid, at, lane), item));
  }
  return seeds;
}

/** Colour of every item given the order of seeds: equal only for items with the same outcomes throughout. */
function patternColours(grids: readonly CellGrid[], orders: readonly number[][], options: PatternOptions): Uint32Array {
  const { count, lane } = options;
  const patterns = new Uint32Array(count).fill(lane);
  for (const [cell, grid] of grids.entries()) {
    const width = grid.items.length;
    for (const seed of orders[cell] ?? []) {
      for (let i = 0; i < width; i++) {
        const item = grid.items[i] as number;
        patterns[item] = mix(mix(patterns[item] as number, cell), outcomeHash(grid, seed * width + i, lane));
      }
    }
  }
  return patterns;
}

interface PatternOptions {
  readonly count: number;
  readonly lane: number;
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

export interface CanonicalOrder {
  /** New order of the domain's items: `items[k]` is the old position of the k-th item. */
  readonly items: readonly number[];
  /** New order of each cell's seeds. */
  readonly seeds: readonly (readonly number[])[];
}

/**
 * An order of items and seeds that depends on outcomes only, so that relabelling or permuting items, seeds or rows changes
 * no byte of any result: floating-point sums and random draws then meet the same numbers in the same places. Items with
 * the same outcomes everywhere (and in clusters with the same contents) are interchangeable.
 * @param count number of items of the domain
 * @param clusters cluster number of each item, if there are clusters
 */
export function canonicalOrder(
  grids: readonly CellGrid[],
  count: number,
  clusters: Int32Array | undefined,
): CanonicalOrder {
  const colours = LANES.map(lane => itemColours(grids, count, lane));
  const seeds = grids.map(grid =>
    sortByColours(
      grid.seeds.length,
      LANES.map((lane, at) => seedColours(grid, colours[at] as Uint32Array, lane)),
    ),
  );
  const patterns = LANES.map(lane => patternColours(grids, seeds, { count, lane }));
  const keys = clusters ? [...patterns, ...patterns.map(pattern => clusterColours(pattern, clusters))] : patterns;
  return { items: sortByColours(count, keys), seeds };
}

function clusterColours(patterns: Uint32Array, clusters: Int32Array): Uint32Array {
  const sums = new Uint32Array(clusters.length);
  for (const [item, cluster] of clusters.entries()) add(sums, cluster, mix(patterns[item] as number, 1));
  return Uint32Array.from(clusters, cluster => sums[cluster] as number);
}
