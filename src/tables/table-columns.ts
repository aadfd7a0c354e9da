import type { LabelColumn, NumberColumn } from '../core/predictions.ts';

/** One column of a table to write: text or numbers, and rows that say nothing. */
export type TableColumn = { readonly name: string } & (
  | { readonly text: LabelColumn; readonly numbers?: never }
  | { readonly numbers: NumberColumn; readonly text?: never }
);

export interface Table {
  readonly rows: number;
  /** All of length `rows`, in the order in which they are written. */
  readonly columns: readonly TableColumn[];
}
