import { CarryoverError } from '../core/errors.ts';
import { KEY_COLUMNS, LABEL_COLUMNS, NUMBER_COLUMNS } from '../core/predictions.ts';
import { quote } from '../core/quote.ts';
import type { TableColumns } from '../tables/raw-rows.ts';
import { nearestName } from '../util/nearest-name.ts';

/** What every row says; `score` may be left out of a JSONL row whose status says that there is none. */
const WITH_SCORE = [...KEY_COLUMNS, 'score'] as const;
const REQUIRED = { csv: WITH_SCORE, jsonl: KEY_COLUMNS, parquet: WITH_SCORE } as const;
const OPTIONAL: readonly string[] = ['status', ...LABEL_COLUMNS, ...NUMBER_COLUMNS];
const KNOWN: readonly string[] = [...REQUIRED.csv, ...OPTIONAL];
/** Names shown in one message. */
const MOST_NAMES = 20;

const HINT = `A predictions table has the columns ${REQUIRED.csv.join(', ')}; optional are ${OPTIONAL.join(', ')}.`;

function list(names: readonly string[], show: (name: string) => string): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).map(show).join(', ')}${more}`;
}

function suggest(found: string): string {
  const nearest = nearestName(found, KNOWN);
  return nearest === undefined ? quote(found) : `${quote(found)} (did you mean ${nearest}?)`;
}

/**
 * @param path as the user typed it
 * @throws CarryoverError for columns that no predictions table has, each with the known name nearest to it, and for
 *   required ones that are absent
 */
export function checkColumns(path: string, { format, columns, columnLines }: TableColumns): void {
  const word = format === 'jsonl' ? 'key' : 'column';
  const unknown = columns.filter(name => !KNOWN.includes(name));
  const missing = REQUIRED[format].filter(name => !columns.includes(name));
  const faults: string[] = [];
  if (unknown.length > 0) faults.push(`unknown ${word} ${list(unknown, suggest)}`);
  if (missing.length > 0) {
    faults.push(`missing ${word} ${missing.join(', ')} (found ${list(columns, quote) || 'none'})`);
  }
  if (faults.length === 0) return;
  const line = columnLines[columns.findIndex(name => unknown.length === 0 || unknown.includes(name))] ?? 1;
  const place = format === 'parquet' ? path : `${path}:${line}`;
  throw new CarryoverError('data-invalid', `${place}: ${faults.join('; ')}.`, HINT);
}
