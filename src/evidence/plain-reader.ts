import { KEY_COLUMNS, LABEL_COLUMNS, NUMBER_COLUMNS, type PredictionColumn } from '../core/predictions.ts';
import type { PredictionsBuilder } from '../core/predictions-builder.ts';
import type { PlainRows } from '../tables/plain-rows.ts';
import type { PlainListener } from '../tables/read-table.ts';
import type { Want } from '../tables/scan-jsonl.ts';
import { checkColumns } from './check-columns.ts';

const WANTS: ReadonlyMap<string, Want> = new Map<PredictionColumn, Want>([
  ...[...KEY_COLUMNS, ...LABEL_COLUMNS, 'status' as const].map(name => [name, 'text'] as const),
  ...[...NUMBER_COLUMNS, 'score' as const].map(name => [name, 'number'] as const),
]);

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

  readonly wants = (column: string): Want | undefined => WANTS.get(column);

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
