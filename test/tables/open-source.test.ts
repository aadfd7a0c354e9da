import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSource, type Source } from '../../src/tables/open-source.ts';
import { faultOf } from '../support/fault-of.ts';
import { makeZip } from '../support/make-zip.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

async function linesOf(source: Source): Promise<string> {
  let text = '';
  for await (const { bytes } of source.lines()) text += bytes.toString();
  return text;
}

describe('openSource', () => {
  test.each([
    ['text', 'text', false, 'a,b\n'],
    ['text packed with gzip', 'text', true, gzipSync('a,b\n')],
    ['an empty file', 'empty', false, ''],
    ['a byte order mark alone', 'empty', false, '\ufeff'],
    ['nothing packed with gzip', 'empty', true, gzipSync('')],
    ['a zip archive', 'zip', false, makeZip([{ name: 'a', content: 'b' }])],
    ['an empty zip archive', 'zip', false, makeZip([])],
    ['Parquet', 'parquet', false, 'PAR1....PAR1'],
    ['an SQLite database', 'binary', false, 'SQLite format 3\0'],
    ['bytes with a NUL among them', 'binary', false, 'abc\0def'],
    ['Zstandard data', 'binary', false, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1])],
  ])('knows %s by its content', async (_claim, kind, isGzip, content) => {
    const source = await openSource(scratch.write('any.name', content));
    expect([source.kind, source.isGzip]).toEqual([kind, isGzip]);
    expect(source.head).toBe(kind === 'text' ? 'a,b\n' : '');
  });

  test('shows the first 64 KiB of a text, cut at a whole character, without byte order mark', async () => {
    const { head } = await openSource(scratch.write('t', `\ufeffa${'é'.repeat(100_000)}`));
    expect(head).toBe(`a${'é'.repeat(32_767)}`);
  });

  test.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['packed with gzip', (text: string) => gzipSync(text)],
  ])('reads a text %s as lines, text and digest, again and again', async (_claim, pack) => {
    const text = 'é,b\n1,2\n'.repeat(300_000);
    const packed = pack(`\ufeff${text}`);
    const told: number[] = [];
    const source = await openSource(scratch.write('t', packed), { onBytes: bytes => told.push(bytes) });
    expect(told).toEqual([]);
    expect((await linesOf(source)) === text).toBe(true);
    expect(told.reduce((sum, bytes) => sum + bytes, 0)).toBe(packed.length);
    expect((await source.readText()) === text).toBe(true);
    const sha256 = createHash('sha256').update(packed).digest('hex');
    expect(await source.digest()).toEqual({ bytes: packed.length, sha256 });
  });

  test('closes the file where nobody reads it to its end', async () => {
    const source = await openSource(scratch.write('t', gzipSync('a\n'.repeat(1_000_000))));
    for (let round = 0; round < 300; round++) for await (const _ of source.lines()) break;
    expect((await source.readText()).length).toBe(2_000_000);
  });

  test('reads JSON, with or without byte order mark and gzip', async () => {
    const source = await openSource(scratch.write('t', gzipSync('\ufeff{"a":[1,NaN]}')));
    expect(await source.readJson()).toEqual({ a: [1, 'NaN'] });
    const bad = await openSource(scratch.write('t.json', '{\n "a":1,\n "a":2}'));
    expect((await faultOf(() => bad.readJson())).message).toContain('t.json:3:2: names the key "a" twice');
  });

  test('reads the members of a zip archive', async () => {
    const source = await openSource(scratch.write('t.zip', makeZip([{ name: 'a.json', content: '{"b":1}' }])));
    const zip = await source.readZip();
    expect(zip.names).toEqual(['a.json']);
    expect(await zip.readJson('a.json')).toEqual({ b: 1 });
    await zip.close();
  });

  test.each([
    ['an archive', makeZip([]), 'is an empty zip archive'],
    ['Parquet', Buffer.from('PAR1'), 'is Parquet'],
    ['gzip inside gzip', gzipSync(gzipSync('a')), 'is gzip data inside gzip data'],
    ['Latin-1', Buffer.from('caf\xe9', 'latin1'), ':1: is not valid UTF-8'],
    ['a text with a NUL byte', Buffer.from('a\nb\0'), ':2: is binary, or text in UTF-16'],
  ])('refuses %s where a text is wanted', async (_claim, content, message) => {
    const source = await openSource(scratch.write('t', content));
    expect((await faultOf(() => source.readText())).message).toContain(message);
    expect((await faultOf(() => linesOf(source))).message).toContain(message);
  });

  test.each([
    ['a text', Buffer.from('a'), 'is no zip archive'],
    ['an archive inside gzip', gzipSync(makeZip([])), 'is packed with gzip'],
  ])('refuses %s where an archive is wanted', async (_claim, content, message) => {
    const source = await openSource(scratch.write('t', content));
    expect((await faultOf(() => source.readZip())).message).toContain(message);
  });

  test('holds no more in memory, and unpacks no more, than the limits say', async () => {
    const path = scratch.write('t', gzipSync('a\n'.repeat(1_000_000)));
    const whole = await openSource(path, { mostWholeBytes: 1 << 20 });
    expect((await faultOf(() => whole.readText())).message).toContain('is larger than 1 MiB');
    expect((await linesOf(whole)).length).toBe(2_000_000);
    const unpacked = await openSource(path, { mostUnpackedBytes: 1 << 20 });
    expect((await faultOf(() => linesOf(unpacked))).message).toContain('unpacks to more than 1 MiB, the limit');
  });

  test('reads a pipe once, from its start', async () => {
    const path = scratch.path('pipe');
    execFileSync('mkfifo', [path]);
    const text = 'a,b\n'.repeat(100_000);
    const writer = spawn('sh', ['-c', `gzip -dc ${scratch.write('t.gz', gzipSync(text))} > ${path}`]);
    const source = await openSource(path);
    expect(source.head.slice(0, 4)).toBe('a,b\n');
    expect((await linesOf(source)) === text).toBe(true);
    expect((await source.digest()).bytes).toBe(text.length);
    expect((await faultOf(() => linesOf(source))).message).toContain('is a pipe, which can be read only once');
    writer.kill();
  });
});
