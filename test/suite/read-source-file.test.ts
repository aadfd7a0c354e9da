import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSourceFile } from '../../src/suite/read-source-file.ts';
import { asNobody } from '../support/as-nobody.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const named = (location: string) => ({ place: 's.yaml: domains[0].items', path: 'x.jsonl', location });

test('identifies a file by its content and hands on its bytes', async () => {
  const location = scratch.write('abc', 'abc');
  const chunks: Buffer[] = [];
  expect(await readSourceFile(named(location), { onChunk: chunk => chunks.push(chunk) })).toEqual({
    path: 'x.jsonl',
    location,
    // FIPS 180-2, example B.1
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    bytes: 3,
  });
  expect(Buffer.concat(chunks).toString()).toBe('abc');
});

mkdirSync(scratch.path('folder'));
symlinkSync(scratch.path('loop'), scratch.path('loop'));

test.each([
  ['a file that is not there', scratch.path('none'), 'cannot be read: there is no such file'],
  ['a path through a file', scratch.path('empty/x'), 'cannot be read: a part of the path is a file'],
  ['a link in a circle', scratch.path('loop'), 'cannot be read: symbolic links lead in a circle'],
  ['a folder', scratch.path('folder'), 'is a folder; expected a file'],
  ['an empty file', scratch.write('empty', ''), 'is empty'],
  ['a device', '/dev/null', 'is a pipe or a device; expected a file'],
  ['a long file', scratch.write('long', 'x'.repeat(11)), 'has 11 bytes; expected a file of at most 10'],
])('refuses %s, naming field, path and place', async (_claim, location, cause) => {
  const fault = await faultOf(() => readSourceFile(named(location), { mostBytes: 10 }));
  expect(fault.code).toBe('usage');
  expect(fault.message).toContain(`s.yaml: domains[0].items: "x.jsonl" (${location}): ${cause}`);
  expect(fault.hint).toContain('relative to the suite file');
});

test('refuses a file that may not be read', async () => {
  const location = scratch.write('secret', 'x');
  chmodSync(location, 0);
  chmodSync(scratch.folder, 0o755);
  expect((await asNobody(() => faultOf(() => readSourceFile(named(location))))).message).toContain('permission denied');
});
