import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packRun, unpackRun } from '../../../scripts/support/run-archive.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const scratch = scratchFolder();

test('a packed run unpacks to the same files, and packs to the same bytes again', async () => {
  const folder = scratch.path('run');
  mkdirSync(join(folder, 'cells'), { recursive: true });
  const files = {
    'run.json': '{"name":"ümlaut"}\n',
    'cells/b.jsonl': '{"item":1}\n'.repeat(9999),
    'cells/a.jsonl': '',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await packRun(folder, scratch.path('run.tar.zst'));
  await unpackRun(scratch.path('run.tar.zst'), scratch.path('again'));
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(join(scratch.path('again'), name), 'utf8')).toBe(text);
  }
  await packRun(scratch.path('again'), scratch.path('again.tar.zst'));
  expect(readFileSync(scratch.path('again.tar.zst'))).toEqual(readFileSync(scratch.path('run.tar.zst')));
});

test('an archive that is cut off is refused', async () => {
  const folder = scratch.path('cut');
  mkdirSync(folder);
  writeFileSync(join(folder, 'run.json'), 'x'.repeat(5000));
  await packRun(folder, scratch.path('whole.tar.zst'));
  const bytes = readFileSync(scratch.path('whole.tar.zst'));
  writeFileSync(scratch.path('cut.tar.zst'), bytes.subarray(0, bytes.length / 2));
  await expect(unpackRun(scratch.path('cut.tar.zst'), scratch.path('out'))).rejects.toThrow();
});
