import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeInEmptyFolder, placeInNewFolder, replaceFolder } from '../../src/store/place-run.ts';
import { listTree } from '../support/list-tree.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
let folders = 0;

/** An empty folder of the test's own. */
function makeFolder(): string {
  const folder = scratch.path(`place-${++folders}`);
  mkdirSync(folder);
  return folder;
}

const RUN = { 'cells/a.jsonl': 'a', 'journal.jsonl': 'j', 'run.json': 'new' };

async function build(folder: string): Promise<void> {
  mkdirSync(join(folder, 'cells'), { recursive: true });
  for (const [name, text] of Object.entries(RUN)) writeFileSync(join(folder, name), text);
}

/** Fails after half of the work. */
async function buildHalf(folder: string): Promise<void> {
  mkdirSync(join(folder, 'cells'), { recursive: true });
  writeFileSync(join(folder, 'cells', 'a.jsonl'), 'a');
  throw new RangeError('half-way');
}

const below = (prefix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(RUN).map(([name, text]) => [`${prefix}/${name}`, text]));

describe('placeInNewFolder', () => {
  test('makes the folder with its parents, and nothing else', async () => {
    const folder = makeFolder();
    await placeInNewFolder(join(folder, 'a', 'b', 'run'), build);
    expect(listTree(folder)).toEqual(below('a/b/run'));
  });

  test('leaves nothing behind when the work fails, not even the parents it made', async () => {
    const folder = makeFolder();
    await expect(placeInNewFolder(join(folder, 'a', 'b', 'run'), buildHalf)).rejects.toThrow(RangeError);
    expect(listTree(folder)).toEqual({});
  });

  test('keeps what lies in the parents', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'notes.txt'), 'mine');
    await expect(placeInNewFolder(join(folder, 'a', 'run'), buildHalf)).rejects.toThrow(RangeError);
    expect(listTree(folder)).toEqual({ 'a/notes.txt': 'mine' });
  });

  test('does not touch a folder that was filled meanwhile', async () => {
    const folder = makeFolder();
    const target = join(folder, 'run');
    const buildSlowly = async (at: string): Promise<void> => {
      await build(at);
      mkdirSync(target);
      writeFileSync(join(target, 'notes.txt'), 'mine');
    };
    await expect(placeInNewFolder(target, buildSlowly)).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    expect(listTree(folder)).toEqual({ 'run/notes.txt': 'mine' });
  });
});

describe('placeInEmptyFolder', () => {
  test('fills the folder, and leaves nothing else in it', async () => {
    const folder = makeFolder();
    await placeInEmptyFolder(folder, build);
    expect(listTree(folder)).toEqual(RUN);
  });

  test('leaves the folder empty when the work fails', async () => {
    const folder = makeFolder();
    await expect(placeInEmptyFolder(folder, buildHalf)).rejects.toThrow(RangeError);
    expect(listTree(folder)).toEqual({});
  });

  test('takes back what it moved when the rest cannot be moved', async () => {
    const folder = makeFolder();
    const buildOverFolder = async (at: string): Promise<void> => {
      await build(at);
      mkdirSync(join(folder, 'run.json', 'x'), { recursive: true });
    };
    await expect(placeInEmptyFolder(folder, buildOverFolder)).rejects.toMatchObject({ code: 'EISDIR' });
    expect(listTree(folder)).toEqual({ 'run.json/x/': '' });
  });
});

describe('replaceFolder', () => {
  test('puts the new run in the place of the old, of which nothing stays', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'run', 'cells'), { recursive: true });
    writeFileSync(join(folder, 'run', 'cells', 'old.jsonl'), 'old');
    await replaceFolder(join(folder, 'run'), build);
    expect(listTree(folder)).toEqual(below('run'));
  });

  test('leaves the old run as it was when the work fails', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run', 'run.json'), 'old');
    await expect(replaceFolder(join(folder, 'run'), buildHalf)).rejects.toThrow(RangeError);
    expect(listTree(folder)).toEqual({ 'run/run.json': 'old' });
  });

  test('replaces what a link points to, and keeps the link', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'run.json'), 'old');
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    await replaceFolder(join(folder, 'link'), build);
    expect(listTree(join(folder, 'real'))).toEqual(RUN);
    expect(listTree(join(folder, 'link'))).toEqual(RUN);
  });
});
