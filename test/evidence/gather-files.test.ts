import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gatherFiles } from '../../src/evidence/gather-files.ts';
import { faultOf } from '../support/fault-of.ts';
import { testFolder } from '../support/test-folder.ts';

function tree(...files: readonly string[]): string {
  const folder = testFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  return folder;
}

/** What was found, within the folder; a question mark where it was not named. */
async function found(folder: string, ...paths: readonly string[]): Promise<readonly string[]> {
  const files = await gatherFiles(paths.map(path => join(folder, path)));
  return files.map(({ path, isOptional }) => path.slice(folder.length + 1) + (isOptional ? '?' : ''));
}

test('a folder gives everything in it, in order of names; what is hidden is passed over', async () => {
  const folder = tree('b.json', 'a/2.json', 'a/1.json', '.hidden/x.json', 'a/.DS_Store', 'c');
  expect(await found(folder, '')).toEqual(['a/1.json?', 'a/2.json?', 'b.json?', 'c?']);
});

test('a file that is named, in a folder that is named too, comes once and is not optional', async () => {
  const folder = tree('a/1.json', 'a/2.json');
  expect(await found(folder, 'a', 'a/1.json')).toEqual(['a/1.json', 'a/2.json?']);
  expect(await found(folder, 'a/2.json', 'a')).toEqual(['a/2.json', 'a/1.json?']);
  expect(await found(folder, 'a', 'a', 'a/../a')).toEqual(['a/1.json?', 'a/2.json?']);
});

test('one file by two spellings of its path comes once, as it was typed first', async () => {
  const folder = tree('a/1.json');
  const [one, ...more] = await gatherFiles([`${folder}/./a/1.json`, `${folder}/a//1.json`, join(folder, 'a')]);
  expect(one).toEqual({ path: `${folder}/./a/1.json`, isOptional: false, isFolderLink: false });
  expect(more).toEqual([]);
});

test('links to files are listed, links to folders too, and not followed: a loop has no end', async () => {
  const folder = tree('a/1.json');
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync('nowhere', join(folder, 'a/broken'));
  symlinkSync('1.json', join(folder, 'a/link.json'));
  expect(await found(folder, 'a')).toEqual(['a/1.json?', 'a/broken?', 'a/link.json?', 'a/up?']);
  const links = (await gatherFiles([join(folder, 'a')])).filter(({ isFolderLink }) => isFolderLink);
  expect(links.map(({ path }) => path)).toEqual([join(folder, 'a/up')]);
});

test('a path that leads nowhere and a folder without files are refused', async () => {
  const folder = tree('a/.hidden');
  mkdirSync(join(folder, 'a/deep/er'), { recursive: true });
  const nowhere = await faultOf(() => gatherFiles([join(folder, 'b')]));
  expect(nowhere).toMatchObject({
    code: 'data-invalid',
    message: `${folder}/b: cannot be read: there is no such file.`,
  });
  expect((await faultOf(() => gatherFiles([join(folder, 'a')]))).message).toContain('is a folder without files');
  symlinkSync('self', join(folder, 'self'));
  expect((await faultOf(() => gatherFiles([join(folder, 'self')]))).message).toContain('links lead in a circle');
});
