import type { RawRows } from '../../../tables/raw-rows.ts';
import { type ColumnMeaning, isNamedAs } from '../column-names.ts';
import { type WideColumn, type WideRules, wideColumns } from './wide-columns.ts';

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

/** Of a table that is one but for some cells: the most that may be wrong, and the least that must be of the kind. */
const MOST_WRONG = 0.2;
const MOST_BAD_IDS = 0.1;
const LEAST_NEEDED = 0.1;
/** With fewer rows one of them says nothing about the others. */
const LEAST_ROWS = 4;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whether enough of the values are such as only this kind of table has. */
function hasNeeded({ rows }: RawRows, models: readonly WideColumn[], { needs, readCell }: WideRules): boolean {
  if (needs === undefined) return true;
  const cells = models.flatMap(({ at }) => rows.map(row => row[at]).filter(cell => typeof readCell(cell) === 'number'));
  return cells.filter(needs).length > LEAST_NEEDED * cells.length;
}

const countBadIds = ({ rows }: RawRows): number =>
  rows.length - new Set(rows.map(([id]) => id).filter(id => id !== '')).size;

/** Whether most of it is such a table: then what is wrong is to be told with its place, whatever is done about it. */
function isMeant(rows: RawRows, models: readonly WideColumn[], rules: WideRules): boolean {
  const isLong = rows.rows.length >= LEAST_ROWS && models.length >= 2;
  const isUnique = countBadIds(rows) <= Math.max(1, MOST_BAD_IDS * rows.rows.length);
  const wrong = sum(models.map(column => column.wrong));
  const all = wrong + sum(models.map(({ fitting }) => fitting));
  return isLong && isUnique && wrong <= MOST_WRONG * all && hasNeeded(rows, models, rules);
}

/**
 * Whether a table has a row per item and a column of such values per model; also where some of its cells or ids are wrong, so that
 * a typing error makes no other table of it.
 * @param rows the first ones
 */
export function recognizeWide(rows: RawRows, rules: WideRules): boolean {
  if (rows.format !== 'csv' || new Set(rows.columns).size < rows.columns.length) return false;
  const columns = wideColumns(rows, rules);
  const models = columns.filter(({ kind }) => kind === 'scores');
  if (columns.some(({ kind }) => kind === 'numbers') || models.some(({ name }) => isNamedAs(name, NO_MODEL)))
    return false;
  const isWhole = countBadIds(rows) === 0 && models.every(({ stray }) => stray === -1);
  if (!isWhole) return isMeant(rows, models, rules);
  const { needs = () => true } = rules;
  return models.length >= rules.leastColumns && models.some(({ at }) => rows.rows.some(cells => needs(cells[at])));
}
