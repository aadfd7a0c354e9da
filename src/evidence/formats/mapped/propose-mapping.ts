import { type ColumnMeaning, rankOfName } from '../column-names.ts';
import { readScoreWord } from '../score-cell.ts';
import { formatMapping, type Mapping, type MapTarget } from './mapping.ts';
import { readStatusWord } from './status-word.ts';

interface Column {
  readonly name: string;
  /** Of the sample, without the empty ones. */
  readonly values: readonly unknown[];
  readonly isFull: boolean;
}

/** What is proposed where a column has such a name, in this order; a column is proposed once. */
const PROPOSED: readonly (MapTarget & ColumnMeaning)[] = [
  'score',
  'item',
  'model',
  'method',
  'arm',
  'rung',
  'domain',
  'task',
  'seed',
  'repeat',
  'filter',
  'subset',
  'cluster',
  'status',
];

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const countValues = ({ values }: Column): number => new Set(values.map(String)).size;
const isNumber = (value: unknown): boolean => !Number.isNaN(Number(value));

/** Whether what a column holds can be that. */
const CAN_BE: Readonly<Partial<Record<MapTarget, (column: Column) => boolean>>> = {
  score: ({ values }) => values.length > 0 && values.every(value => typeof readScoreWord(value) === 'number'),
  item: column => column.isFull && countValues(column) > 1,
  filter: column => countValues(column) <= 10 && !column.values.some(isNumber),
  status: ({ values }) => values.every(value => readStatusWord(String(value)) !== undefined),
};

const fits = (column: Column, target: MapTarget): boolean =>
  column.values.length > 0 && (CAN_BE[target]?.(column) ?? true);

function findNamed(columns: readonly Column[], target: MapTarget & ColumnMeaning): Column | undefined {
  const rank = ({ name }: Column): number => rankOfName(name, target) ?? Number.POSITIVE_INFINITY;
  const named = columns.filter(column => rank(column) < Number.POSITIVE_INFINITY && fits(column, target));
  return named.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Where no name says it: the only column that looks like scores; the first one that can be an id. */
function findUnnamed(columns: readonly Column[], target: 'item' | 'score'): Column | undefined {
  const able = columns.filter(column => fits(column, target) && countValues(column) > 1);
  if (target === 'score') return able.length === 1 ? able[0] : undefined;
  return able[0];
}

/** One word for a shell. */
const quoteForShell = (text: string): string =>
  /^[\w=,.:/-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Guesses which column of a table is what, from their names and some of their values, for a message that a person checks.
 * @returns what to type behind `--map`, in quotes where a shell needs them; undefined where no column can be the score or the item
 */
export function proposeMapping(
  columns: readonly string[],
  sampleRows: readonly (readonly unknown[])[],
): string | undefined {
  let free: readonly Column[] = columns.map((name, at) => {
    const values = sampleRows.map(row => row[at]).filter(value => !isEmpty(value));
    return { name, values, isFull: values.length === sampleRows.length };
  });
  const found: Partial<Record<MapTarget, string>> = {};
  const claim = (target: MapTarget, column: Column | undefined): void => {
    if (column === undefined) return;
    found[target] = column.name;
    free = free.filter(other => other !== column);
  };
  for (const target of PROPOSED) claim(target, findNamed(free, target));
  if (found.score === undefined) claim('score', findUnnamed(free, 'score'));
  if (found.item === undefined) claim('item', findUnnamed(free, 'item'));
  const { item, score } = found;
  return item === undefined || score === undefined
    ? undefined
    : quoteForShell(formatMapping({ ...found, item, score } as Mapping));
}
