import { open } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { READ_LIMITS } from '../../src/tables/read-limits.ts';
import { openZip } from '../../src/tables/zip-archive.ts';
import { faultOf } from '../support/fault-of.ts';
import { makeZip, type ZipMember } from '../support/make-zip.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

async function openBytes(bytes: Uint8Array, limits = READ_LIMITS) {
  return openZip('x.zip', await open(scratch.write('x.zip', bytes)), limits);
}

const openMembers = (...members: readonly ZipMember[]) => openBytes(makeZip(members));

describe('openZip', () => {
  test.each([
    ['stored', 0],
    ['packed with deflate', 8],
    ['packed with Zstandard', 93],
  ])('reads members that are %s', async (_claim, method) => {
    const content = 'é'.repeat(100_000);
    const zip = await openMembers({ name: 'a/b.txt', content, method }, { name: 'leer', content: '', method });
    expect(zip.names).toEqual(['a/b.txt', 'leer']);
    expect((await zip.read('a/b.txt')).toString()).toBe(content);
    expect((await zip.read('leer')).length).toBe(0);
    await zip.close();
  });

  test('leaves folders out and finds names as they are', async () => {
    const zip = await openMembers({ name: 'a/', content: '' }, { name: 'a/__proto__', content: 'x' });
    expect(zip.names).toEqual(['a/__proto__']);
    expect((await faultOf(() => zip.read('constructor'))).message).toContain('has no member "constructor"');
    await zip.close();
  });

  test('reads a member as JSON and names it where that fails', async () => {
    const zip = await openMembers(
      { name: 'good.json', content: '\ufeff{"a":NaN}' },
      { name: 'bad.json', content: '{"a":1\n,}' },
      { name: 'latin.json', content: Buffer.from('"\xe9"', 'latin1') },
    );
    expect(await zip.readJson('good.json')).toEqual({ a: 'NaN' });
    expect((await faultOf(() => zip.readJson('bad.json'))).message).toContain('x.zip: bad.json:2:2: has "}"');
    expect((await faultOf(() => zip.readJson('latin.json'))).message).toContain('latin.json:1: is not valid UTF-8');
    await zip.close();
  });

  test.each([
    ['climbs', '../evil'],
    ['climbs in the middle', 'a/../../evil'],
    ['starts at the root', '/etc/passwd'],
    ['starts at a drive', 'C:/evil'],
    ['has backslashes', '..\\evil'],
  ])('refuses an archive with a path that %s', async (_claim, name) => {
    const { code, message } = await faultOf(() => openMembers({ name, content: 'x' }));
    expect(code).toBe('data-invalid');
    expect(message).toContain('x.zip: holds a member named');
  });

  test('refuses two members of one name', async () => {
    const twice = () => openMembers({ name: 'a', content: '1' }, { name: 'a', content: '2' });
    expect((await faultOf(twice)).message).toContain('holds two members named "a"');
  });

  test('refuses a member that is encrypted, and one that is packed in an unknown way, but reads the rest', async () => {
    const zip = await openMembers(
      { name: 'secret', content: 'x', flags: 1 },
      { name: 'odd', content: 'x', method: 14 },
      { name: 'plain', content: 'x' },
    );
    expect((await faultOf(() => zip.read('secret'))).message).toBe('x.zip: secret: is encrypted.');
    expect((await faultOf(() => zip.read('odd'))).message).toContain('is packed with method 14; expected deflate');
    expect((await zip.read('plain')).toString()).toBe('x');
    await zip.close();
  });

  test.each([
    ['deflate', 8],
    ['Zstandard', 93],
  ])('never unpacks more than the directory declares (%s)', async (_claim, method) => {
    const zip = await openMembers({
      name: 'bomb',
      content: Buffer.alloc(10_000_000),
      method,
      declared: { size: 1000 },
    });
    expect((await faultOf(() => zip.read('bomb'))).message).toContain('unpacks to more than its directory declares');
    await zip.close();
  });

  test('refuses a bomb that declares its size, as one member or as many', async () => {
    const member = (name: string) => ({ name, content: 'x', declared: { size: 700 } });
    const limits = { mostUnpackedBytes: 1000, mostWholeBytes: 600 };
    const zip = await openBytes(makeZip([member('a')]), limits);
    const { message, hint } = await faultOf(() => zip.read('a'));
    expect(message).toContain('unpacks to 700 bytes; one member is held as a whole, and may have 600 bytes');
    expect(hint).toMatch(/^No option raises this limit/);
    await zip.close();
    const many = () => openBytes(makeZip([member('a'), member('b')]), limits);
    expect((await faultOf(many)).message).toContain('unpacks to more than 1000 bytes, the limit');
  });

  test.each([
    ['a wrong checksum', { crc: 1 }],
    ['a size that is too large', { size: 10 }],
  ])('refuses a member with %s', async (_claim, declared) => {
    const zip = await openMembers({ name: 'a', content: 'abc', declared });
    expect((await faultOf(() => zip.read('a'))).message).toContain('is damaged');
    await zip.close();
  });

  test('wherever an archive is cut off or one byte changed, it is read whole or refused', async () => {
    const content = 'some text that is long enough to be packed, packed, packed, packed';
    const bytes = makeZip([
      { name: 'a.txt', content },
      { name: 'b.txt', content, method: 93 },
    ]);
    const readAll = async (changed: Uint8Array) => {
      const zip = await openBytes(changed);
      try {
        for (const name of zip.names) expect((await zip.read(name)).toString()).toBe(content);
      } finally {
        await zip.close();
      }
    };
    await readAll(bytes);
    for (let end = 0; end < bytes.length; end++) {
      const { code } = await faultOf(() => readAll(bytes.subarray(0, end)));
      expect(code).toBe('data-invalid');
    }
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 0x55;
      const fault = await readAll(changed).catch((error: unknown) => error);
      if (fault !== undefined) expect(fault).toBeInstanceOf(CarryoverError);
    }
  });
});
