import { CarryoverError } from '../core/errors.ts';
import { NUMBER_RULES } from '../core/number-rules.ts';
import {
  KEY_COLUMNS,
  type KeyColumn,
  LABEL_COLUMNS,
  type LabelColumnName,
  NUMBER_COLUMNS,
  type NumberColumnName,
  type PredictionColumn,
  type PredictionRow,
  STATUSES,
  type Status,
} from '../core/predictions.ts';
import { quote } from '../core/quote.ts';
import type { RawRows } from '../tables/raw-rows.ts';
import { nearestName } from '../util/nearest-name.ts';
import { checkColumns } from './check-columns.ts';
import { parseNumber } from './parse-number.ts';

interface PlacedColumn<Name> {
  readonly name: Name;
  /** Position in a row's cells; −1 where the file has no such column. */
  readonly at: number;
}

const UNSCORED = 'If the outcome has no score, say why in status: refused, errored or missing.';

/** Turns the raw rows of one file into prediction rows: which columns there are, and what their cells say. */
export class RowReader {
  readonly #path: string;
  #format: RawRows['format'] = 'csv';
  #width = 0;
  #line = 0;
  #keys: readonly PlacedColumn<KeyColumn>[] = [];
  #labels: readonly PlacedColumn<LabelColumnName>[] = [];
  #numbers: readonly PlacedColumn<NumberColumnName>[] = [];
  #status = -1;
  #score = -1;

  /** @param path as the user typed it */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Hands each row to `take` as soon as it is read.
   * @throws CarryoverError naming line, field, what was found and what was expected
   */
  read(batch: RawRows, take: (row: PredictionRow, line: number) => void): void {
    if (batch.columns.length > this.#width) this.#arrange(batch);
    for (const [at, cells] of batch.rows.entries()) {
      this.#line = batch.lines[at] as number;
      take(this.#readRow(cells), this.#line);
    }
  }

  /** A CSV file shows its columns once, a JSONL file whenever a row has a new key. */
  #arrange(batch: RawRows): void {
    checkColumns(this.#path, batch);
    const { columns } = batch;
    const place = <Name extends string>(names: readonly Name[]): readonly PlacedColumn<Name>[] =>
      names.map(name => ({ name, at: columns.indexOf(name) }));
    this.#format = batch.format;
    this.#width = columns.length;
    this.#keys = place(KEY_COLUMNS);
    this.#labels = place(LABEL_COLUMNS).filter(({ at }) => at !== -1);
    this.#numbers = place(NUMBER_COLUMNS).filter(({ at }) => at !== -1);
    this.#status = columns.indexOf('status');
    this.#score = columns.indexOf('score');
  }

  #readRow(cells: readonly unknown[]): PredictionRow {
    const key = { domain: '', rung: '', arm: '', seed: '', item: '' };
    for (const { name, at } of this.#keys)
      key[name] = this.#readText(name, cells[at]) ?? this.#refuseEmpty(name, cells[at]);
    const status = this.#readStatus(cells[this.#status]);
    const labels: Partial<Record<LabelColumnName, string>> = {};
    for (const { name, at } of this.#labels) {
      const label = this.#readText(name, cells[at]);
      if (label !== undefined) labels[name] = label;
    }
    const numbers: Partial<Record<NumberColumnName, number>> = {};
    for (const { name, at } of this.#numbers) {
      const number = this.#readNumber(name, cells[at]);
      if (number !== undefined) numbers[name] = number;
    }
    return { key, status, score: this.#readScore(cells[this.#score], status), labels, numbers };
  }

  /** Text as it stands; in JSONL also a number, as its shortest decimal text. Undefined where the cell is empty. */
  #readText(name: PredictionColumn, value: unknown): string | undefined {
    if (typeof value === 'string') return value === '' ? undefined : value;
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number') throw this.#refuse(name, value, 'text', 'Write the value in double quotes.');
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw this.#refuse(
        name,
        value,
        'text, or a whole number below 2^53',
        'Write long numbers in double quotes, or digits get lost.',
      );
    }
    return String(value);
  }

  /** Undefined where the cell is empty. Ranges are checked where the table is built. */
  #readNumber(name: NumberColumnName | 'score', value: unknown): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return value;
    if (this.#format === 'csv' && typeof value === 'string') {
      if (value === '') return undefined;
      const number = parseNumber(value);
      if (number !== undefined) return number;
    }
    throw this.#refuse(
      name,
      value,
      NUMBER_RULES[name].expected,
      name === 'score' ? UNSCORED : `Correct ${name} in that row, or leave it empty.`,
    );
  }

  #readStatus(value: unknown): Status {
    const text = this.#readText('status', value) ?? 'scored';
    const status = STATUSES.find(known => known === text);
    if (status !== undefined) return status;
    const nearest = nearestName(text, STATUSES);
    const hint = nearest === undefined ? 'Leave status empty for outcomes with a score.' : `Did you mean ${nearest}?`;
    throw this.#refuse('status', value, 'scored, refused, errored or missing', hint);
  }

  /** 0 stands for nothing where the status is not `scored`: no one reads it there. */
  #readScore(value: unknown, status: Status): number {
    const score = this.#readNumber('score', value);
    if (status === 'scored') return score ?? this.#refuseEmpty('score', value);
    if (score === undefined) return 0;
    const message = `${this.#place()}: status says ${status}, but score is ${quote(value)}; expected no score.`;
    const hint = `Leave score empty where the outcome has none, or let status say scored.`;
    throw new CarryoverError('data-invalid', message, hint);
  }

  #place(): string {
    return this.#format === 'parquet' ? `${this.#path}: row ${this.#line}` : `${this.#path}:${this.#line}`;
  }

  #refuseEmpty(name: KeyColumn | 'score', value: unknown): never {
    const expected = name === 'score' ? NUMBER_RULES.score.expected : 'a name';
    const found = value === undefined ? 'missing' : value === null ? 'null' : 'empty';
    const message = `${this.#place()}: ${name} is ${found}; expected ${expected}.`;
    throw new CarryoverError('data-invalid', message, name === 'score' ? UNSCORED : `Say the ${name} in every row.`);
  }

  #refuse(name: PredictionColumn, value: unknown, expected: string, hint: string): CarryoverError {
    const message = `${this.#place()}: ${name} is ${quote(value)}; expected ${expected}.`;
    return new CarryoverError('data-invalid', message, hint);
  }
}
