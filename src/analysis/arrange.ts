import type { ArmGrid, CellGrid, DomainGrid } from '../core/cell-grid.ts';
import { ARM_ROLES, type ArmRole, type Design } from '../core/design.ts';
import { type LabelColumn, type Predictions, STATUSES } from '../core/predictions.ts';
import { canonicalOrder } from './canonical-order.ts';

/** An outcome without a row. */
const MISSING = STATUSES.indexOf('missing');

/** Row numbers of each (domain, rung) of the design: counted first, so that millions of them are kept in four bytes each. */
function rowsByCell(predictions: Predictions, design: Design): Map<string, Int32Array> {
  const { domain, rung, arm } = predictions.keys;
  const wanted = new Set(ARM_ROLES.map(role => design.arms[role]));
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
}

interface Rows {
  readonly predictions: Predictions;
  readonly design: Design;
  readonly rows: Int32Array;
}

function fillGrid(
  { predictions, design, rows }: Rows,
  ref: Pick<CellGrid, 'rung' | 'domain' | 'role'>,
  items: Numbering,
) {
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
      name: design.arms[role] as string,
      status: new Uint8Array(size).fill(MISSING),
      score: new Float64Array(size),
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
  return { ...ref, seeds: names, items: Int32Array.from(columns.codes), arms };
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

/** As much memory, that threads which measure cells read without a copy of their own. */
const shared = ({ byteLength }: ArrayBufferView): SharedArrayBuffer => new SharedArrayBuffer(byteLength);

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
  const arms: Partial<Record<ArmRole, ArmGrid>> = {};
  for (const role of ARM_ROLES) {
    const arm = grid.arms[role];
    if (arm === undefined) continue;
    const status = place(arm.status, new Uint8Array(shared(arm.status)));
    const score = place(arm.score, new Float64Array(shared(arm.score)));
    const known = arm.predictions && place(arm.predictions, new Int32Array(shared(arm.predictions)));
    arms[role] = { name: arm.name, status, score, ...(known === undefined ? {} : { predictions: known }) };
  }
  const items = Int32Array.from(columns, at => rank[grid.items[at] as number] as number);
  return { ...grid, seeds: seeds.map(seed => grid.seeds[seed] as string), items, arms };
}

function renumber(clusters: Int32Array, order: readonly number[]): Int32Array {
  const numbering = new Numbering(clusters.length);
  return Int32Array.from(order, item => numbering.of(clusters[item] as number));
}

/**
 * Lays the table out as one grid per rung × domain, in the canonical order of `canonicalOrder`. Arms that play no part in
 * the design are left out.
 */
export function arrange(predictions: Predictions, design: Design): DomainGrid[] {
  const groups = rowsByCell(predictions, design);
  const domains: DomainGrid[] = [];
  for (const domain of design.domains) {
    const rungs = design.rungs.flatMap(({ name, role }) => {
      const rows = groups.get(JSON.stringify([domain, name]));
      return rows ? [{ ref: { rung: name, domain, role }, rows }] : [];
    });
    const lists = rungs.map(({ rows }) => rows);
    const items = Numbering.byLabel(predictions.keys.item, lists);
    const grids = rungs.map(({ ref, rows }) => fillGrid({ predictions, design, rows }, ref, items));
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
