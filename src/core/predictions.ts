/** Why an outcome has a score, or has none. Unscored outcomes are never read as 0. */
export const STATUSES = ['scored', 'refused', 'errored', 'missing'] as const;
export type Status = (typeof STATUSES)[number];
/** Index of `scored` in the status column. */
export const SCORED = 0;

export const KEY_COLUMNS = ['domain', 'rung', 'arm', 'seed', 'item'] as const;
export type KeyColumn = (typeof KEY_COLUMNS)[number];
export const LABEL_COLUMNS = ['cluster', 'subset', 'prediction', 'label', 'model', 'weak_model', 'method'] as const;
export type LabelColumnName = (typeof LABEL_COLUMNS)[number];
export const NUMBER_COLUMNS = ['confidence', 'size', 'tokens_in', 'tokens_out', 'cost_usd'] as const;
export type NumberColumnName = (typeof NUMBER_COLUMNS)[number];

/** Every column that a predictions table may have. */
export type PredictionColumn = KeyColumn | LabelColumnName | NumberColumnName | 'score' | 'status';

/** Dictionary-coded text: row r says `labels[codes[r]]`; code −1 means the row says nothing. Labels are in order of first use. */
export interface LabelColumn {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

/** Row r says `values[r]` where `present[r]` is 1; elsewhere the value is unknown and must not be read. */
export interface NumberColumn {
  readonly values: Float64Array;
  readonly present: Uint8Array;
}

/**
 * The one table of outcomes, from importer to statistics: one row per (domain, rung, arm, seed, item), columns in typed
 * arrays of length `rows`. Keys are unique (`PredictionsBuilder` enforces it).
 */
export interface Predictions {
  readonly rows: number;
  readonly keys: Readonly<Record<KeyColumn, LabelColumn>>;
  /** Index into STATUSES per row. */
  readonly status: Uint8Array;
  /** In [0, 1] where status is `scored`; must not be read elsewhere. */
  readonly score: Float64Array;
  readonly labels: Readonly<Partial<Record<LabelColumnName, LabelColumn>>>;
  readonly numbers: Readonly<Partial<Record<NumberColumnName, NumberColumn>>>;
}

/** One row on its way into the table. */
export interface PredictionRow {
  readonly key: Readonly<Record<KeyColumn, string>>;
  readonly status: Status;
  /** In [0, 1]; read only where status is `scored`. */
  readonly score: number;
  readonly labels: Readonly<Partial<Record<LabelColumnName, string>>>;
  readonly numbers: Readonly<Partial<Record<NumberColumnName, number>>>;
}
