import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/tables/table-columns.ts';
import { writeTable } from '../../src/tables/write-table.ts';
import { asNobody } from '../support/as-nobody.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const tableOf = (...labels: string[]): Table => ({
  rows: labels.length,
  columns: [{ name: 'a', text: { codes: Int32Array.from(labels, (_, at) => at), labels } }],
});

describe('writeTable', () => {
  test('replaces a file as a whole and leaves nothing beside it', async () => {
    mkdirSync(scratch.path('out'));
    const path = scratch.write('out/t.csv', 'old');
    await writeTable(path, tableOf('x'));
    expect(readFileSync(path, 'utf8')).toBe('a\nx\n');
    expect(readdirSync(scratch.path('out'))).toEqual(['t.csv']);
  });

  test('keeps the old file where the new one cannot be written', async () => {
    mkdirSync(scratch.path('kept'));
    const path = scratch.write('kept/t.csv', 'old');
    const full = () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const text = Object.defineProperty({ codes: new Int32Array(0), labels: [] }, 'codes', { get: full });
    const broken: Table = { rows: 1, columns: [{ name: 'a', text }] };
    expect((await faultOf(() => writeTable(path, broken))).code).toBe('output-failed');
    expect([readFileSync(path, 'utf8'), readdirSync(scratch.path('kept'))]).toEqual(['old', ['t.csv']]);
  });

  test('gives the same bytes for the same table', async () => {
    for (const name of ['t.csv.gz', 't.JSONL', 't.parquet']) {
      const [a, b] = [scratch.path(`1${name}`), scratch.path(`2${name}`)];
      for (const path of [a, b]) await writeTable(path, tableOf('x', 'y', 'x'));
      expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
    }
  });

  test.each(['t.txt', 't', 't.parquet.gz', '.csv.zip', 't.xlsx'])(
    'refuses the name %s before anything is written',
    async name => {
      const { code, message } = await faultOf(() => writeTable(scratch.path(name), tableOf('x')));
      expect([code, message]).toEqual(['usage', expect.stringContaining('expected .csv, .jsonl or .parquet')]);
    },
  );

  test.each([
    ['half a character', 't.csv', '\ud800'],
    ['half a character', 't.parquet', '\ud800'],
    ['a NUL', 't.csv.gz', 'a\0b'],
  ])('refuses %s in %s, which would come back as another text', async (_claim, name, label) => {
    const { code, message, hint } = await faultOf(() => writeTable(scratch.path(name), tableOf('x', label)));
    expect([code, message]).toEqual(['output-failed', expect.stringContaining('a has the text "')]);
    expect(hint).toContain('.jsonl');
    await writeTable(scratch.path('t.jsonl'), tableOf('x', label));
  });

  test('says where nothing can be written, and why', async () => {
    expect((await faultOf(() => writeTable(scratch.path('gone/t.csv'), tableOf('x')))).message).toContain(
      'does not exist',
    );
    mkdirSync(scratch.path('locked'));
    chmodSync(scratch.path('locked'), 0o555);
    chmodSync(scratch.folder, 0o755);
    const fault = await asNobody(() => faultOf(() => writeTable(scratch.path('locked/t.csv'), tableOf('x'))));
    expect(fault.message).toContain('permission denied');
  });
});
