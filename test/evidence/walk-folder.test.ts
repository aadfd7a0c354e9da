import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { walkFolder } from '../../src/evidence/walk-folder.ts';
import { faultOf } from '../support/fault-of.ts';
import { testFolder } from '../support/test-folder.ts';

function tree(...files: readonly string[]): string {
  const folder = testFolder();
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  return folder;
}

async function listed(folder: string, ...more: readonly [isListed?: (name: string) => boolean, most?: number]) {
  const found: string[] = [];
  for await (const { path, kind } of walkFolder(folder, ...more))
    found.push(`${kind} ${path.slice(folder.length + 1)}`);
  return found;
}

test('everything comes in order of names, a folder before what is in it; what is hidden is passed over', async () => {
  const folder = tree('b', 'a/2', 'a/1', 'a.b', '.x/1', 'a/.y');
  mkdirSync(join(folder, 'c'));
  expect(await listed(folder)).toEqual(['folder a', 'file a/1', 'file a/2', 'file a.b', 'file b', 'folder c']);
});

test('hidden names are listed where they are asked for, and hidden folders not entered all the same', async () => {
  const folder = tree('.a.json', '.b.json/c.json', 'd');
  expect(await listed(folder, name => name.endsWith('.json'))).toEqual(['file .a.json', 'folder .b.json']);
});

test('links are told, whatever they lead to, and not followed', async () => {
  const folder = tree('a/1');
  for (const [name, target] of [
    ['up', '..'],
    ['broken', 'nowhere'],
    ['one', '1'],
  ] as const)
    symlinkSync(target, join(folder, 'a', name));
  expect(await listed(folder)).toEqual(['folder a', 'file a/1', 'link a/broken', 'link a/one', 'link a/up']);
});

test('more files than are read are refused, by their number; folders and links are no files', async () => {
  const folder = tree('a/1', 'b/1', 'c/1');
  symlinkSync('1', join(folder, 'c/2'));
  expect(await listed(folder, undefined, 3)).toHaveLength(7);
  const { code, message } = await faultOf(() => listed(folder, undefined, 2));
  expect(code).toBe('usage');
  expect(message).toBe(`${folder}: holds more than 2 files; expected a folder of results.`);
});

test('a folder that cannot be read is named', async () => {
  const folder = testFolder();
  expect((await faultOf(() => listed(join(folder, 'gone')))).message).toContain(`${folder}/gone: cannot be read`);
});
