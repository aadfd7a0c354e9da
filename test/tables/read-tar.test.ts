import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSource } from '../../src/tables/open-source.ts';
import { READ_LIMITS } from '../../src/tables/read-limits.ts';
import { readTar } from '../../src/tables/read-tar.ts';
import { makeTar, type TarMember } from '../support/make-tar.ts';
import { expectReadOrRefusal, FUZZ_RUNS, mutatedBytes } from '../support/mutate-bytes.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

async function* inParts(bytes: Buffer, size = 700): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function list(bytes: Buffer, limits = READ_LIMITS): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name, kind, modified, mode, read } of readTar('a.tar', inParts(bytes), limits)) {
    const text = kind === 'file' && !name.startsWith('skip') ? (await read()).toString() : '-';
    found.push(`${kind} ${name} ${modified} ${mode?.toString(8)} ${text}`);
  }
  return found;
}

const LONG = `${'folder/'.repeat(20)}name`;
const SOUND: readonly TarMember[] = [
  { name: './top/', type: '5', mode: 0o755 },
  { name: './top/a.json', content: '{"x":1}', modified: 1_700_000_000, mode: 0o640 },
  { name: 'skipped', content: 'x'.repeat(5000) },
  { name: LONG, content: 'far down' },
  { name: 'top/empty/', type: '5' },
  { name: 'top/link', type: '2', link: '../skipped' },
];

test('members come in order, with folders, times and modes; those that nobody reads are passed over', async () => {
  expect(await list(makeTar(SOUND))).toEqual([
    'folder top 0 755 -',
    'file top/a.json 1700000000 640 {"x":1}',
    'file skipped 0 644 -',
    `file ${LONG} 0 644 far down`,
    'folder top/empty 0 644 -',
    'link top/link 0 644 -',
  ]);
});

test('a tar archive is known by its content, also gzipped, and can be read twice', async () => {
  for (const [name, bytes] of [
    ['plain', makeTar(SOUND)],
    ['packed', gzipSync(makeTar(SOUND))],
  ] as const) {
    const source = await openSource(scratch.write(name, bytes));
    expect(source.kind).toBe('tar');
    for (let round = 0; round < 2; round++) {
      let members = 0;
      for await (const _ of source.readTar()) members++;
      expect(members).toBe(SOUND.length);
    }
    await expect(source.readText()).rejects.toThrow(/is a tar archive; expected CSV or JSONL text/);
  }
  const text = await openSource(scratch.write('text', 'no tar'));
  await expect(text.readTar().next()).rejects.toThrow(/is no tar archive/);
});

const BAD: readonly (readonly [string, readonly TarMember[], RegExp])[] = [
  ['a member outside', [{ name: '../up' }], /member named "\.\.\/up"; expected paths inside/],
  ['a member outside, later on', [{ name: 'a/../../up' }], /expected paths inside/],
  ['an absolute member', [{ name: '/etc/passwd' }], /expected paths inside/],
  ['a Windows path', [{ name: 'C:\\up' }], /expected paths inside/],
  ['a symbolic link outside', [{ name: 'a/b', type: '2', link: '../../x' }], /link that leads out/],
  ['an absolute link', [{ name: 'b', type: '2', link: '/etc/passwd' }], /link that leads out/],
  ['a hard link outside', [{ name: 'a/b', type: '1', link: '../x' }], /link that leads out/],
  ['a device', [{ name: 'null', type: '3' }], /no file or folder/],
  ['two members of one name', [{ name: 'a' }, { name: './a' }], /two members named "a"/],
  [
    'a size beyond the limit',
    [{ name: 'a', declaredSize: 2 ** 31 }],
    /unpacks to 2 GiB; one member is held as a whole/,
  ],
  ['a size beyond the end', [{ name: 'a', declaredSize: 10 ** 5 }], /cut off/],
];

test.each(BAD)('%s is refused', async (_, members, message) => {
  await expect(list(makeTar(members))).rejects.toThrow(message);
});

test('an archive that is cut off is refused wherever the cut is', async () => {
  const whole = makeTar(SOUND);
  await expect(list(makeTar(SOUND, false))).rejects.toThrow(/cut off/);
  for (let at = 1; at < whole.length; at += 211) {
    await expect(list(whole.subarray(0, at))).rejects.toThrow(/cut off|damaged/);
  }
  const packed = gzipSync(whole);
  await expect(openSource(scratch.write('cut', packed.subarray(0, packed.length - 9)))).rejects.toThrow(
    /cut off in the middle of its gzip data/,
  );
});

test('more bytes than the limit are refused, however well they are packed', async () => {
  const bomb = makeTar([1, 2, 3].map(at => ({ name: `${at}`, content: Buffer.alloc(2 ** 20) })));
  await expect(list(bomb, { ...READ_LIMITS, mostUnpackedBytes: 2 ** 20 })).rejects.toThrow(/more than 1 MiB/);
  const source = await openSource(scratch.write('bomb', gzipSync(bomb)), { mostUnpackedBytes: 2 ** 20 });
  const read = async () => {
    for await (const _ of source.readTar());
  };
  await expect(read()).rejects.toThrow(/more than 1 MiB/);
});

test('leaving early ends the reading', async () => {
  let isClosed = false;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      yield makeTar(SOUND, false);
      while (true) yield Buffer.alloc(1 << 16);
    } finally {
      isClosed = true;
    }
  }
  for await (const { name } of readTar('a.tar', endless(), READ_LIMITS)) if (name === 'skipped') break;
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(isClosed).toBe(true);
});

test('damaged archives are read, or refused with a next step', { timeout: 60_000 }, async () => {
  const whole = makeTar(SOUND);
  const limits = { mostUnpackedBytes: 2 ** 22, mostWholeBytes: 2 ** 20 };
  await fc.assert(
    fc.asyncProperty(mutatedBytes(whole), bytes => expectReadOrRefusal(() => list(bytes, limits))),
    { numRuns: FUZZ_RUNS, seed: 7 },
  );
});
