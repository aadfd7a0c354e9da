import type { Rng } from '../../src/core/random.ts';
import type { CellSums, Layout } from './cell-sums.ts';
import { HalfWords } from './half-words.ts';
import { latticeSum } from './lattice-law.ts';
import { type CellTruth, type ItemModel, itemModel } from './solve-cell.ts';

/** Random words that are drawn in one go, about. */
const CHUNK_WORDS = 4096;

/**
 * Simulates runs: a sandbox cell and target cells on the same items, each with seeds of its own. An outcome is right where 16
 * random bits lie below a threshold, one per seed and level of ease, so that a difference costs one random word and two
 * look-ups; only sums are kept.
 */
export class CellSimulator {
  readonly cells: readonly CellSums[];
  readonly columns: number;
  private readonly layout: Layout;
  private readonly truths: readonly CellTruth[];
  private readonly items: ItemModel;
  private readonly reach: number;
  private readonly levels: number;
  private readonly levelWeights: Float64Array;
  private readonly rise: Float64Array;
  private readonly ease: readonly [Int32Array, Int32Array];
  private readonly thresholds: readonly [Int32Array, Int32Array];
  private readonly itemBits: HalfWords;
  private readonly clusterBits: HalfWords;
  private readonly words: Uint32Array;
  private readonly rows: Float64Array;
  private readonly sandboxColumns: Float64Array;
  private readonly columnSums: Float64Array;

  /** @param truths of the sandbox cell, then of the target cells */
  constructor(layout: Layout, truths: readonly CellTruth[]) {
    const { seeds, items, clusterSize } = layout;
    this.layout = layout;
    this.truths = truths;
    this.columns = items / clusterSize;
    this.items = itemModel(clusterSize);
    const law = latticeSum(Object.values(this.items));
    this.levels = law.at.length;
    this.reach = (this.levels - 1) / 2;
    this.levelWeights = law.weight;
    this.rise = law.at.map(x => Math.exp(-x));
    this.ease = [new Int32Array(items), new Int32Array(items)];
    this.thresholds = [new Int32Array(seeds * this.levels), new Int32Array(seeds * this.levels)];
    this.itemBits = new HalfWords(3 * items);
    this.clusterBits = new HalfWords(3 * this.columns);
    const chunks = Math.ceil((seeds * items) / CHUNK_WORDS);
    this.words = new Uint32Array(Math.ceil(this.columns / chunks) * seeds * clusterSize);
    this.rows = new Float64Array(seeds);
    this.sandboxColumns = new Float64Array(this.columns);
    this.columnSums = new Float64Array(this.columns);
    this.cells = truths.map(() => ({
      total: 0,
      rowSquares: 0,
      columnSquares: 0,
      squares: 0,
      discordant: 0,
      crossSandbox: 0,
      theseSeeds: 0,
    }));
  }

  /**
   * One run.
   * @param matrices where given, the differences of a cell are written there, seeds × items
   */
  draw(rng: Rng, matrices: readonly (Float64Array | undefined)[] = []): void {
    this.drawItems(rng);
    for (let cell = 0; cell < this.cells.length; cell++) {
      this.drawSeeds(rng, cell);
      this.drawOutcomes(rng, cell, matrices[cell]);
    }
  }

  /** Ease of every item for each arm, as a level of the threshold tables. */
  private drawItems(rng: Rng): void {
    const { items, clusterSize } = this.layout;
    const [first, second] = this.ease;
    const { item, itemArm, cluster, clusterArm } = this.items;
    const own = this.itemBits.refill(rng);
    const common = clusterSize > 1 ? this.clusterBits.refill(rng) : undefined;
    for (let i = 0; i < items; i++) {
      const base = (item.table[own[3 * i] as number] as number) + this.reach;
      first[i] = base + (itemArm.table[own[3 * i + 1] as number] as number);
      second[i] = base + (itemArm.table[own[3 * i + 2] as number] as number);
    }
    if (common === undefined) return;
    for (let i = 0; i < items; i++) {
      const at = 3 * Math.floor(i / clusterSize);
      const base = cluster.table[common[at] as number] as number;
      first[i] = (first[i] as number) + base + (clusterArm.table[common[at + 1] as number] as number);
      second[i] = (second[i] as number) + base + (clusterArm.table[common[at + 2] as number] as number);
    }
  }

  /** One effect of a seed on one arm: normal, or Student's t with 3 degrees of freedom over √3. */
  private armEffect(rng: Rng, { law, sd }: CellTruth['seedModel']): number {
    const z = rng.normal();
    if (law !== 'heavy') return sd * z;
    const square = rng.normal() ** 2 + rng.normal() ** 2 + rng.normal() ** 2;
    return (sd * z) / Math.sqrt(square);
  }

  /** Thresholds of every seed, and what is true of these seeds. */
  private drawSeeds(rng: Rng, cell: number): void {
    const { seeds } = this.layout;
    const { seedModel, baseline, candidate } = this.truths[cell] as CellTruth;
    const { sd, collapse } = seedModel;
    let gain = 0;
    for (let s = 0; s < seeds; s++) {
      const common = sd * rng.normal() + (collapse.both > 0 && rng.uniform() < collapse.both ? collapse.shift : 0);
      const fall = collapse.candidate > 0 && rng.uniform() < collapse.candidate ? collapse.shift : 0;
      gain -= this.fillThresholds(0, s, baseline + common + this.armEffect(rng, seedModel));
      gain += this.fillThresholds(1, s, candidate + common + fall + this.armEffect(rng, seedModel));
    }
    (this.cells[cell] as CellSums).theseSeeds = gain / seeds;
  }

  /** Thresholds of one arm under one seed; returns its true accuracy. */
  private fillThresholds(arm: 0 | 1, s: number, logit: number): number {
    const table = this.thresholds[arm];
    const against = Math.exp(-logit);
    const start = s * this.levels;
    let accuracy = 0;
    for (let level = 0; level < this.levels; level++) {
      const p = 1 / (1 + against * (this.rise[level] as number));
      accuracy += p * (this.levelWeights[level] as number);
      table[start + level] = Math.round(p * 65_536);
    }
    return accuracy;
  }

  private drawOutcomes(rng: Rng, cell: number, matrix: Float64Array | undefined): void {
    const { seeds, clusterSize } = this.layout;
    const columnSums = cell === 0 ? this.sandboxColumns : this.columnSums;
    const perColumn = seeds * clusterSize;
    const perChunk = this.words.length / perColumn;
    this.rows.fill(0);
    let [squares, discordant] = [0, 0];
    for (let start = 0; start < this.columns; start += perChunk) {
      rng.fill(this.words);
      const end = Math.min(this.columns, start + perChunk);
      const found =
        clusterSize === 1 ? this.drawSingles(start, end, columnSums) : this.drawClusters(start, end, columnSums);
      squares += found.squares;
      discordant += found.discordant;
      if (matrix !== undefined) this.copyDifferences(start, end, matrix);
    }
    this.sumUp(cell, columnSums, { squares, discordant });
  }

  /** The hot loop where items stand alone. */
  private drawSingles(start: number, end: number, columnSums: Float64Array): { squares: number; discordant: number } {
    const { seeds } = this.layout;
    const { words, rows, levels } = this;
    const [lows, highs] = this.thresholds;
    const [baseEase, candidateEase] = this.ease;
    let [squares, discordant, next] = [0, 0, 0];
    for (let column = start; column < end; column++) {
      let b = baseEase[column] as number;
      let c = candidateEase[column] as number;
      let [sum, nonZero] = [0, 0];
      for (let s = 0; s < seeds; s++) {
        const word = words[next++] as number;
        const d = (((word & 0xffff) - (highs[c] as number)) >>> 31) - (((word >>> 16) - (lows[b] as number)) >>> 31);
        b += levels;
        c += levels;
        sum += d;
        nonZero += d & 1;
        rows[s] = (rows[s] as number) + d;
      }
      columnSums[column] = sum;
      squares += nonZero;
      if (nonZero > 0) discordant++;
    }
    return { squares, discordant };
  }

  /** The hot loop where items belong to clusters. */
  private drawClusters(start: number, end: number, columnSums: Float64Array): { squares: number; discordant: number } {
    const { seeds, clusterSize } = this.layout;
    const { words, rows, levels } = this;
    const [lows, highs] = this.thresholds;
    const [baseEase, candidateEase] = this.ease;
    let [squares, discordant, next] = [0, 0, 0];
    for (let column = start; column < end; column++) {
      let [sum, nonZero] = [0, 0];
      for (let s = 0; s < seeds; s++) {
        let inCluster = 0;
        for (let i = column * clusterSize; i < (column + 1) * clusterSize; i++) {
          const word = words[next++] as number;
          const low = lows[(baseEase[i] as number) + s * levels] as number;
          const high = highs[(candidateEase[i] as number) + s * levels] as number;
          const d = (((word & 0xffff) - high) >>> 31) - (((word >>> 16) - low) >>> 31);
          inCluster += d;
          nonZero |= d;
        }
        sum += inCluster;
        squares += inCluster * inCluster;
        rows[s] = (rows[s] as number) + inCluster;
      }
      columnSums[column] = sum;
      if (nonZero !== 0) discordant++;
    }
    return { squares, discordant };
  }

  /** The same differences once more, one by one, for procedures that need them all. */
  private copyDifferences(start: number, end: number, matrix: Float64Array): void {
    const { seeds, items, clusterSize } = this.layout;
    const [lows, highs] = this.thresholds;
    let next = 0;
    for (let column = start; column < end; column++) {
      for (let s = 0; s < seeds; s++) {
        for (let i = column * clusterSize; i < (column + 1) * clusterSize; i++) {
          const word = this.words[next++] as number;
          const low = lows[(this.ease[0][i] as number) + s * this.levels] as number;
          const high = highs[(this.ease[1][i] as number) + s * this.levels] as number;
          matrix[s * items + i] = (((word & 0xffff) - high) >>> 31) - (((word >>> 16) - low) >>> 31);
        }
      }
    }
  }

  private sumUp(cell: number, columnSums: Float64Array, found: { squares: number; discordant: number }): void {
    const sums = this.cells[cell] as CellSums;
    const sandbox = this.sandboxColumns;
    let [total, rowSquares, columnSquares, cross] = [0, 0, 0, 0];
    for (const row of this.rows) {
      total += row;
      rowSquares += row * row;
    }
    for (let column = 0; column < this.columns; column++) {
      const sum = columnSums[column] as number;
      columnSquares += sum * sum;
      cross += sum * (sandbox[column] as number);
    }
    sums.total = total;
    sums.rowSquares = rowSquares;
    sums.columnSquares = columnSquares;
    sums.crossSandbox = cross;
    sums.squares = found.squares;
    sums.discordant = found.discordant;
  }
}
