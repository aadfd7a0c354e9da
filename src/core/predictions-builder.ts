import type { Cells } from './cells.ts';
import { checkPredictions } from './check-predictions.ts';
import { CarryoverError } from './errors.ts';
import { GrowingLabelColumn } from './growing-label-column.ts';
import { GrowingNumberColumn } from './growing-number-column.ts';
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
  type PredictionColumn,
  type PredictionRow,
  type Predictions,
  SCORED,
  STATUSES,
} from './predictions.ts';
import { quote } from './quote.ts';
import { RowOrigins } from './row-origins.ts';

const STATUS_CODES: ReadonlyMap<string, number> = new Map(STATUSES.map((status, code) => [status, code]));

/** An item's name may be any text that says something; blanks around the other keys are never meant. */
const isItem = (label: string): boolean => label.trim() !== '';
const isKey = (label: string): boolean => label !== '' && label.trim() === label;

type Column = GrowingLabelColumn | GrowingNumberColumn;

/**
 * Grows a predictions table and enforces what every table must hold: keys that say something, numbers in range, one row
 * per key, one cluster per item. Every fault is a `data-invalid` error that names file and line. Rows come one by one
 * (`add`), or many at once, column by column (`stage`, then `commit` or `discard`): the second way is for rows without
 * fault alone, it says no more than that something is wrong.
 */
export class PredictionsBuilder {
  readonly #origins = new RowOrigins();
  readonly #expected: number;
  readonly #keys: Readonly<Record<KeyColumn, GrowingLabelColumn>>;
  readonly #labels: Partial<Record<LabelColumnName, GrowingLabelColumn>> = {};
  readonly #numbers: Partial<Record<NumberColumnName, GrowingNumberColumn>> = {};
  readonly #score: GrowingNumberColumn;
  /** Nothing says `scored`. Absent while every row is. */
  #status: GrowingLabelColumn | undefined;
  #rows = 0;
  readonly #staged = new Set<PredictionColumn>();

  /** @param expected rows to make room for at once, where their number is known; there may be more */
  constructor(expected = 0) {
    this.#expected = expected;
    this.#keys = {
      domain: new GrowingLabelColumn(isKey, expected),
      rung: new GrowingLabelColumn(isKey, expected),
      arm: new GrowingLabelColumn(isKey, expected),
      seed: new GrowingLabelColumn(isKey, expected),
      item: new GrowingLabelColumn(isItem, expected),
    };
    this.#score = new GrowingNumberColumn(NUMBER_RULES.score.accepts, expected);
  }

  /**
   * Names the file (as the user typed it) that rows come from until the next call.
   * @param unit what its numbers count: lines of a text, or rows
   */
  openFile(path: string, unit: 'line' | 'row' = 'line'): void {
    this.#origins.openFile(path, unit);
  }

  /**
   * Appends one row.
   * @param line 1-based line of the file on which the row starts
   * @throws CarryoverError for an empty or padded key and for a number out of its range
   */
  add({ key, status, score, labels, numbers }: PredictionRow, line: number): void {
    this.#addKey('domain', key.domain, line);
    this.#addKey('rung', key.rung, line);
    this.#addKey('arm', key.arm, line);
    this.#addKey('seed', key.seed, line);
    this.#addKey('item', key.item, line);
    if (status === 'scored') this.#score.set(this.#rows, this.#checkNumber('score', score, line));
    else this.#statusColumn().set(this.#rows, status);
    for (const name of LABEL_COLUMNS) {
      const label = labels[name];
      if (label !== undefined) this.#labelColumn(name).set(this.#rows, label);
    }
    for (const name of NUMBER_COLUMNS) {
      const number = numbers[name];
      if (number !== undefined) this.#numberColumn(name).set(this.#rows, this.#checkNumber(name, number, line));
    }
    this.#origins.add(line);
    this.#rows++;
  }

  /**
   * Says what one column says in the next `rows` rows.
   * @returns false where a cell is not as it must be; the rows are to be discarded then
   */
  stage(name: PredictionColumn, rows: number, cells: Cells): boolean {
    this.#staged.add(name);
    return this.#column(name).stage(this.#rows, rows, cells);
  }

  /**
   * Appends the rows that were staged.
   * @param lines 1-based line of the file for each
   * @returns false where a row lacks a key, or a score that it must have, or has one that it must not: they are to be
   *   discarded then
   */
  commit(lines: ArrayLike<number>): boolean {
    const hasKeys = KEY_COLUMNS.every(name => this.#keys[name].hasAll(this.#rows, lines.length));
    if (!hasKeys || !this.#hasScores(lines.length)) return false;
    for (let at = 0; at < lines.length; at++) this.#origins.add(lines[at] as number);
    this.#rows += lines.length;
    this.#staged.clear();
    return true;
  }

  /** Forgets what was staged for the next `rows` rows. */
  discard(rows: number): void {
    for (const name of this.#staged) {
      const column = this.#column(name);
      for (let at = 0; at < rows; at++) column.clear(this.#rows + at);
    }
    this.#staged.clear();
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
      status: finishStatus(this.#status?.finish(rows), rows),
      score: this.#score.finish(rows).values,
      labels: finishAll<LabelColumnName, LabelColumn>(LABEL_COLUMNS, this.#labels, rows),
      numbers: finishAll<NumberColumnName, NumberColumn>(NUMBER_COLUMNS, this.#numbers, rows),
    };
    checkPredictions(predictions, this.#origins);
    return predictions;
  }

  /** Whether each of the next rows has a score where its status wants one, and there alone. */
  #hasScores(rows: number): boolean {
    const status = this.#status;
    if (status === undefined) return this.#score.hasAll(this.#rows, rows);
    for (let row = this.#rows; row < this.#rows + rows; row++) {
      const isScored = (status.labelAt(row) ?? 'scored') === 'scored';
      if (isScored !== this.#score.has(row)) return false;
    }
    return true;
  }

  #column(name: PredictionColumn): Column {
    if (name === 'score') return this.#score;
    if (name === 'status') return this.#statusColumn();
    if (name in this.#keys) return this.#keys[name as KeyColumn];
    const label = LABEL_COLUMNS.find(known => known === name);
    return label === undefined ? this.#numberColumn(name as NumberColumnName) : this.#labelColumn(label);
  }

  #statusColumn(): GrowingLabelColumn {
    this.#status ??= new GrowingLabelColumn(label => STATUS_CODES.has(label), this.#expected);
    return this.#status;
  }

  #labelColumn(name: LabelColumnName): GrowingLabelColumn {
    this.#labels[name] ??= new GrowingLabelColumn(() => true, this.#expected);
    return this.#labels[name];
  }

  #numberColumn(name: NumberColumnName): GrowingNumberColumn {
    this.#numbers[name] ??= new GrowingNumberColumn(NUMBER_RULES[name].accepts, this.#expected);
    return this.#numbers[name];
  }

  #addKey(name: KeyColumn, label: string, line: number): void {
    if (!this.#keys[name].set(this.#rows, label)) return;
    if (name === 'item' ? isItem(label) : isKey(label)) return;
    const expected = label.trim() === '' ? 'a name' : 'no blanks around the name';
    throw new CarryoverError(
      'data-invalid',
      `${this.#origins.describe(this.#rows, line)}: ${name} is ${quote(label)}; expected ${expected}.`,
      'Correct the key in that row: rows belong together only where their keys are the same text.',
    );
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

/** Codes of STATUSES from those of a column with the same words in any order; nothing is `scored`. */
function finishStatus(column: LabelColumn | undefined, rows: number): Uint8Array {
  const status = new Uint8Array(rows);
  if (column === undefined) return status;
  const codes = column.labels.map(label => STATUS_CODES.get(label) ?? SCORED);
  for (let row = 0; row < rows; row++) status[row] = codes[column.codes[row] as number] ?? SCORED;
  return status;
}

/** Columns that some row used, always in the same order. */
function finishAll<Name extends string, Column>(
  names: readonly Name[],
  growing: Readonly<Partial<Record<Name, { readonly isUsed: boolean; finish(rows: number): Column }>>>,
  rows: number,
): Partial<Record<Name, Column>> {
  const finished: Partial<Record<Name, Column>> = {};
  for (const name of names) {
    const column = growing[name];
    if (column?.isUsed) finished[name] = column.finish(rows);
  }
  return finished;
}
