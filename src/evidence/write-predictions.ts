import {
  KEY_COLUMNS,
  LABEL_COLUMNS,
  type LabelColumn,
  NUMBER_COLUMNS,
  type Predictions,
  SCORED,
  STATUSES,
} from '../core/predictions.ts';
import type { TableColumn } from '../tables/table-columns.ts';
import { writeTable } from '../tables/write-table.ts';

/** Columns of a predictions table in the order in which they are documented. */
const ORDER = [
  ...KEY_COLUMNS,
  'score',
  'cluster',
  'subset',
  'prediction',
  'label',
  'confidence',
  'status',
  'model',
  'weak_model',
  'method',
  'size',
  'tokens_in',
  'tokens_out',
  'cost_usd',
] as const;

/** An empty text says nothing, as in a CSV file: it is written, and read, as no text. */
function withoutEmpty({ codes, labels }: LabelColumn): LabelColumn {
  const empty = labels.indexOf('');
  return empty === -1 ? { codes, labels } : { codes: codes.map(code => (code === empty ? -1 : code)), labels };
}

/** Columns that some row uses, but every column that a table must have. */
function columnsOf({ keys, status, score, labels, numbers }: Predictions): readonly TableColumn[] {
  const columns: TableColumn[] = [
    ...KEY_COLUMNS.map(name => ({ name, text: keys[name] })),
    { name: 'score', numbers: { values: score, present: status.map(code => (code === SCORED ? 1 : 0)) } },
  ];
  if (status.some(code => code !== SCORED)) {
    const codes = Int32Array.from(status, code => (code === SCORED ? -1 : code));
    columns.push({ name: 'status', text: { codes, labels: STATUSES } });
  }
  for (const name of LABEL_COLUMNS) {
    const text = labels[name];
    if (text?.codes.some(code => code !== -1)) columns.push({ name, text: withoutEmpty(text) });
  }
  for (const name of NUMBER_COLUMNS) {
    const column = numbers[name];
    if (column?.present.includes(1)) columns.push({ name, numbers: column });
  }
  const order: readonly string[] = ORDER;
  return columns.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/**
 * Writes a predictions table that `readPredictions` reads back as the same table: rows in their order, numbers with every
 * digit, unknown values left out.
 * @param path as the user typed it; its name says the format, see `writeTable`
 * @throws CarryoverError `usage` or `output-failed`
 */
export async function writePredictions(path: string, predictions: Predictions): Promise<void> {
  await writeTable(path, { rows: predictions.rows, columns: columnsOf(predictions) });
}
