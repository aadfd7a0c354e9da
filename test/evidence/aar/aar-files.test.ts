import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AarArchiveFile, findAarArchive } from '../../../src/evidence/aar/aar-files.ts';
import { readAarArchive } from '../../../src/evidence/aar/read-aar-archive.ts';
import { drawAarArchive, membersOf, type SyntheticArchive } from '../../support/aar-archive.ts';
import { makeTar } from '../../support/make-tar.ts';
import { expectReadOrRefusal, FUZZ_RUNS, mutatedBytes, mutatedJson } from '../../support/mutate-bytes.ts';
import { faultsOf, readSynthetic, tarInMemory } from '../../support/read-aar.ts';
import { describeRuns } from '../../support/requirements.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const scratch = scratchFolder();
const SHAPE = { domains: ['chat'], methods: ['vanilla_w2s', 'critic'], seeds: [1, 2, 3], subsets: [30, 40] };

const read = async (...paths: readonly string[]) =>
  readAarArchive((await findAarArchive(paths)) as readonly AarArchiveFile[]);

function unpack(archive: SyntheticArchive, folder: string): string {
  for (const { name, content = '', modified = 0, mode = 0o644, type } of membersOf(archive)) {
    const path = join(scratch.folder, folder, name);
    mkdirSync(type === '5' ? path : dirname(path), { recursive: true });
    if (type === '5') continue;
    writeFileSync(path, content);
    utimesSync(path, modified, modified);
    chmodSync(path, mode);
  }
  return join(scratch.folder, folder);
}

const withoutPaths = <Run extends { readonly path: string }>(runs: readonly Run[]) =>
  runs.map(({ path: _, ...rest }) => rest);

describeRuns('an archive is found by its content', () => {
  const archive = drawAarArchive(3, SHAPE);

  test('a tar archive, plain and packed, and the folder it was made of give the same', async () => {
    const bytes = makeTar(membersOf(archive));
    const plain = await read(scratch.write('plain.bin', bytes));
    const packed = await read(scratch.write('packed.bin', gzipSync(bytes)));
    const folder = await read(unpack(archive, 'unpacked'));
    for (const other of [packed, folder]) {
      expect(withoutPaths(other.runs)).toEqual(withoutPaths(plain.runs));
      expect(withoutPaths(other.references)).toEqual(withoutPaths(plain.references));
      expect(faultsOf(other)).toEqual([]);
    }
    expect(plain.runs).toHaveLength(6);
    expect(plain.runs[0]?.path).toMatch(/^.*plain\.bin!.*chat_critic\/.*\/seed_1\.json$/);
  });

  test('the folder may be named from far above or from close by', async () => {
    unpack({ ...archive, root: 'deep/cache_results/' }, 'far');
    for (const path of ['far', 'far/deep/cache_results', 'far/deep/cache_results/chat_vanilla_w2s']) {
      expect((await read(scratch.path(path))).runs.length, path).toBeGreaterThanOrEqual(3);
    }
  });

  test('other files and folders are not taken for one', async () => {
    const other = scratch.write('other.json', '{"results": []}');
    mkdirSync(scratch.path('nothing/here'), { recursive: true });
    expect(await findAarArchive([other, scratch.path('nothing')])).toBeUndefined();
    const own = scratch.write('own.tar', makeTar(membersOf(archive)));
    await expect(findAarArchive([own, other])).rejects.toThrow(/counts of whole runs; the other files named/);
    await expect(findAarArchive([scratch.path('gone')])).rejects.toThrow(/gone/);
  });

  test('a tar archive without results says so, and what was expected', async () => {
    const log = scratch.write('log.tar', makeTar([{ name: 'a_b/c/seed_1.json', content: '{"score": 1}' }]));
    await expect(findAarArchive([log])).rejects.toThrow(
      /log\.tar: is a tar archive without results \(files in it: 1\)/,
    );
    const folders = scratch.write('folders.tgz', gzipSync(makeTar([{ name: 'chat_x/', type: '5' }])));
    await expect(findAarArchive([folders])).rejects.toThrow(/without any file; expected results of the sandbox as </);
    for (const [name, bytes] of [
      ['empty.tar', Buffer.alloc(10_240)],
      ['empty.tgz', gzipSync(Buffer.alloc(1024))],
    ] as const) {
      await expect(findAarArchive([scratch.write(name, bytes)])).rejects.toThrow(/is a tar archive without any file/);
    }
  });

  test('a tree is looked into no further than twenty files of the names of results', async () => {
    const foreign = Array.from({ length: 25 }, (_, at) => ({ name: `a_b/c/seed_${at}.json`, content: '{"score": 1}' }));
    const tar = scratch.write('foreign.tar', makeTar([{ name: 'README', content: '' }, ...foreign]));
    await expect(findAarArchive([tar])).rejects.toThrow(
      /without results \(looked at: the first 21 files, 20 of them named like results\)/,
    );
    for (const { name, content } of foreign) {
      mkdirSync(dirname(scratch.path(`foreign/${name}`)), { recursive: true });
      scratch.write(`foreign/${name}`, content);
    }
    expect(await findAarArchive([scratch.path('foreign')])).toBeUndefined();
  });

  test('several archives are read as one', async () => {
    const law = drawAarArchive(3, { ...SHAPE, domains: ['law'] });
    const one = scratch.write('one.tar', makeTar(membersOf(archive)));
    const two = scratch.write('two.tar', makeTar(membersOf(law)));
    const { runs } = await read(one, two);
    expect(new Set(runs.map(({ domain }) => domain))).toEqual(new Set(['chat', 'law']));
  });
});

describeRuns('bad input', () => {
  const archive = drawAarArchive(5, SHAPE);
  const members = membersOf(archive);

  test('archives that are cut off, lead out of themselves or are bombs are refused', async () => {
    const whole = makeTar(members);
    const cut = scratch.write('cut.tar', whole.subarray(0, whole.length - 3000));
    await expect(read(cut)).rejects.toThrow(/cut off/);
    const out = scratch.write('out.tar', makeTar([...members, { name: '../../x_y/K/seed_1.json', content: '{}' }]));
    await expect(read(out)).rejects.toThrow(/paths inside the archive/);
    const bomb = gzipSync(makeTar([...members, { name: 'zeros', content: Buffer.alloc(2 ** 22) }]));
    const found = findAarArchive([scratch.write('bomb.tgz', bomb)], 2 ** 20);
    await expect(found.then(files => readAarArchive(files as readonly AarArchiveFile[]))).rejects.toThrow(
      /more than 1 MiB/,
    );
  });

  const BROKEN = [
    '',
    '{',
    '[1]',
    'null',
    '{"a": 1, "a": 2}',
    `${'['.repeat(5000)}`,
    '\xff\xfe',
    '{"transfer_acc": NaN}',
    '{}',
  ];

  test.each(BROKEN)('a result that is %j is listed, and the others are read', async text => {
    const copy = { ...archive, files: archive.files.map(file => ({ ...file })) };
    const [broken] = copy.files.filter(({ method }) => method === 'vanilla_w2s');
    Object.assign(broken as object, { text });
    const reading = await readSynthetic(copy);
    expect(
      faultsOf(reading).some(({ code, path }) => code === 'FORM' && path.endsWith(`seed_${broken?.seed}.json`)),
    ).toBe(true);
    expect(reading.runs).toHaveLength(5);
  });

  test('an archive of which nothing can be read is an error', async () => {
    const nothing = { ...archive, files: archive.files.map(file => ({ ...file, text: '{' })) };
    await expect(readSynthetic(nothing)).rejects.toThrow(/holds no result that can be read\. The first: /);
  });

  test.each(['cache_results/chat_em_posterior/seed_1.json', './chat_em_posterior/seed_2.json'])(
    'a run without a folder of settings is listed, and enters nothing: %s',
    async name => {
      const { json } = archive.files[0] as SyntheticArchive['files'][number];
      const extra = { name, content: JSON.stringify(json) };
      const reading = await readAarArchive([tarInMemory(makeTar([...members, extra]))]);
      const [fault, ...more] = faultsOf(reading);
      expect(fault).toMatchObject({ code: 'FORM', decision: 'left out' });
      expect(fault?.found).toContain('lies in no folder of settings; expected <dataset>_<idea>/<settings>/seed_');
      expect(more).toEqual([]);
      expect(reading.runs).toHaveLength(6);
      const alone = scratch.write('alone.tar', makeTar([extra]));
      await expect(read(alone)).rejects.toThrow(/holds no result that can be read.* lies in no folder of settings/s);
    },
  );

  test('files that are no results are listed once, with their number', async () => {
    const names = ['README.md', 'logs/a.txt', 'logs/b.txt', 'chat_critic/notes.json', 'x/1', 'x/2', 'x/3'];
    const others = names.map(name => ({ name, content: 'words' }));
    const { findings } = await readAarArchive([tarInMemory(makeTar([...members, ...others]))]);
    const unread = findings.filter(({ code }) => code === 'UNREAD');
    expect(unread.map(({ path, found, severity }) => [path, found, severity])).toEqual([
      [
        'a.tar',
        '7 other files not read: README.md, logs/a.txt, logs/b.txt, chat_critic/notes.json, x/1 and 2 more',
        'note',
      ],
    ]);
    const one = await readAarArchive([tarInMemory(makeTar([...members, others[0] as (typeof others)[number]]))]);
    expect(one.findings.find(({ code }) => code === 'UNREAD')?.found).toBe('1 other file not read: README.md');
    expect((await readSynthetic(archive)).findings.some(({ code }) => code === 'UNREAD')).toBe(false);
  });

  test('links are not followed, whatever they are: to a result, a folder of settings, of a method, or above both', async () => {
    const folder = unpack(archive, 'linked');
    const result = join(folder, members[0]?.name ?? '');
    const settings = dirname(result);
    const links = [
      result.replace(/seed_\d+/u, 'seed_99'),
      `${settings}_again`,
      join(dirname(settings), 'seed_5.json'),
      `${dirname(settings)}_again`,
      join(folder, 'latest'),
    ];
    for (const link of links) symlinkSync('/nowhere', link);
    const { findings, runs, references } = await read(folder);
    const listed = findings.filter(({ code, found }) => code === 'FORM' && found === 'is a link; only files are read');
    expect(listed.map(({ path }) => path)).toEqual(links.toSorted());
    expect(runs.length + references.length).toBe(members.filter(({ type }) => type !== '5').length);
  });

  test('links in a tar archive are listed in the same way', async () => {
    const [first] = members as readonly [(typeof members)[number]];
    const settings = dirname(first.name);
    const link = { name: `${settings}_again`, type: '2', link: settings.split('/').at(-1) as string };
    const { findings } = await readAarArchive([tarInMemory(makeTar([...members, link]))]);
    expect(faultsOf({ findings }).map(({ path, found }) => [path, found])).toEqual([
      [`a.tar!${link.name.replace(/^\.\//u, '')}`, 'is a link; only files are read'],
    ]);
  });

  test('one seed, one domain, one method nobody knows, and references alone are read', async () => {
    const small = await readSynthetic(
      drawAarArchive(9, { domains: ['x'], methods: ['never_seen'], seeds: [4], subsets: [7] }),
    );
    expect(small.runs).toHaveLength(1);
    expect(faultsOf(small)).toEqual([]);
    const references = await readSynthetic(drawAarArchive(9, { domains: ['x'], methods: [], seeds: [4, 5] }));
    expect(references.runs).toEqual([]);
    expect(references.references.length).toBeGreaterThanOrEqual(4);
    const bare = drawAarArchive(9, SHAPE);
    bare.files.splice(0, bare.files.length, ...bare.files.filter(({ method }) => method === 'vanilla_w2s'));
    const reading = await readSynthetic(bare);
    expect([reading.runs.length, reading.references.length, faultsOf(reading).length]).toEqual([3, 0, 0]);
  });

  test('damaged archives are read, or refused with a next step', { timeout: 60_000 }, async () => {
    const bytes = makeTar(members.slice(0, 12));
    await fc.assert(
      fc.asyncProperty(mutatedBytes(bytes), damaged =>
        expectReadOrRefusal(() => readAarArchive([tarInMemory(damaged)])),
      ),
      { numRuns: FUZZ_RUNS, seed: 11 },
    );
  });

  test('results whose fields were swapped, wrapped or left out never crash it', { timeout: 60_000 }, async () => {
    const small = drawAarArchive(6, { ...SHAPE, seeds: [1, 2] });
    const methods = [...new Set(small.files.map(({ method }) => method))];
    const at = methods.map(method => small.files.findIndex(file => file.method === method));
    const cases = fc
      .constantFrom(...at)
      .chain(index => mutatedJson(small.files[index]?.json).map(json => [index, json] as const));
    await fc.assert(
      fc.asyncProperty(cases, ([index, json]) => {
        const files = small.files.map((file, place) =>
          place === index ? { ...file, text: JSON.stringify(json) } : file,
        );
        return expectReadOrRefusal(() => readSynthetic({ ...small, files }));
      }),
      { numRuns: FUZZ_RUNS, seed: 13 },
    );
  });
});
