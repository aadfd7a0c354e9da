import type { ArmGrid, CellGrid, DomainGrid } from '../core/cell-grid.ts';
import { ARM_ROLES, type ArmRole, type Design } from '../core/design.ts';
import { type LabelColumn, type Predictions, STATUSES } from '../core/predictions.ts';
import { canonicalOrder } from './canonical-order.ts';

/** An outcome without a row. */
const MISSING = STATUSES.indexOf('missing');

/** Row numbers of each (domain, rung) of some arms: counted first, so that millions of them are kept in four bytes each. */
function rowsByCell(predictions: Predictions, wanted: ReadonlySet<string | undefined>): Map<string, Int32Array> {
  const { domain, rung, arm } = predictions.keys;
  const armWanted = arm.labels.map(label => wanted.has(label));
  const rungs = rung.labels.length;
  const counts = new Int32Array(domain.labels.length * rungs);
  const cellOf = (row: number): number => (domain.codes[row] as number) * rungs + (rung.codes[row] as number);
  for (let row = 0; row < predictions.rows; row++) {
    if (!armWanted[arm.codes[row] as number]) continue;
    const cell = cellOf(row);
    counts[cell] = (counts[cell] as number) + 1;
  }
  const lists = Array.from(counts, count => new Int32Array(count));
  counts.fill(0);
  for (let row = 0; row < predictions.rows; row++) {
    if (!armWanted[arm.codes[row] as number]) continue;
    const cell = cellOf(row);
    const list = lists[cell] as Int32Array;
    list[counts[cell] as number] = row;
    counts[cell] = (counts[cell] as number) + 1;
  }
  const named = domain.labels.flatMap((one, d) =>
    rung.labels.map((other, r) => [JSON.stringify([one, other]), lists[d * rungs + r] as Int32Array] as const),
  );
  return new Map(named.filter(([, list]) => list.length > 0));
}

/** Numbers codes by first use, remembering which code each number stands for. */
class Numbering {
  readonly codes: number[] = [];
  /** Number + 1 of each code; 0 is none. */
  readonly #numbers: Int32Array;

  /** @param size codes are below it */
  constructor(size: number) {
    this.#numbers = new Int32Array(size);
  }

  /** Numbers the labels that `rows` use in the order of the labels, so that the order of rows leaves no trace. */
  static byLabel(column: LabelColumn, lists: readonly Int32Array[]): Numbering {
    const used = new Numbering(column.labels.length);
    for (const rows of lists) for (const row of rows) used.of(column.codes[row] as number);
    const sorted = used.codes.sort((x, y) => ((column.labels[x] as string) < (column.labels[y] as string) ? -1 : 1));
    const numbering = new Numbering(column.labels.length);
    for (const code of sorted) numbering.of(code);
    return numbering;
  }

  of(code: number): number {
    const known = this.#numbers[code] as number;
    if (known !== 0) return known - 1;
    this.#numbers[code] = this.codes.push(code);
    return this.codes.length - 1;
  }

  /** The number of a code that was numbered before. */
  find(code: number): number | undefined {
    const known = this.#numbers[code] as number;
    return known === 0 ? undefined : known - 1;
  }
}

interface Rows {
  readonly predictions: Predictions;
  readonly design: Design;
  readonly rows: Int32Array;
  /** Rows of the reference arms, where there are any. */
  readonly referenceRows?: Int32Array | undefined;
}

const emptyArm = (name: string, size: number): ArmGrid => ({
  name,
  status: new Uint8Array(size).fill(MISSING),
  score: new Float64Array(size),
});

/** What the rows and columns of a grid stand for. */
interface Axes {
  readonly seeds: Numbering;
  readonly items: Numbering;
  readonly columns: Numbering;
}

/** The reference arms by name, over the seeds and items of the grid: what they have besides is paired with nothing. */
function fillReferences({ predictions, referenceRows = new Int32Array(0) }: Rows, axes: Axes): ArmGrid[] {
  const { seed, item, arm } = predictions.keys;
  const { seeds, items, columns } = axes;
  const size = seeds.codes.length * columns.codes.length;
  const grids = new Map<string, ArmGrid>();
  for (const row of referenceRows) {
    const place = items.find(item.codes[row] as number);
    const column = place === undefined ? undefined : columns.find(place);
    const own = seeds.find(seed.codes[row] as number);
    if (column === undefined || own === undefined) continue;
    const name = arm.labels[arm.codes[row] as number] as string;
    const grid = grids.get(name) ?? emptyArm(name, size);
    grids.set(name, grid);
    const at = own * columns.codes.length + column;
    grid.status[at] = predictions.status[row] as number;
    grid.score[at] = predictions.score[row] as number;
  }
  return [...grids.values()].sort((x, y) => (x.name < y.name ? -1 : 1));
}

function fillGrid(table: Rows, ref: Pick<CellGrid, 'rung' | 'domain' | 'role'>, items: Numbering): CellGrid {
  const { predictions, design, rows } = table;
  const { seed, item, arm } = predictions.keys;
  const seeds = Numbering.byLabel(seed, [rows]);
  const columns = new Numbering(items.codes.length);
  for (const row of rows) columns.of(items.of(item.codes[row] as number));
  const size = seeds.codes.length * columns.codes.length;
  const roleOf = new Map(ARM_ROLES.map(role => [design.arms[role], role]));
  const arms: Partial<Record<ArmRole, ArmGrid>> = {};
  for (const row of rows) {
    const role = roleOf.get(arm.labels[arm.codes[row] as number] as string);
    if (role === undefined) continue;
    const grid = arms[role] ?? {
      ...emptyArm(design.arms[role] as string, size),
      ...(predictions.labels.prediction === undefined ? {} : { predictions: new Int32Array(size).fill(-1) }),
    };
    arms[role] = grid;
    const column = columns.of(items.of(item.codes[row] as number));
    const at = seeds.of(seed.codes[row] as number) * columns.codes.length + column;
    grid.status[at] = predictions.status[row] as number;
    grid.score[at] = predictions.score[row] as number;
    if (grid.predictions) grid.predictions[at] = predictions.labels.prediction?.codes[row] as number;
  }
  const names = seeds.codes.map(code => seed.labels[code] as string);
  const references = fillReferences(table, { seeds, items, columns });
  const grid = { ...ref, seeds: names, items: Int32Array.from(columns.codes), arms };
  return references.length === 0 ? grid : { ...grid, references };
}

interface Clusters {
  readonly numbers: Int32Array;
  readonly names: readonly (string | undefined)[];
}

/** Cluster number and name per item, numbered by first use; undefined where no cluster holds two items. */
function clustersOf(predictions: Predictions, lists: readonly Int32Array[], items: Numbering): Clusters | undefined {
  const column = predictions.labels.cluster;
  if (column === undefined) return undefined;
  const clusters = new Int32Array(items.codes.length).fill(-1);
  const names = new Array<string | undefined>(items.codes.length).fill(undefined);
  const numbering = new Numbering(column.labels.length);
  for (const rows of lists) {
    for (const row of rows) {
      const code = column.codes[row] as number;
      if (code < 0) continue;
      const item = items.of(predictions.keys.item.codes[row] as number);
      clusters[item] = numbering.of(code);
      names[item] = column.labels[code];
    }
  }
  const named = numbering.codes.length;
  let alone = named;
  for (let at = 0; at < clusters.length; at++) if (clusters[at] === -1) clusters[at] = alone++;
  return alone === clusters.length ? undefined : { numbers: clusters, names };
}

function reorderCell(grid: CellGrid, seeds: readonly number[], rank: Int32Array): CellGrid {
  const width = grid.items.length;
  const columns = Array.from({ length: width }, (_, at) => at);
  columns.sort((x, y) => (rank[grid.items[x] as number] as number) - (rank[grid.items[y] as number] as number));
  const place = <T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T => {
    for (const [s, seed] of seeds.entries()) {
      for (let i = 0; i < width; i++) to[s * width + i] = from[seed * width + (columns[i] as number)] as number;
    }
    return to;
  };
  const placeArm = (arm: ArmGrid): ArmGrid => {
    const status = place(arm.status, new Uint8Array(arm.status.length));
    const score = place(arm.score, new Float64Array(arm.score.length));
    const known = arm.predictions && place(arm.predictions, new Int32Array(arm.predictions.length));
    return { name: arm.name, status, score, ...(known === undefined ? {} : { predictions: known }) };
  };
  const arms: Partial<Record<ArmRole, ArmGrid>> = {};
  for (const role of ARM_ROLES) {
    const arm = grid.arms[role];
    if (arm !== undefined) arms[role] = placeArm(arm);
  }
  const items = Int32Array.from(columns, at => rank[grid.items[at] as number] as number);
  const ordered = { ...grid, seeds: seeds.map(seed => grid.seeds[seed] as string), items, arms };
  return grid.references === undefined ? ordered : { ...ordered, references: grid.references.map(placeArm) };
}

function renumber(clusters: Int32Array, order: readonly number[]): Int32Array {
  const numbering = new Numbering(clusters.length);
  return Int32Array.from(order, item => numbering.of(clusters[item] as number));
}

/**
 * Lays the table out as one grid per rung × domain, in the canonical order of `canonicalOrder`. Arms that play no part in
 * the design are left out, but for references, at the seeds and items of the others: they leave no trace in any order.
 * @param references labels of arms whose method uses no teacher
 */
export function arrange(predictions: Predictions, design: Design, references: readonly string[] = []): DomainGrid[] {
  const groups = rowsByCell(predictions, new Set(ARM_ROLES.map(role => design.arms[role])));
  const beside = references.length === 0 ? undefined : rowsByCell(predictions, new Set(references));
  const domains: DomainGrid[] = [];
  for (const domain of design.domains) {
    const rungs = design.rungs.flatMap(({ name, role }) => {
      const key = JSON.stringify([domain, name]);
      const rows = groups.get(key);
      return rows ? [{ ref: { rung: name, domain, role }, rows, referenceRows: beside?.get(key) }] : [];
    });
    const lists = rungs.map(({ rows }) => rows);
    const items = Numbering.byLabel(predictions.keys.item, lists);
    const grids = rungs.map(({ ref, ...rows }) => fillGrid({ predictions, design, ...rows }, ref, items));
    const clusters = clustersOf(predictions, lists, items);
    const order = canonicalOrder(grids, items.codes.length, clusters?.numbers);
    const rank = new Int32Array(items.codes.length);
    for (const [at, item] of order.items.entries()) rank[item] = at;
    domains.push({
      domain,
      items: order.items.map(item => predictions.keys.item.labels[items.codes[item] as number] as string),
      clusters: clusters && renumber(clusters.numbers, order.items),
      clusterNames: clusters && order.items.map(item => clusters.names[item]),
      cells: grids.map((grid, at) => reorderCell(grid, order.seeds[at] ?? [], rank)),
    });
  }
  return domains;
}
