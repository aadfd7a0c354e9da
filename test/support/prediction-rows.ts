import {
  KEY_COLUMNS,
  LABEL_COLUMNS,
  NUMBER_COLUMNS,
  type PredictionRow,
  type Predictions,
  STATUSES,
} from '../../src/core/predictions.ts';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';

function readRow({ keys, status, score, labels, numbers }: Predictions, row: number): PredictionRow {
  const said = (column: { codes: Int32Array; labels: readonly string[] } | undefined): string | undefined =>
    column?.labels[column.codes[row] ?? -1];
  const stated = <T>(entries: readonly (readonly [string, T | undefined])[]): Record<string, T> =>
    Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
  const [domain = '', rung = '', arm = '', seed = '', item = ''] = KEY_COLUMNS.map(name => said(keys[name]));
  const word = STATUSES[status[row] ?? 0] ?? 'missing';
  return {
    key: { domain, rung, arm, seed, item },
    status: word,
    score: word === 'scored' ? (score[row] ?? Number.NaN) : 0,
    labels: stated(LABEL_COLUMNS.map(name => [name, said(labels[name])])),
    numbers: stated(
      NUMBER_COLUMNS.map(name => [name, numbers[name]?.present[row] === 1 ? numbers[name].values[row] : undefined]),
    ),
  };
}

/** The table as plain rows, in its own order; the score of an outcome without one is shown as 0. */
export const rowsOf = (predictions: Predictions): PredictionRow[] =>
  Array.from({ length: predictions.rows }, (_, row) => readRow(predictions, row));

/** The table of these rows, each on the line after the one before, the first on line 2 of `t.csv`. */
export function buildTable(rows: readonly PredictionRow[]): Predictions {
  const builder = new PredictionsBuilder();
  builder.openFile('t.csv');
  for (const [at, row] of rows.entries()) builder.add(row, at + 2);
  return builder.build();
}
