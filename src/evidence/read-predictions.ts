import { CarryoverError } from '../core/errors.ts';
import type { Progress } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import { PredictionsBuilder } from '../core/predictions-builder.ts';
import type { InputFile } from '../core/result.ts';
import type { Source } from '../tables/open-source.ts';
import type { TableColumns } from '../tables/raw-rows.ts';
import type { ReadLimits } from '../tables/read-limits.ts';
import { measureFile, readTable } from '../tables/read-table.ts';
import { PlainReader } from './plain-reader.ts';
import { RowReader } from './row-reader.ts';

export interface ReadPredictions {
  /** The rows of all files, file after file. */
  readonly predictions: Predictions;
  /** In the order they were given. */
  readonly inputs: readonly InputFile[];
}

interface Input {
  readonly table: string | Source;
  readonly builder: PredictionsBuilder;
  readonly progress: Progress;
  readonly limits: Partial<ReadLimits> | undefined;
}

export interface ReadPredictionsOptions {
  /** Adds rows that stand in no table, behind those of the tables. */
  readonly more?: ((builder: PredictionsBuilder) => void) | undefined;
  /** How much a packed file may hold. */
  readonly limits?: Partial<ReadLimits> | undefined;
}

const pathOf = (table: string | Source): string => (typeof table === 'string' ? table : table.path);

async function readInput({ table, builder, progress, limits }: Input): Promise<InputFile> {
  const path = pathOf(table);
  const rowReader = new RowReader(path);
  const plainReader = new PlainReader(path, builder);
  let isOpen = false;
  const open = ({ format }: TableColumns): void => {
    if (!isOpen) builder.openFile(path, format === 'parquet' ? 'row' : 'line');
    isOpen = true;
  };
  const { bytes, sha256, rows } = await readTable(table, {
    plain: {
      wants: plainReader.wants,
      take: batch => {
        open(batch);
        return plainReader.take(batch);
      },
    },
    onRows: batch => {
      open(batch);
      rowReader.read(batch, (row, line) => builder.add(row, line));
    },
    onBytes: read => progress.advance(read),
    limits,
  });
  if (rows > 0) return { path, sha256, bytes, rows };
  const hint = 'Check that whatever wrote the file came to its end.';
  throw new CarryoverError('data-invalid', `${path}: has a header, but no rows; expected one row per outcome.`, hint);
}

/** Builds the table; where rows repeat because a file was given twice, the error says so. */
function build(builder: PredictionsBuilder, inputs: readonly InputFile[]): Predictions {
  try {
    return builder.build();
  } catch (error) {
    const twin = inputs.find(({ sha256 }, at) => inputs.findIndex(other => other.sha256 === sha256) < at);
    if (twin === undefined || !(error instanceof CarryoverError)) throw error;
    const first = inputs.find(({ sha256 }) => sha256 === twin.sha256);
    const found =
      first?.path === twin.path ? `${twin.path} was given twice` : `${first?.path} and ${twin.path} are the same`;
    throw new CarryoverError(error.code, error.message, `${found}: give every file once.`, { cause: error });
  }
}

/**
 * Reads predictions tables (CSV or JSONL, told apart by their content) into one table. The files may have different
 * optional columns; an empty optional cell is unknown.
 * @param tables paths as the user typed them, or files that are open; at least one
 * @param progress counts bytes
 * @throws CarryoverError for whatever is no predictions table, naming file, line, field, found and expected
 */
export async function readPredictions(
  tables: readonly (string | Source)[],
  progress: Progress,
  { more, limits }: ReadPredictionsOptions = {},
): Promise<ReadPredictions> {
  if (tables.length === 0 && more === undefined) {
    throw new CarryoverError('usage', 'no table was given; expected at least one CSV or JSONL file.', 'Name a table.');
  }
  const builder = new PredictionsBuilder();
  const inputs: InputFile[] = [];
  let total = 0;
  for (const table of tables) total += await measureFile(pathOf(table));
  progress.start('reading', total);
  try {
    for (const table of tables) inputs.push(await readInput({ table, builder, progress, limits }));
  } finally {
    progress.done();
  }
  more?.(builder);
  return { predictions: build(builder, inputs), inputs };
}
