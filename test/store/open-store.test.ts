import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStore, openStore } from '../../src/store/open-store.ts';
import { testFolder } from '../support/test-folder.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const textOf = (found: Uint8Array | undefined) => found && Buffer.from(found).toString();

describe('openStore', () => {
  test('gives back what was put, to another process too, kind by kind', async () => {
    const folder = testFolder();
    const store = openStore(join(folder, 'new', 'store'), '1');
    await store.put('cells', 'k', bytes('one'));
    await store.put('features', 'k', bytes('two'));
    const other = openStore(join(folder, 'new', 'store'), '2');
    expect(textOf(await other.get('cells', 'k'))).toBe('one');
    expect(textOf(await other.get('features', 'k'))).toBe('two');
    expect(await other.get('items', 'k')).toBeUndefined();
    expect(await other.get('cells', 'other')).toBeUndefined();
  });

  test('keeps an empty content', async () => {
    const folder = testFolder();
    const store = openStore(folder, '1');
    await store.put('cells', 'empty', bytes(''));
    expect(textOf(await store.get('cells', 'empty'))).toBe('');
  });

  test('takes what is cut off, changed or empty for missing, and heals it', async () => {
    const folder = testFolder();
    const store = openStore(folder, '1');
    for (const spoil of [
      (path: string) => truncateSync(path, 40),
      (path: string) => truncateSync(path, 0),
      (path: string) => writeFileSync(path, readFileSync(path, 'latin1').replace('content', 'c0ntent')),
      (path: string) => writeFileSync(path, 'short'),
    ]) {
      await store.put('cells', 'k', bytes('some content that is long enough'));
      spoil(join(folder, 'cells', 'k'));
      expect(await store.get('cells', 'k')).toBeUndefined();
    }
    await store.put('cells', 'k', bytes('whole again'));
    expect(textOf(await store.get('cells', 'k'))).toBe('whole again');
  });

  test('many writers of the same key leave one whole file and no partial ones', async () => {
    const folder = testFolder();
    const content = bytes('x'.repeat(100_000));
    const stores = Array.from({ length: 8 }, (_, at) => openStore(folder, String(at)));
    await Promise.all(stores.flatMap(store => [store.put('cells', 'k', content), store.put('cells', 'k', content)]));
    expect(readdirSync(join(folder, 'cells'))).toEqual(['k']);
    expect((await stores[0]?.get('cells', 'k'))?.length).toBe(100_000);
  });

  test('a folder that cannot be written to is found before any work, with the option that names it', async () => {
    const folder = testFolder();
    await checkStore(join(folder, 'new'), '1');
    expect(readdirSync(join(folder, 'new'))).toEqual([]);
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file', 'file/below']) {
      await expect(checkStore(join(folder, path), '1')).rejects.toMatchObject({
        code: 'output-failed',
        message: expect.stringContaining('cannot be written'),
        hint: expect.stringContaining('--store'),
      });
    }
  });

  test('says which folder cannot be written and why', async () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(openStore(join(folder, 'file'), '1').put('cells', 'k', bytes('x'))).rejects.toThrow(
      /file: cannot be written: /,
    );
    mkdirSync(join(folder, 'cells', 'k'), { recursive: true });
    await expect(openStore(folder, '1').put('cells', 'k', bytes('x'))).rejects.toThrow('a folder is in the way');
    expect(readdirSync(join(folder, 'cells'))).toEqual(['k']);
  });
});
