import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contentKey } from '../../src/store/content-key.ts';
import type { CellEntry } from '../../src/store/manifest.ts';
import { checkCellFiles, readCell } from '../../src/store/read-cells.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const run = scratch.path('run');
const cells: readonly CellEntry[] = ['0', '1', '2', '3', '4', '5', '6'].map(seed => ({
  key: contentKey(`cell ${seed}`),
  domain: 'math',
  rung: '6b',
  arm: 'baseline',
  seed,
  rows: 1,
}));
const fileOf = (at: number): string => join(run, 'cells', `${cells[at]?.key}.jsonl`);
const first = cells[0] as CellEntry;

beforeEach(() => {
  rmSync(run, { recursive: true, force: true });
  mkdirSync(join(run, 'cells'), { recursive: true });
  for (const at of cells.keys()) writeFileSync(fileOf(at), `cell ${at}`);
});

describe('checkCellFiles', () => {
  test('is content where every cell is there, and with files that are no cells', async () => {
    writeFileSync(join(run, 'cells', '.DS_Store'), '');
    await checkCellFiles(run, cells);
  });

  test('names the cell that is missing, by file and by what it held', async () => {
    rmSync(fileOf(3));
    const { code, message } = await faultOf(() => checkCellFiles(run, cells));
    expect(code).toBe('run-invalid');
    expect(message).toBe(
      `${run}: 1 of 7 cells are missing: cells/${cells[3]?.key}.jsonl (domain "math", rung "6b", arm "baseline", seed "3").`,
    );
  });

  test('names five of many, and their number', async () => {
    rmSync(join(run, 'cells'), { recursive: true });
    const { message } = await faultOf(() => checkCellFiles(run, cells));
    expect(message).toContain('7 of 7 cells are missing: ');
    expect(message).toContain('seed "4") and 2 more.');
  });

  test('names a cell that the manifest does not list', async () => {
    writeFileSync(join(run, 'cells', 'better.jsonl'), '');
    const { message } = await faultOf(() => checkCellFiles(run, cells));
    expect(message).toBe(`${run}: cells holds files that run.json does not list: "better.jsonl".`);
  });
});

describe('readCell', () => {
  test('gives back the bytes as they were written', async () => {
    expect((await readCell(run, first)).toString()).toBe('cell 0');
  });

  test.each([
    ['one byte more', 'cell 0\n'],
    ['one byte less', 'cell '],
    ['one byte changed', 'cell 1'],
    ['nothing left', ''],
  ])('names a file that was changed after it was written: %s', async (_claim, content) => {
    writeFileSync(fileOf(0), content);
    const { code, message, hint } = await faultOf(() => readCell(run, first));
    expect([code, message]).toEqual([
      'run-invalid',
      expect.stringContaining(`${fileOf(0)}: was changed after it was written`),
    ]);
    expect(hint).toContain('--force');
  });

  test('names a file that cannot be read', async () => {
    rmSync(fileOf(0));
    mkdirSync(fileOf(0));
    expect((await faultOf(() => readCell(run, first))).message).toContain(`${fileOf(0)}: cannot be read`);
  });
});
