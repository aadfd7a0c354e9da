import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { RawFile } from '../../src/tables/raw-file.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const CONTENT = Buffer.alloc(2_500_000, 'carryover');
const DIGEST = { bytes: CONTENT.length, sha256: createHash('sha256').update(CONTENT).digest('hex') };

async function collect(file: RawFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of file.chunks()) parts.push(part);
  return Buffer.concat(parts);
}

describe('RawFile', () => {
  test('gives every byte in order, as often as asked, and tells how many it read', async () => {
    const told: number[] = [];
    const file = await RawFile.open(scratch.write('raw', CONTENT), bytes => told.push(bytes));
    expect((await collect(file)).equals(CONTENT)).toBe(true);
    expect((await collect(file)).equals(CONTENT)).toBe(true);
    expect(told.reduce((sum, bytes) => sum + bytes, 0)).toBe(2 * CONTENT.length);
  });

  test('knows size and SHA-256 without a second pass where the file was read to its end', async () => {
    const told: number[] = [];
    const file = await RawFile.open(scratch.write('raw', CONTENT), bytes => told.push(bytes));
    await collect(file);
    const reads = told.length;
    expect(await file.digest()).toEqual(DIGEST);
    expect(told.length).toBe(reads);
  });

  test('reads the file for its digest where nobody read it, or not to its end', async () => {
    const file = await RawFile.open(scratch.write('raw', CONTENT), () => undefined);
    for await (const _ of file.chunks()) break;
    expect(await file.digest()).toEqual(DIGEST);
  });

  test('says that a path leads nowhere, or to a folder', async () => {
    const open = (path: string) => () => RawFile.open(path, () => undefined);
    expect((await faultOf(open(scratch.path('gone')))).message).toContain('there is no such file');
    expect((await faultOf(open(scratch.folder))).message).toContain('it is a folder');
  });
});
