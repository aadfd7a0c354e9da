import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { RawRows } from '../../src/tables/raw-rows.ts';
import { measureFile, readTable } from '../../src/tables/read-table.ts';
import { writeTable } from '../../src/tables/write-table.ts';
import { asNobody } from '../support/as-nobody.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

async function readAll(path: string) {
  const batches: RawRows[] = [];
  let bytes = 0;
  const digest = await readTable(path, {
    onRows: batch => batches.push(batch),
    onBytes: read => {
      bytes += read;
    },
  });
  return { digest, batches, bytes, rows: batches.flatMap(({ rows }) => rows) };
}

describe('readTable', () => {
  test.each([
    [
      'CSV',
      'csv',
      'a,b\n1,2\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['CSV with a byte order mark and CRLF', 'csv', '\ufeffa,b\r\n1,2\r\n', [['1', '2']]],
    ['CSV packed with gzip', 'csv', gzipSync('\ufeffa,b\n1,2\n'), [['1', '2']]],
    ['JSONL', 'jsonl', '{"a":1,"b":"2"}\n', [[1, '2']]],
    ['JSONL with a byte order mark after blank lines', 'jsonl', '\ufeff\n \n{"a":1}\n', [[1]]],
  ])('knows %s by its content, whatever its name', async (_claim, format, content, rows) => {
    const found = await readAll(scratch.write('table.txt', content));
    expect(found.rows).toEqual(rows);
    expect(found.batches[0]?.format).toBe(format);
  });

  test('computes size and SHA-256 of the bytes in the same pass, over many chunks', async () => {
    const content = `\ufeffa,b\n${'1,2\n'.repeat(700_000)}`;
    const { digest, batches, bytes } = await readAll(scratch.write('t.csv', content));
    const size = Buffer.byteLength(content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(digest).toEqual({ bytes: size, sha256, rows: 700_000 });
    expect(bytes).toBe(size);
    expect(batches.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(1);
  });

  test.each([
    ['an empty file', '', 'is empty; expected a predictions table'],
    ['blanks alone', '\n \r\n\t', 'is empty; expected a predictions table'],
    ['a JSON array', '[\n{"a":1},\n{"a":2}]', 'is a JSON array; expected JSONL'],
    ['gzip inside gzip', gzipSync(gzipSync('a,b\n1,2\n')), 'is gzip data inside gzip data'],
    ['gzip that is cut off', gzipSync('a,b\n1,2\n').subarray(0, -6), 'is cut off in the middle of its gzip data'],
    ['a binary file', Buffer.from([1, 2, 0, 3]), ':1: is binary, or text in UTF-16'],
    ['Latin-1', Buffer.from('a,b\ncaf\xe9,1\n', 'latin1'), ':2: is not valid UTF-8'],
  ])('refuses %s by name', async (_claim, content, message) => {
    const path = scratch.write('bad.csv', content);
    const fault = await faultOf(() => readAll(path));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(path);
    expect(fault.message).toContain(message);
  });

  test('reads Parquet row group by row group, with the number of every row', async () => {
    const path = scratch.path('t.data');
    const rows = 40_000;
    const values = Float64Array.from({ length: rows }, (_, row) => row);
    await writeTable(scratch.path('t.parquet'), {
      rows,
      columns: [{ name: 'a', numbers: { values, present: new Uint8Array(rows).fill(1) } }],
    });
    renameSync(scratch.path('t.parquet'), path);
    const { digest, batches, bytes, rows: read } = await readAll(path);
    expect(batches[0]).toMatchObject({ format: 'parquet', columns: ['a'], columnLines: [1] });
    expect(read.every((row, at) => row[0] === at)).toBe(true);
    expect([digest.rows, Math.round(bytes), batches.at(-1)?.lines.at(-1)]).toEqual([rows, digest.bytes, rows]);
    expect(digest.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });

  test('offers plain rows first, and gives by rows what is not plain or not taken, each with its line', async () => {
    const plain = 'x,1\n'.repeat(300_000);
    const content = `a,b\n${plain}"q\n",2\n${plain}`;
    const spelled: string[] = [];
    let taken = 0;
    const digest = await readTable(scratch.write('t.csv', content), {
      plain: {
        wants: () => 'text',
        take: rows => {
          if (Array.from(rows.lines).includes(300_002)) return false;
          taken += rows.lines.length;
          return true;
        },
      },
      onRows: ({ rows, lines }) =>
        rows.forEach((row, at) => {
          if (spelled.length < 3 || row[0] !== 'x') spelled.push(`${lines[at]}: ${row.join()}`);
        }),
      onBytes: () => undefined,
    });
    expect(digest.rows).toBe(600_001);
    expect(taken).toBeGreaterThan(200_000);
    expect(spelled).toContain('300002: q\n,2');
  });

  test('names the line of a fault far into a file, behind lines that were read the fast way', async () => {
    const line = '{"a":"x","b":1}\n';
    const path = scratch.write('t.jsonl', `${line.repeat(900_000)}{"a":"x","b":}\n${line.repeat(10)}`);
    const plain = {
      wants: (column: string) => (column === 'a' ? 'text' : 'number') as 'text' | 'number',
      take: () => true,
    };
    const read = () => readTable(path, { plain, onRows: () => undefined, onBytes: () => undefined });
    expect((await faultOf(read)).message).toContain('t.jsonl:900001: is no valid JSON');
  });

  test('throws on what a listener throws', async () => {
    const path = scratch.write('t.csv', 'a\n1\n');
    const onRows = () => {
      throw new RangeError('listener');
    };
    await expect(readTable(path, { onRows, onBytes: () => undefined })).rejects.toThrow(RangeError);
  });

  describe.each([
    ['readTable', readAll],
    ['measureFile', measureFile],
  ])('%s', (_name, read) => {
    test('says that a path leads nowhere', async () => {
      const { code, message } = await faultOf(() => read(scratch.path('gone.csv')));
      expect([code, message]).toEqual([
        'data-invalid',
        expect.stringContaining('gone.csv: cannot be read: there is no such file'),
      ]);
    });

    test('says that a path is a folder', async () => {
      expect((await faultOf(() => read(scratch.folder))).message).toContain(
        'it is a folder; expected a CSV or JSONL file',
      );
    });

    test('says that a part of the path is a file', async () => {
      const path = scratch.write('file.csv', 'a');
      expect((await faultOf(() => read(`${path}/t.csv`))).message).toContain('a part of the path is a file');
    });

    test('says that links lead in a circle', async () => {
      const path = scratch.path(`loop-${_name}`);
      symlinkSync(path, path);
      expect((await faultOf(() => read(path))).message).toContain('symbolic links lead in a circle');
    });

    test('says that a file may not be read', async () => {
      const path = scratch.write(`secret-${_name}.csv`, 'a');
      chmodSync(path, 0);
      chmodSync(dirname(path), 0o755);
      expect((await asNobody(() => faultOf(() => read(path)))).message).toContain('permission denied');
    });
  });

  test('measures the size that progress counts to', async () => {
    expect(await measureFile(scratch.write('t.csv', 'é\n'))).toBe(3);
  });
});
