import type { Status } from '../../../core/predictions.ts';
import type { RawRows } from '../../../tables/raw-rows.ts';
import { parseNumber } from '../../parse-number.ts';
import type { ScoreCell } from '../score-cell.ts';

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

export interface WideColumn {
  readonly name: string;
  readonly at: number;
  readonly kind: 'scores' | 'text' | 'numbers' | 'empty';
  /** Row of the first value that does not belong there; −1 where all do. */
  readonly stray: number;
  /** How many values belong there, and how many are none of these and no words for a missing one. */
  readonly fitting: number;
  readonly wrong: number;
}

/** What programs write where there is no number. */
const MISSING = /^(?:nan|na|n\/a|#n\/a|null|none|nil|-|\?|[+-]?inf(?:inity)?)$/i;

export const saysMissing = (value: unknown): boolean => MISSING.test(String(value).trim());

/** A column is what most of its values are: one word among scores is an error, not another kind of column. */
function describeColumn(rows: RawRows, at: number, { readCell }: WideRules): WideColumn {
  let [fitting, wrong, numbers, stray] = [0, 0, 0, -1];
  for (const [row, cells] of rows.rows.entries()) {
    const score = readCell(cells[at]);
    if (score === 'empty') continue;
    if (score !== undefined) fitting++;
    else if (stray === -1) stray = row;
    if (score === undefined && !saysMissing(cells[at])) wrong++;
    if (parseNumber(String(cells[at])) !== undefined) numbers++;
  }
  const column = { name: rows.columns[at] as string, at, fitting, wrong };
  const filled = fitting + wrong;
  if (filled === 0) return { ...column, kind: 'empty', stray: -1 };
  if (fitting * 2 >= filled) return { ...column, kind: 'scores', stray };
  return numbers * 2 >= filled ? { ...column, kind: 'numbers', stray } : { ...column, kind: 'text', stray: -1 };
}

/** All columns but the first, which is that of the ids. */
export const wideColumns = (rows: RawRows, rules: WideRules): readonly WideColumn[] =>
  rows.columns.slice(1).map((_, at) => describeColumn(rows, at + 1, rules));
