import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/core/ports.ts';
import { type Collected, type CollectRequest, collectEvidence } from '../../src/evidence/collect-evidence.ts';
import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import type { EvidenceSink } from '../../src/evidence/evidence-sink.ts';
import type { Source } from '../../src/tables/open-source.ts';
import { asNobody } from '../support/as-nobody.ts';
import { faultOf } from '../support/fault-of.ts';
import { makeZip } from '../support/make-zip.ts';
import { testFolder } from '../support/test-folder.ts';

const WIDE = 'id,topic,m1,m2\na,x,0,1\nb,y,1,1\n';
const TABLE = 'domain,rung,arm,seed,item,score\nd,r,a,1,i,1\n';

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = testFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const collect = (paths: readonly string[], request: CollectRequest = {}) =>
  collectEvidence(paths, request, silentProgress);
/** What was left out, by name. */
const listed = ({ excluded }: Collected) => excluded.map(({ path, text }) => `${path.replace(/.*\//, '')}: ${text}`);

/** A reader of anything, that does with each file what the test wants. */
const readerOf = (read: (source: Source, sink: EvidenceSink) => Promise<void> | void): EvidenceReader => ({
  format: 'own',
  title: 'own format',
  recognizes: () => true,
  read: async (sources, sink) => {
    for (const source of sources) await sink.attempt(source.path, () => read(source, sink));
  },
});
const addOne = (path: string, sink: EvidenceSink) =>
  sink.add({ path, format: 'own' }, {}, { item: 'i', status: 'scored', score: 1, place: path });

describe('a folder of all sorts', () => {
  test('gives what is known, and lists everything else with its reason', async () => {
    const folder = folderOf({
      'a.csv': WIDE,
      'copy of a.csv': WIDE,
      'empty.json': '',
      'notes.md': '# Notes\n',
      'photo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0),
      'predictions.csv': TABLE,
      'cut.gz': Uint8Array.of(0x1f, 0x8b, 8),
    });
    symlinkSync('nowhere', join(folder, 'link'));
    symlinkSync('.', join(folder, 'loop'));
    mkdirSync(join(folder, 'empty'));
    const found = await collect([folder]);
    expect(found.tables.map(({ path }) => path)).toEqual([join(folder, 'predictions.csv')]);
    expect(found.inputs).toMatchObject([{ path: join(folder, 'a.csv'), rows: 4 }]);
    expect(found.series.map(({ facts }) => facts)).toEqual(
      ['m1', 'm2'].map(model => ({ model, file: join(folder, 'a.csv') })),
    );
    expect(found.formats).toEqual([
      { title: 'predictions table', files: 1 },
      { title: 'score matrix (items × models)', files: 1 },
    ]);
    expect(listed(found).toSorted()).toEqual([
      `copy of a.csv: the same bytes as ${folder}/a.csv`,
      expect.stringMatching(/^cut\.gz: .*gzip/),
      'empty.json: is empty; expected results.',
      'link: cannot be read: there is no such file.',
      'loop: is a link to a folder, and links are not followed: name the folder itself.',
      'notes.md: is in no format that carryover knows.',
      expect.stringMatching(/^photo\.png: .*binary/),
    ]);
  });

  test('is the same evidence in whatever order its files are named', async () => {
    const folder = folderOf({ 'a.csv': WIDE, 'b.csv': WIDE.replace('m1', 'm3'), 'c.csv': WIDE });
    const paths = ['a.csv', 'b.csv', 'c.csv'].map(name => join(folder, name));
    const [one, other] = [await collect(paths), await collect(paths.toReversed())];
    const key = ({ series }: Collected) =>
      series.map(({ facts, outcomes }) => `${facts.model} ${outcomes.length}`).toSorted();
    expect(key(other)).toEqual(key(one));
    expect(one.excluded).toHaveLength(1);
  });
});

describe('a file that was named', () => {
  test.each([
    ['', 'is empty; expected results'],
    ['# Notes\n', 'is in no format that carryover knows'],
    ['PK\u0003\u0004', 'is a damaged or cut-off zip archive'],
    ['\u0000\u0001', 'binary'],
  ])('and holds %j is an error', async (content, message) => {
    const folder = folderOf({ 'x.csv': content });
    const fault = await faultOf(() => collect([join(folder, 'x.csv')]));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(`${folder}/x.csv:`);
    expect(fault.message).toContain(message);
  });

  test.each([
    [
      'without a log',
      [
        { name: 'a.txt', content: 'x' },
        { name: 'b.txt', content: 'y' },
      ],
      'holds "a.txt" and 1 more); expected a .eval log',
    ],
    ['with a path out of it', [{ name: '../header.json', content: '{}' }], 'a member named "../header.json"'],
    [
      'with a member twice',
      ['1', '2'].map(content => ({ name: 'header.json', content })),
      'two members named "header.json"',
    ],
    ['larger than the limit', [{ name: 'header.json', content: 'x'.repeat(2000) }], 'unpacks to more than 1000 bytes'],
    ['without anything', [], 'it holds nothing'],
  ])('and is an archive %s is an error that says so', async (_what, members, message) => {
    const folder = folderOf({ 'x.eval': makeZip(members) });
    const fault = await faultOf(() => collect([join(folder, 'x.eval')], { maxUnpacked: 1000 }));
    expect(fault.message).toContain(message);
  });

  test('and is an archive cut off is an error that says so', async () => {
    const whole = makeZip([{ name: 'header.json', content: '{}' }]);
    const folder = folderOf({ 'x.eval': whole.subarray(0, whole.length - 9) });
    expect((await faultOf(() => collect([join(folder, 'x.eval')]))).message).toContain('damaged or cut-off');
  });

  test('beside the folder it lies in is an error too', async () => {
    const folder = folderOf({ 'a.csv': WIDE, 'notes.md': '# Notes\n' });
    expect((await faultOf(() => collect([folder, join(folder, 'notes.md')]))).message).toContain('notes.md');
  });
});

test('a file or folder without permission is an error where it was named, a listed file in a folder', async () => {
  const folder = folderOf({ 'a.csv': WIDE, 'b.csv': WIDE.replace('m1', 'm3') });
  const { chmodSync } = await import('node:fs');
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'b.csv'), 0o000);
  const found = await asNobody(() => collect([folder]));
  expect(listed(found)).toEqual(['b.csv: cannot be read: permission denied.']);
  expect((await faultOf(() => asNobody(() => collect([join(folder, 'b.csv')])))).message).toContain(
    'permission denied',
  );
  chmodSync(folder, 0o000);
  expect((await faultOf(() => asNobody(() => collect([folder])))).message).toContain('permission denied');
  chmodSync(folder, 0o755);
});

describe('a file that vanishes', () => {
  const readsNothing = async (source: Source) => {
    rmSync(source.path);
    await source.readText();
  };
  const readsAll = (source: Source, sink: EvidenceSink) => {
    addOne(source.path, sink);
    rmSync(source.path);
  };

  test.each([
    ['before it is read', readsNothing],
    ['before it is hashed', readsAll],
  ])('%s is left out with everything of it, and listed', async (_when, read) => {
    // Longer than what is looked at: the hash of a short file is known from that.
    const folder = folderOf({ 'a.csv': WIDE.padEnd(3 << 20) });
    const found = await collect([folder], { reader: readerOf(read) });
    expect(found).toMatchObject({ series: [], inputs: [], formats: [] });
    expect(listed(found)).toEqual(['a.csv: cannot be read: there is no such file.']);
    writeFileSync(join(folder, 'a.csv'), WIDE.padEnd(3 << 20));
    const named = faultOf(() => collect([join(folder, 'a.csv')], { reader: readerOf(read) }));
    expect((await named).message).toContain('there is no such file');
  });
});

test('members of an archive count as rows of it', async () => {
  const folder = folderOf({ 'a!b.zip': 'x', 'a.zip': 'y' });
  const reader = readerOf(({ path }, sink) => {
    addOne(`${path}!1.json`, sink);
    addOne(`${path}!2!3.json`, sink);
  });
  const { inputs } = await collect([folder], { reader });
  expect(inputs.map(({ path, rows }) => `${path.replace(/.*\//, '')} ${rows}`)).toEqual(['a!b.zip 2', 'a.zip 2']);
});

describe('clusters by name', () => {
  test('are taken from the field of that name', async () => {
    const path = join(folderOf({ 'a.csv': WIDE }), 'a.csv');
    const { series, notes } = await collect([path], { cluster: 'topic' });
    expect(series[0]?.outcomes.map(({ cluster }) => cluster)).toEqual(['x', 'y']);
    expect(notes).toEqual([]);
  });

  test('that are nowhere are refused with the fields there are: items would pass for independent', async () => {
    const path = join(folderOf({ 'a.csv': WIDE }), 'a.csv');
    const fault = await faultOf(() => collect([path], { cluster: 'topics' }));
    expect(fault.code).toBe('usage');
    expect(fault.message).toBe('--cluster "topics": no outcome has a field of this name; found: "topic".');
  });

  test('that some outcomes lack are noted', async () => {
    const path = join(folderOf({ 'a.csv': WIDE.replace('b,y', 'b,') }), 'a.csv');
    expect((await collect([path], { cluster: 'topic' })).notes).toEqual([
      { path: 'all files', text: '2 of 4 outcomes have no topic: clusters of their own' },
    ]);
  });
});
