import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFiles, writeOutputs } from '../../src/store/write-outputs.ts';
import { faultOf } from '../support/fault-of.ts';
import { listTree } from '../support/list-tree.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const scratch = scratchFolder();

function makeFolder(name: string): string {
  mkdirSync(scratch.path(name));
  return scratch.path(name);
}

describe('writeOutputs', () => {
  test('writes every file whole, over the one before, and leaves nothing else', async () => {
    const folder = makeFolder('plain');
    scratch.write('plain/index.html', 'a longer text of the night before');
    const files = [
      { name: 'index.html', text: 'é🦜' },
      { name: 'summary.md', text: '' },
    ];
    await writeOutputs(folder, files);
    expect(listTree(folder)).toEqual({ 'index.html': 'é🦜', 'summary.md': '' });
  });

  test.each(['../x.html', 'a/b.html', '.hidden', '', 'run.json', 'journal.jsonl', 'cells'])(
    'does not take %j for the name of an output',
    async name => {
      const folder = scratch.folder;
      const before = listTree(folder);
      await expect(writeOutputs(folder, [{ name, text: 'x' }])).rejects.toThrow('is no name for an output');
      expect(listTree(folder)).toEqual(before);
    },
  );

  test.each([
    ['a folder that is not there', 'gone', 'the folder does not exist'],
    ['a path below a file', 'file/run', 'a part of the path is a file, not a folder'],
  ])('says where nothing can be written: %s', async (_claim, name, cause) => {
    scratch.write('file', 'x');
    const directory = scratch.path(name);
    const fault = await faultOf(() => writeOutputs(directory, [{ name: 'index.html', text: 'x' }]));
    expect([fault.code, fault.message]).toEqual(['output-failed', `${directory}: cannot be written: ${cause}.`]);
  });

  test('leaves all files as they were when the disk fills up', async context => {
    const folder = scratch.path('disk');
    if (mountSmallDisk(folder, 64) === undefined) return context.skip('mounting is not permitted here');
    scratch.write('disk/index.html', 'the night before');
    const files = [
      { name: 'index.html', text: 'new' },
      { name: 'result.json', text: 'x'.repeat(100_000) },
    ];
    const fault = await faultOf(() => writeOutputs(folder, files));
    expect([fault.code, fault.message]).toEqual(['output-failed', `${folder}: cannot be written: the disk is full.`]);
    expect(listTree(folder)).toEqual({ 'index.html': 'the night before' });
  });

  test('says that the disk is read-only', async context => {
    const folder = scratch.path('read-only');
    const protect = mountSmallDisk(folder, 64);
    if (protect === undefined) return context.skip('mounting is not permitted here');
    protect();
    const { message } = await faultOf(() => writeOutputs(folder, [{ name: 'index.html', text: 'x' }]));
    expect(message).toBe(`${folder}: cannot be written: the file system is read-only.`);
  });
});

describe('replaceFiles', () => {
  test('leaves no temporary file where a folder is in the way', async () => {
    const folder = makeFolder('odd');
    mkdirSync(join(folder, 'run.json', 'x'), { recursive: true });
    const { message } = await faultOf(() => replaceFiles(folder, [{ name: 'run.json', text: 'x' }]));
    expect(message).toContain('a folder is in the way');
    expect(listTree(folder)).toEqual({ 'run.json/x/': '' });
  });
});
