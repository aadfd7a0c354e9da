import type { PredictionColumn } from '../core/predictions.ts';
import type { PredictionsBuilder } from '../core/predictions-builder.ts';
import { columnWant } from '../tables/column-wants.ts';
import type { PlainRows } from '../tables/plain-rows.ts';
import type { PlainListener } from '../tables/read-table.ts';
import { checkColumns } from './check-columns.ts';

/**
 * Takes the rows of one file into a table column by column, without looking at any of them as a row. Whatever is wrong, it
 * leaves all of them to a `RowReader`, which says what it is.
 */
export class PlainReader implements PlainListener {
  readonly #path: string;
  readonly #builder: PredictionsBuilder;
  #checked = 0;

  /** @param path as the user typed it */
  constructor(path: string, builder: PredictionsBuilder) {
    this.#path = path;
    this.#builder = builder;
  }

  readonly wants = columnWant;

  readonly take = async (rows: PlainRows): Promise<boolean> => {
    const { columns, lines } = rows;
    if (columns.length > this.#checked) checkColumns(this.#path, rows);
    this.#checked = columns.length;
    for (const [at, name] of columns.entries()) {
      const cells = await rows.cells(at);
      if (!this.#builder.stage(name as PredictionColumn, lines.length, cells)) return this.#discard(lines.length);
    }
    return this.#builder.commit(lines) || this.#discard(lines.length);
  };

  #discard(rows: number): false {
    this.#builder.discard(rows);
    return false;
  }
}
