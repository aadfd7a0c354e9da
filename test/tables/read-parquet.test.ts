import { open } from 'node:fs/promises';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { READ_LIMITS } from '../../src/tables/read-limits.ts';
import { openParquet } from '../../src/tables/read-parquet.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const COMPRESSORS = { GZIP: gzipSync, BROTLI: brotliCompressSync, ZSTD: zstdCompressSync };
type Codec = keyof typeof COMPRESSORS | 'SNAPPY' | 'UNCOMPRESSED' | 'LZ4';

const make = (columnData: ColumnSource[], codec: Codec = 'SNAPPY'): Buffer =>
  Buffer.from(
    parquetWriteBuffer({ columnData, codec, compressors: { ...COMPRESSORS, LZ4: bytes => bytes }, rowGroupSize: 3 }),
  );

async function openBytes(bytes: Uint8Array, limits = READ_LIMITS) {
  return openParquet('x.parquet', await open(scratch.write('x.parquet', bytes)), limits);
}

async function readAll(bytes: Uint8Array, limits = READ_LIMITS): Promise<Record<string, unknown[]>> {
  const table = await openBytes(bytes, limits);
  try {
    const columns: Record<string, unknown[]> = {};
    for (const name of table.columns) {
      columns[name] = [];
      for (const group of table.groups) columns[name].push(...Array.from(await table.readColumn(name, group)));
    }
    return columns;
  } finally {
    await table.close();
  }
}

const messageOf = async (bytes: Uint8Array): Promise<string> => (await faultOf(() => readAll(bytes))).message;

describe('openParquet', () => {
  test.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP', 'BROTLI', 'ZSTD'] as const)(
    'reads texts, numbers and nothing (%s)',
    async codec => {
      const bytes = make(
        [
          { name: 'text', data: ['a', 'é', undefined, 'a', ''], type: 'STRING' },
          { name: 'float', data: Float64Array.of(0.1, 0, 1, 2, 3) },
          { name: 'int', data: Int32Array.of(1, 2, 3, 4, -5) },
          { name: 'long', data: [1n, undefined, 2n ** 53n - 1n, 4n, -5n], type: 'INT64' },
          { name: 'bool', data: [true, false, true, true, false] },
        ],
        codec,
      );
      const { text, ...rest } = await readAll(bytes);
      expect(text?.map(value => value ?? undefined)).toEqual(['a', 'é', undefined, 'a', '']);
      expect({ ...rest, long: rest.long?.map(value => value ?? undefined) }).toEqual({
        float: [0.1, 0, 1, 2, 3],
        int: [1, 2, 3, 4, -5],
        long: [1, undefined, 2 ** 53 - 1, 4, -5],
        bool: [true, false, true, true, false],
      });
    },
  );

  test('reads some rows of a group', async () => {
    const table = await openBytes(make([{ name: 'a', data: Int32Array.of(0, 1, 2, 3, 4, 5, 6) }]));
    expect(table.groups).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 6 },
      { start: 6, end: 7 },
    ]);
    expect(Array.from(await table.readColumn('a', { start: 4, end: 6 }))).toEqual([4, 5]);
    await table.close();
  });

  test('names the row of a whole number that a double would round', async () => {
    const message = await messageOf(make([{ name: 'id', data: [1n, 2n, 3n, 4n, 2n ** 53n] }]));
    expect(message).toBe('x.parquet: row 5: id is 9007199254740992; expected a whole number below 2^53.');
  });

  test('refuses nested columns by name', async () => {
    const schema = [
      { name: 'root', num_children: 2 },
      { name: 'a', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'list', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'INT32', repetition_type: 'OPTIONAL' },
    ] as const;
    const columnData = [
      { name: 'a', data: [1, 2] },
      { name: 'list', data: [[1], [2, 3]] },
    ];
    const bytes = Buffer.from(parquetWriteBuffer({ columnData, schema: [...schema] }));
    expect(await messageOf(bytes)).toBe('x.parquet: column "list" is nested; expected one value in every row.');
  });

  test('refuses text that is no UTF-8, codecs that it does not know, and pages beyond the limit', async () => {
    const latin = make([{ name: 'a', data: [Buffer.from('caf\xe9', 'latin1')], type: 'BYTE_ARRAY' }]);
    expect(await messageOf(latin)).toContain('has text that is not valid UTF-8');
    expect(await messageOf(make([{ name: 'a', data: [1, 2] }], 'LZ4'))).toContain('unsupported compression codec: LZ4');
    const large = make([{ name: 'a', data: ['x'.repeat(100_000)] }], 'ZSTD');
    const limits = { ...READ_LIMITS, mostWholeBytes: 1000 };
    expect((await faultOf(() => readAll(large, limits))).message).toContain('the limit is 1000 bytes');
  });

  test('wherever a file is cut off, it is refused', async () => {
    const bytes = make([
      { name: 'a', data: ['x', 'y', undefined] },
      { name: 'b', data: Float64Array.of(1, 2, 3) },
    ]);
    for (let end = 0; end < bytes.length; end += 3) {
      expect((await faultOf(() => readAll(bytes.subarray(0, end)))).code).toBe('data-invalid');
    }
  });

  test('whichever byte is changed, it is read or refused, never a crash', async () => {
    const bytes = make(
      [
        { name: 'a', data: ['x', 'y', undefined] },
        { name: 'b', data: [0.5, 2, undefined], type: 'DOUBLE' },
      ],
      'ZSTD',
    );
    for (let at = 4; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 0x15;
      const fault = await readAll(changed).catch((error: unknown) => error);
      if (fault instanceof Error) expect(fault).toBeInstanceOf(CarryoverError);
    }
  });
});
