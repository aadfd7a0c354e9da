import type { FileHandle } from 'node:fs/promises';
import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Table, TableColumn } from './table-columns.ts';

/** Rows of one group: readers take a group at a time. */
const GROUP_ROWS = 16_384;

type Values = readonly (string | number | null)[];

function slice({ text, numbers }: TableColumn, start: number, end: number): Values {
  const values: (string | number | null)[] = [];
  for (let row = start; row < end; row++) {
    if (text !== undefined) values.push(text.labels[text.codes[row] as number] ?? null);
    else values.push(numbers.present[row] === 1 ? (numbers.values[row] as number) : null);
  }
  return values;
}

/** Columns that say something in every row are so declared: they are read a third faster. */
function describe({ name, text, numbers }: TableColumn): SchemaElement {
  const hasGaps = text === undefined ? numbers.present.includes(0) : text.codes.includes(-1);
  const repetition_type = hasGaps ? 'OPTIONAL' : 'REQUIRED';
  return text === undefined
    ? { name, type: 'DOUBLE', repetition_type }
    : { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
}

/** Empties the writer into the file: only what was not yet written stays in memory. */
async function drain(writer: ByteWriter, file: FileHandle): Promise<void> {
  await file.writeFile(writer.getBytes());
  writer.index = 0;
}

/** Writes a table as Parquet, packed with Zstandard: text and doubles, null where a row says nothing. The fence of hyparquet-writer. */
export async function writeParquet(file: FileHandle, { rows, columns }: Table): Promise<void> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    codec: 'ZSTD',
    compressors: { ZSTD: bytes => zstdCompressSync(bytes) },
    createdBy: 'carryover',
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(describe)],
  });
  for (let start = 0; start < rows; start += GROUP_ROWS) {
    const end = Math.min(rows, start + GROUP_ROWS);
    const columnData = columns.map(column => ({ name: column.name, data: [...slice(column, start, end)] }));
    await parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
    await drain(writer, file);
  }
  await parquet.finish();
  await drain(writer, file);
}
