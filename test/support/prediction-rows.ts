import fc from 'fast-check';
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

/** Text that breaks careless readers and writers: quoting, line ends, controls, bidi, inherited names, long, any Unicode. */
export const nastyText = fc.oneof(
  fc.constantFrom('"', 'a,b', '\n', '\r\n', '\\', '\u001b[31m', '\u2028', '\u202eא', '🦜', 'é', 'e\u0301'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'NaN', 'null', '{', '[]', '0', ' ', '\0', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.nat(5000).map(length => 'long '.repeat(length)),
);

const share = fc
  .oneof(fc.constantFrom(0, 1, Number.MIN_VALUE), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(x => x + 0);

/** Rows of a valid table: every optional column, every status, distinct keys, one cluster per item. */
export function arbitraryRows(text: fc.Arbitrary<string> = nastyText): fc.Arbitrary<PredictionRow[]> {
  const item = text.filter(value => value.trim() !== '');
  const name = fc.oneof(
    fc.constantFrom('a', 'b', '__proto__'),
    item.map(value => value.trim()),
  );
  const label = text.filter(value => value !== '');
  const row = fc.record({
    key: fc.record({ domain: name, rung: name, arm: name, seed: name, item }),
    status: fc.constantFrom(...STATUSES),
    score: share,
    labels: fc.record(
      { subset: label, prediction: label, label, model: label, weak_model: label, method: label },
      { requiredKeys: [] },
    ),
    numbers: fc.record(
      {
        confidence: share,
        size: fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }),
        tokens_in: fc.maxSafeNat(),
        tokens_out: fc.nat(),
        cost_usd: fc.double({ min: 0, max: 1e6, noNaN: true }).map(x => x + 0),
      },
      { requiredKeys: [] },
    ),
    clustered: fc.boolean(),
  });
  return fc.uniqueArray(row, { selector: ({ key }) => JSON.stringify(key), minLength: 1, maxLength: 12 }).map(rows =>
    rows.map(({ clustered, labels, ...rest }) => ({
      ...rest,
      score: rest.status === 'scored' ? rest.score : 0,
      labels: clustered ? { ...labels, cluster: `c${rest.key.item.length % 3}` } : labels,
    })),
  );
}
