import { CarryoverError } from '../../../core/errors.ts';
import { quote } from '../../../core/quote.ts';
import type { RawRows } from '../../../tables/raw-rows.ts';
import { counted } from '../../counted.ts';
import { saysMissing, type WideColumn, type WideRules } from './wide-columns.ts';

const LEAVE_EMPTY = 'Leave the cell empty where there is no score.';
const SUMMARY = /^(?:mean|avg|average|total|overall|all|sum)\.?$/i;

interface Fault {
  /** From 0. */
  readonly row: number;
  readonly found: string;
  readonly hint: string;
}

/** The first row whose id is empty or was there before. */
function findBadId({ rows, columns }: RawRows): Fault | undefined {
  const seen = new Set<unknown>();
  const row = rows.findIndex(([id]) => id === '' || seen.size === seen.add(id).size);
  if (row === -1) return undefined;
  const id = rows[row]?.[0];
  const said = id === '' ? 'is empty' : `says ${quote(id)} for the second time`;
  const found = `column ${quote(columns[0])} ${said}; expected an id of its own in every row`;
  return { row, found, hint: 'Give every item one row, or say with --map which column is what.' };
}

function findStray({ rows }: RawRows, columns: readonly WideColumn[], rules: WideRules): Fault | undefined {
  const [first] = columns.filter(({ stray }) => stray !== -1).toSorted((a, b) => a.stray - b.stray);
  if (first === undefined) return undefined;
  const { name, at, stray: row } = first;
  const value = rows[row]?.[at];
  const found = `column ${quote(name)} is ${quote(value)}; expected ${rules.expected}`;
  return { row, found, hint: saysMissing(value) ? LEAVE_EMPTY : rules.hint };
}

/** A row of means below rows of right and wrong: as an item it would be one that every model has answered in part. */
function findSummary({ rows }: RawRows, models: readonly WideColumn[], { readCell }: WideRules): Fault | undefined {
  const isParted = (cells: readonly unknown[] = []): boolean =>
    models.some(({ at }) => ![0, 1, 'empty'].includes(readCell(cells[at]) ?? 0));
  const named = rows.flatMap(([id], row) => (SUMMARY.test(String(id).trim()) ? [row] : []));
  const row = named.find(at => isParted(rows[at]));
  if (row === undefined || rows.some((cells, at) => !named.includes(at) && isParted(cells))) return undefined;
  const found = `row ${quote(rows[row]?.[0])} holds parts of a point where all other rows are right or wrong; expected an item`;
  return { row, found, hint: 'Take the rows of means and totals out.' };
}

/**
 * @param rows all of the table
 * @throws CarryoverError `data-invalid` for the first id or value that does not belong there, with its line and column, and for a
 *   table that is of another kind
 */
export function checkWide(path: string, rows: RawRows, columns: readonly WideColumn[], rules: WideRules): void {
  const models = columns.filter(({ kind }) => kind === 'scores');
  const fault = findBadId(rows) ?? findStray(rows, columns, rules) ?? findSummary(rows, models, rules);
  if (fault !== undefined) {
    const { row, found, hint } = fault;
    throw new CarryoverError('data-invalid', `${path}:${rows.lines[row] ?? 1}: ${found}.`, hint);
  }
  const { needs = () => true } = rules;
  const isOfKind = models.some(({ at }) => rows.rows.some(cells => needs(cells[at])));
  if (models.length >= rules.leastColumns && isOfKind) return;
  const found = `holds ${counted(models.length, 'column', 'columns')} of ${rules.expected}`;
  throw new CarryoverError('data-invalid', `${path}: ${found}; expected a ${rules.title}.`, rules.hint);
}
