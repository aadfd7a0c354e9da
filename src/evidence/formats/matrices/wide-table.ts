import { CarryoverError } from '../../../core/errors.ts';
import type { Status } from '../../../core/predictions.ts';
import { quote } from '../../../core/quote.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { RawRows } from '../../../tables/raw-rows.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { parseNumber } from '../../parse-number.ts';
import { type ColumnMeaning, isNamedAs } from '../column-names.ts';
import { headRows } from '../head-rows.ts';
import type { ScoreCell } from '../score-cell.ts';
import { allRows } from '../source-rows.ts';

/** What makes a table with a column per model one of its kind. */
export interface WideRules {
  readonly format: string;
  readonly title: string;
  readonly readCell: (value: unknown) => ScoreCell;
  /** Completes "expected …". */
  readonly expected: string;
  readonly hint: string;
  /** What an empty cell stands for. */
  readonly emptyMeans: Status;
  readonly leastColumns: number;
  /** What one value of the model columns must be, or they are of another kind. */
  readonly needs?: (value: unknown) => boolean;
  /** What the user should know about how the values are read. */
  readonly note?: string;
}

type Kind = 'scores' | 'text' | 'numbers' | 'empty';

interface WideColumn {
  readonly name: string;
  readonly at: number;
  readonly kind: Kind;
  /** Row of the first value that does not belong there; −1 where all do. */
  readonly stray: number;
}

/** Names of columns that hold something else than one model's scores. */
const NO_MODEL: readonly ColumnMeaning[] = [
  'item',
  'score',
  'prediction',
  'label',
  'confidence',
  'seed',
  'repeat',
  'status',
];

/** A column is what most of its values are: one word among scores is an error, not another kind of column. */
function describeColumn(rows: RawRows, at: number, { readCell }: WideRules): WideColumn {
  let [filled, scores, numbers, stray] = [0, 0, 0, -1];
  for (const [row, cells] of rows.rows.entries()) {
    const score = readCell(cells[at]);
    if (score === 'empty') continue;
    filled++;
    const isNumber = parseNumber(String(cells[at])) !== undefined;
    if (score !== undefined) scores++;
    else if (stray === -1) stray = row;
    if (isNumber) numbers++;
  }
  const name = rows.columns[at] as string;
  if (filled === 0) return { name, at, kind: 'empty', stray };
  if (scores * 2 >= filled) return { name, at, kind: 'scores', stray };
  return { name, at, kind: numbers * 2 >= filled ? 'numbers' : 'text', stray: numbers * 2 >= filled ? stray : -1 };
}

const describeColumns = (rows: RawRows, rules: WideRules): readonly WideColumn[] =>
  rows.columns.slice(1).map((_, at) => describeColumn(rows, at + 1, rules));

/** The first row whose id is empty or was there before; −1 where there is none. */
function findBadId({ rows }: RawRows): number {
  const seen = new Set<unknown>();
  return rows.findIndex(([id]) => id === '' || seen.size === seen.add(id).size);
}

function hasNeeded(rows: RawRows, columns: readonly WideColumn[], { needs }: WideRules): boolean {
  return needs === undefined || columns.some(({ at }) => rows.rows.some(cells => needs(cells[at])));
}

async function recognizes(source: Source, rules: WideRules): Promise<boolean> {
  const rows = await headRows(source);
  if (rows === undefined || rows.format !== 'csv') return false;
  if (new Set(rows.columns).size < rows.columns.length || findBadId(rows) !== -1) return false;
  const columns = describeColumns(rows, rules);
  const models = columns.filter(({ kind }) => kind === 'scores');
  if (models.length < rules.leastColumns || columns.some(({ stray }) => stray !== -1)) return false;
  return !models.some(({ name }) => isNamedAs(name, NO_MODEL)) && hasNeeded(rows, models, rules);
}

function checkTable(path: string, rows: RawRows, columns: readonly WideColumn[], rules: WideRules): void {
  const refuse = (row: number, found: string, hint: string): CarryoverError =>
    new CarryoverError('data-invalid', `${path}:${rows.lines[row] ?? 1}: ${found}.`, hint);
  const idName = quote(rows.columns[0]);
  const badId = findBadId(rows);
  if (badId !== -1) {
    const id = rows.rows[badId]?.[0];
    const found = id === '' ? `column ${idName} is empty` : `column ${idName} says ${quote(id)} for the second time`;
    const hint = 'Give every item one row, or say with --map which column is what.';
    throw refuse(badId, `${found}; expected an id of its own in every row`, hint);
  }
  const strays = columns.filter(({ stray }) => stray !== -1).toSorted((a, b) => a.stray - b.stray);
  if (strays[0] !== undefined) {
    const { name, at, stray } = strays[0];
    const found = `column ${quote(name)} is ${quote(rows.rows[stray]?.[at])}; expected ${rules.expected}`;
    throw refuse(stray, found, rules.hint);
  }
  const models = columns.filter(({ kind }) => kind === 'scores');
  if (models.length < rules.leastColumns || !hasNeeded(rows, models, rules)) {
    const found = `holds ${models.length} columns of ${rules.expected}`;
    throw new CarryoverError('data-invalid', `${path}: ${found}; expected a ${rules.title}.`, rules.hint);
  }
}

/** The column that says what was asked, and the one that says which part of the items a row belongs to. */
function findTextColumn(columns: readonly WideColumn[], meanings: readonly ColumnMeaning[]): number {
  return columns.find(({ name, kind }) => kind === 'text' && isNamedAs(name, meanings))?.at ?? -1;
}

async function readWide(source: Source, sink: EvidenceSink, rules: WideRules): Promise<void> {
  const { path } = source;
  const rows = await allRows(source);
  const columns = describeColumns(rows, rules);
  checkTable(path, rows, columns, rules);
  const models = columns.filter(({ kind }) => kind === 'scores');
  const texts = columns.filter(({ kind }) => kind === 'text');
  const subsetAt = findTextColumn(texts, ['subset', 'task', 'domain']);
  const textAt = findTextColumn(texts, ['text']);
  for (const { name } of columns.filter(({ kind }) => kind === 'empty')) {
    sink.note(path, `column ${quote(name)} is empty and was passed over`);
  }
  if (rules.note !== undefined) sink.note(path, rules.note);
  const cell = (cells: readonly unknown[], at: number) => (cells[at] as string | undefined) || undefined;
  const tags = rows.rows.map(cells => Object.fromEntries(texts.map(({ name, at }) => [name, cells[at]])));
  for (const { name, at } of models) {
    for (const [row, cells] of rows.rows.entries()) {
      const score = rules.readCell(cells[at]);
      sink.add(
        { path, format: rules.format },
        { model: name },
        {
          item: cells[0] as string,
          status: typeof score === 'number' ? 'scored' : rules.emptyMeans,
          score: typeof score === 'number' ? score : 0,
          subset: cell(cells, subsetAt),
          text: cell(cells, textAt),
          tags: tags[row],
          place: `${path}:${rows.lines[row]}: column ${quote(name)}`,
        },
      );
    }
  }
}

/** A reader for tables with one row per item and one column per model. */
export const wideReader = (rules: WideRules): EvidenceReader => ({
  format: rules.format,
  title: rules.title,
  recognizes: source => recognizes(source, rules),
  read: async (sources, sink) => {
    for (const source of sources) await sink.attempt(source.path, () => readWide(source, sink, rules));
  },
});
