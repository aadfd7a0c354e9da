import { appendFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readUnchanged, readUnchangedText } from '../../src/commands/read-unchanged.ts';
import { faultOf } from '../support/fault-of.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { testFolder } from '../support/test-folder.ts';

test('gives the bytes that were hashed, and the text in them without its mark', async () => {
  const file = hashedFile(testFolder(), 'c.txt', '\ufeffgrün');
  expect(Buffer.from(await readUnchanged(file)).toString('utf8')).toBe('\ufeffgrün');
  expect(await readUnchangedText(file)).toBe('grün');
});

test('refuses a file that was changed or removed since, and bytes that are no UTF-8', async () => {
  const file = hashedFile(testFolder(), 'c.txt', 'a');
  appendFileSync(file.location, 'b');
  const changed = await faultOf(() => readUnchangedText(file));
  expect([changed.code, changed.message]).toEqual(['data-invalid', 'c.txt: changed since the run began; run again.']);
  rmSync(file.location);
  expect((await faultOf(() => readUnchanged(file))).message).toBe(changed.message);
  const bytes = hashedFile(testFolder(), 'c.txt', Buffer.of(0xff, 0xfe));
  expect((await faultOf(() => readUnchangedText(bytes))).message).toBe('c.txt: is no valid UTF-8.');
});
