import { CarryoverError } from './errors.ts';
import { GrowingLabelColumn, GrowingNumberColumn } from './growing-columns.ts';
import { NUMBER_RULES } from './number-rules.ts';
import {
  KEY_COLUMNS,
  type KeyColumn,
  LABEL_COLUMNS,
  type LabelColumn,
  type LabelColumnName,
  NUMBER_COLUMNS,
  type NumberColumn,
  type NumberColumnName,
  type PredictionRow,
  type Predictions,
  STATUSES,
  type Status,
} from './predictions.ts';
import { quote } from './quote.ts';
import { RowIndex } from './row-index.ts';
import { RowOrigins } from './row-origins.ts';

const STATUS_CODES: ReadonlyMap<Status, number> = new Map(STATUSES.map((status, code) => [status, code]));

/** Blanks around these keys are never meant; an item's name may be any text. */
const UNPADDED: readonly KeyColumn[] = ['domain', 'rung', 'arm', 'seed'];

/**
 * Grows a predictions table row by row and enforces what every table must hold: keys that say something, numbers in
 * range, one row per key, one cluster per item. Every fault is a `data-invalid` error that names file and line.
 */
export class PredictionsBuilder {
  readonly #origins = new RowOrigins();
  readonly #keys: Readonly<Record<KeyColumn, GrowingLabelColumn>> = {
    domain: new GrowingLabelColumn(),
    rung: new GrowingLabelColumn(),
    arm: new GrowingLabelColumn(),
    seed: new GrowingLabelColumn(),
    item: new GrowingLabelColumn(),
  };
  readonly #labels: Partial<Record<LabelColumnName, GrowingLabelColumn>> = {};
  readonly #numbers: Partial<Record<NumberColumnName, GrowingNumberColumn>> = {};
  #status = new Uint8Array(1024);
  #score = new Float64Array(1024);
  #rows = 0;

  /** Names the file (as the user typed it) that rows come from until the next call. */
  openFile(path: string): void {
    this.#origins.openFile(path);
  }

  /**
   * Appends one row.
   * @param line 1-based line of the file on which the row starts
   * @throws CarryoverError for an empty or padded key and for a number out of its range
   */
  add({ key, status, score, labels, numbers }: PredictionRow, line: number): void {
    const at = this.#rows;
    if (at === this.#status.length) this.#double();
    this.#addKey('domain', key.domain, line);
    this.#addKey('rung', key.rung, line);
    this.#addKey('arm', key.arm, line);
    this.#addKey('seed', key.seed, line);
    this.#addKey('item', key.item, line);
    this.#status[at] = STATUS_CODES.get(status) ?? 0;
    if (status === 'scored') this.#score[at] = this.#checkNumber('score', score, line);
    for (const name of LABEL_COLUMNS) {
      const label = labels[name];
      if (label !== undefined) this.#addLabel(name, label);
    }
    for (const name of NUMBER_COLUMNS) {
      const number = numbers[name];
      if (number !== undefined) this.#addNumber(name, this.#checkNumber(name, number, line));
    }
    this.#origins.add(line);
    this.#rows++;
  }

  /**
   * Hands the table over, its columns trimmed; the builder must not be used again.
   * @throws CarryoverError where two rows share a key, or an item has two clusters; both rows are named
   */
  build(): Predictions {
    const rows = this.#rows;
    const { domain, rung, arm, seed, item } = this.#keys;
    const predictions: Predictions = {
      rows,
      keys: {
        domain: domain.finish(rows),
        rung: rung.finish(rows),
        arm: arm.finish(rows),
        seed: seed.finish(rows),
        item: item.finish(rows),
      },
      status: this.#status.slice(0, rows),
      score: this.#score.slice(0, rows),
      labels: finishAll<LabelColumnName, LabelColumn>(LABEL_COLUMNS, this.#labels, rows),
      numbers: finishAll<NumberColumnName, NumberColumn>(NUMBER_COLUMNS, this.#numbers, rows),
    };
    checkKeys(predictions, this.#origins);
    checkClusters(predictions, this.#origins);
    return predictions;
  }

  #double(): void {
    const capacity = 2 * this.#status.length;
    this.#status = new Uint8Array(this.#status.buffer.transfer(capacity));
    this.#score = new Float64Array(this.#score.buffer.transfer(8 * capacity));
  }

  #addKey(name: KeyColumn, label: string, line: number): void {
    if (!this.#keys[name].set(this.#rows, label)) return;
    const trimmed = label.trim();
    if (trimmed !== '' && (trimmed === label || !UNPADDED.includes(name))) return;
    const expected = trimmed === '' ? 'a name' : 'no blanks around the name';
    throw new CarryoverError(
      'data-invalid',
      `${this.#origins.describe(this.#rows, line)}: ${name} is ${quote(label)}; expected ${expected}.`,
      'Correct the key in that row: rows belong together only where their keys are the same text.',
    );
  }

  #addLabel(name: LabelColumnName, label: string): void {
    let column = this.#labels[name];
    if (column === undefined) {
      column = new GrowingLabelColumn();
      this.#labels[name] = column;
    }
    column.set(this.#rows, label);
  }

  #addNumber(name: NumberColumnName, value: number): void {
    let column = this.#numbers[name];
    if (column === undefined) {
      column = new GrowingNumberColumn();
      this.#numbers[name] = column;
    }
    column.set(this.#rows, value);
  }

  /** The number, with −0 as 0. */
  #checkNumber(name: 'score' | NumberColumnName, value: number, line: number): number {
    const { accepts, expected } = NUMBER_RULES[name];
    if (accepts(value)) return value + 0;
    throw new CarryoverError(
      'data-invalid',
      `${this.#origins.describe(this.#rows, line)}: ${name} is ${quote(value)}; expected ${expected}.`,
      `Correct ${name} in that row.`,
    );
  }
}

/** Columns that some row used, always in the same order. */
function finishAll<Name extends string, Column>(
  names: readonly Name[],
  growing: Readonly<Partial<Record<Name, { finish(rows: number): Column }>>>,
  rows: number,
): Partial<Record<Name, Column>> {
  const finished: Partial<Record<Name, Column>> = {};
  for (const name of names) {
    const column = growing[name];
    if (column !== undefined) finished[name] = column.finish(rows);
  }
  return finished;
}

function checkKeys({ rows, keys }: Predictions, origins: RowOrigins): void {
  const index = new RowIndex(
    KEY_COLUMNS.map(name => keys[name].codes),
    rows,
  );
  for (let row = 0; row < rows; row++) {
    const first = index.add(row);
    if (first === row) continue;
    const key = KEY_COLUMNS.map(name => `${name} ${quote(keys[name].labels[keys[name].codes[row] as number])}`);
    throw new CarryoverError(
      'data-invalid',
      `${origins.describe(row)} repeats the key of ${origins.describe(first)}: ${key.join(', ')}.`,
      'Keep one row per outcome. Repeated samples of an item are told apart by their seed.',
    );
  }
}

function checkClusters({ rows, keys, labels }: Predictions, origins: RowOrigins): void {
  const { cluster } = labels;
  if (cluster === undefined) return;
  const index = new RowIndex([keys.domain.codes, keys.item.codes], rows);
  for (let row = 0; row < rows; row++) {
    if (cluster.codes[row] === -1) continue;
    const first = index.add(row);
    if (cluster.codes[row] === cluster.codes[first]) continue;
    const [now, then] = [row, first].map(at => quote(cluster.labels[cluster.codes[at] as number]));
    const item = quote(keys.item.labels[keys.item.codes[row] as number]);
    throw new CarryoverError(
      'data-invalid',
      `${origins.describe(row)}: cluster of item ${item} is ${now}, but ${then} in ${origins.describe(first)}.`,
      'Give an item the same cluster in all rows of its domain, or leave cluster empty.',
    );
  }
}
