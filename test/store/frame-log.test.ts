import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFrameLog } from '../../src/store/frame-log.ts';
import { testFolder } from '../support/test-folder.ts';

test('a log gives back its values, the oldest first, file by file', async () => {
  const folder = join(testFolder(), 'new');
  const log = openFrameLog<unknown>(folder, false);
  expect(await log.readAll('a')).toEqual([]);
  await log.appendAll('a', [{ text: 'two\nlines' }, [1, null]]);
  await log.appendAll('b', ['other']);
  await log.appendAll('a', [3]);
  expect(await openFrameLog(folder, true).readAll('a')).toEqual([{ text: 'two\nlines' }, [1, null], 3]);
});

test('what cannot be read or written is said with its path', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(openFrameLog(join(folder, 'file'), false).appendAll('a', [1])).rejects.toMatchObject({
    code: 'output-failed',
    hint: expect.stringContaining('--store'),
  });
  mkdirSync(join(folder, 'a'));
  await expect(openFrameLog(folder, false).readAll('a')).rejects.toMatchObject({
    name: 'CarryoverError',
    message: expect.stringContaining(join(folder, 'a')),
  });
});
