import { CarryoverError } from '../core/errors.ts';
import {
  LABEL_COLUMNS,
  type LabelColumnName,
  NUMBER_COLUMNS,
  type NumberColumnName,
  type PredictionRow,
  STATUSES,
  type Status,
} from '../core/predictions.ts';
import type { PredictionsBuilder } from '../core/predictions-builder.ts';
import { quote } from '../core/quote.ts';
import { CELL_SCHEMA } from './format-cell.ts';
import type { CellEntry } from './manifest.ts';
import { PlainCells } from './plain-cells.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KEY_PARTS = ['domain', 'rung', 'arm', 'seed', 'rows'] as const;
const LABELS: ReadonlyMap<string, LabelColumnName> = new Map(LABEL_COLUMNS.map(name => [name, name]));
const NUMBERS: ReadonlyMap<string, NumberColumnName> = new Map(NUMBER_COLUMNS.map(name => [name, name]));

const fault = (place: string, found: string): CarryoverError =>
  new CarryoverError('run-invalid', `${place}: ${found}.`, 'Run the command that made it again, with --force.');

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault(place, 'is no valid JSON; expected the rows of a cell');
  }
}

function checkHeader(header: unknown, entry: CellEntry, place: string): Fields {
  if (!isFields(header)) throw fault(place, `is ${quote(header)}; expected the header of a cell`);
  if (header.schema !== CELL_SCHEMA) {
    throw fault(place, `schema is ${quote(header.schema)}; this version of carryover reads schema ${CELL_SCHEMA}`);
  }
  for (const part of KEY_PARTS) {
    if (header[part] === entry[part]) continue;
    throw fault(place, `${part} is ${quote(header[part])}; expected ${quote(entry[part])} as in run.json`);
  }
  return header;
}

function asText(name: string, value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw fault(place, `${name} is ${quote(value)}; expected text`);
}

function asNumber(name: string, value: unknown, place: string): number {
  if (typeof value === 'number') return value;
  throw fault(place, `${name} is ${quote(value)}; expected a number`);
}

function readStatus(value: unknown, place: string): Status {
  const status = STATUSES.find(known => known === value);
  if (status !== undefined) return status;
  throw fault(place, `status is ${quote(value)}; expected one of ${STATUSES.join(', ')}`);
}

/** @param place `file:line`, for messages */
function readRow(fields: unknown, entry: CellEntry, place: string): PredictionRow {
  if (!isFields(fields)) throw fault(place, `is ${quote(fields)}; expected a row`);
  const { item, score, status = 'scored', ...rest } = fields;
  const labels: Partial<Record<LabelColumnName, string>> = {};
  const numbers: Partial<Record<NumberColumnName, number>> = {};
  for (const name of Object.keys(rest)) {
    const label = LABELS.get(name);
    const number = NUMBERS.get(name);
    if (label !== undefined) labels[label] = asText(name, rest[name], place);
    else if (number !== undefined) numbers[number] = asNumber(name, rest[name], place);
    else throw fault(place, `unknown key ${quote(name)}`);
  }
  const word = readStatus(status, place);
  if (word !== 'scored' && score !== undefined) throw fault(place, `status says ${word}, but score is ${quote(score)}`);
  const { domain, rung, arm, seed } = entry;
  return {
    key: { domain, rung, arm, seed, item: asText('item', item, place) },
    status: word,
    score: word === 'scored' ? asNumber('score', score, place) : 0,
    labels,
    numbers,
  };
}

export interface CellPlace {
  /** What `run.json` says about the cell. */
  readonly entry: CellEntry;
  /** Of the file, for messages. */
  readonly path: string;
}

/** Row by row: slow, but it says what is wrong and where. */
function addRows(builder: PredictionsBuilder, lines: string, { entry, path }: CellPlace): void {
  // JSON escapes line breaks inside texts, so every one left separates two rows: one call parses them all.
  const rows = parseJson(`[${lines.slice(0, -1).replaceAll('\n', ',')}]`, path);
  if (!Array.isArray(rows) || rows.length !== entry.rows) {
    throw fault(path, `has ${Array.isArray(rows) ? rows.length : 'no'} rows; expected ${entry.rows} as in run.json`);
  }
  for (const [at, fields] of rows.entries()) builder.add(readRow(fields, entry, `${path}:${at + 2}`), at + 2);
}

const NEWLINE = 0x0a;

/** @returns a function that adds the rows of a cell file, given whole, to the table; it throws a CarryoverError where the
 * bytes are not what a cell file of that entry holds */
export function cellAdder(builder: PredictionsBuilder): (bytes: Buffer, place: CellPlace) => void {
  const plain = new PlainCells(builder);
  return (bytes, place) => {
    const { entry, path } = place;
    const headerEnd = bytes.indexOf(NEWLINE);
    if (headerEnd === -1 || bytes.at(-1) !== NEWLINE) throw fault(path, 'is cut off; expected whole lines');
    const header = checkHeader(parseJson(bytes.toString('utf8', 0, headerEnd), `${path}:1`), entry, `${path}:1`);
    const lines = bytes.subarray(headerEnd + 1);
    builder.openFile(path);
    if (!plain.take(lines, entry, header.columns)) addRows(builder, lines.toString('utf8'), place);
  };
}
