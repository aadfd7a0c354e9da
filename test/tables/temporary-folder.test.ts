import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { withTemporaryFolder } from '../../src/tables/temporary-folder.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

test('the folder lies in its parent while it is used, and is gone afterwards with all that is in it', async () => {
  const used = await withTemporaryFolder(scratch.folder, '.x-', async folder => {
    writeFileSync(join(folder, 'file'), 'text');
    expect(dirname(folder)).toBe(scratch.folder);
    return folder;
  });
  expect(existsSync(used)).toBe(false);
});

test('the folder is gone after an error too, and the error comes through', async () => {
  const use = async (folder: string) => {
    writeFileSync(join(folder, 'file'), 'text');
    throw new RangeError('use');
  };
  await expect(withTemporaryFolder(scratch.folder, '.x-', use)).rejects.toThrow(RangeError);
  expect(readdirSync(scratch.folder)).toEqual([]);
});
