import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { PredictionRow } from '../../src/core/predictions.ts';
import { createRun } from '../../src/store/create-run.ts';
import { openRun } from '../../src/store/open-run.ts';
import { asNobody } from '../support/as-nobody.ts';
import { smallArchive } from '../support/counted.ts';
import { faultOf } from '../support/fault-of.ts';
import { listTree } from '../support/list-tree.ts';
import { openOutcomes } from '../support/open-outcomes.ts';
import { buildTable, rowsOf } from '../support/prediction-rows.ts';
import { createOptions, makeCountsManifest, makeManifest } from '../support/run-manifest.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const scratch = scratchFolder();
let folders = 0;

/** An empty folder of the test's own. */
function makeFolder(): string {
  const folder = scratch.path(`create-${++folders}`);
  mkdirSync(folder);
  return folder;
}

const rowsWith = (score: number, items = 2): readonly PredictionRow[] =>
  Array.from({ length: items }, (_, at) => ({
    key: { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item: `q${at}` },
    status: 'scored',
    score,
    labels: {},
    numbers: {},
  }));

const TABLE = buildTable(rowsWith(1));
/** About 300 KiB. */
const LARGE = buildTable(rowsWith(1, 10_000));
const { provenance } = makeManifest();
const OTHER_PLAN = makeManifest({ provenance: { ...provenance, planHash: 'b2'.repeat(32) } });

test('createRun puts counts into a new folder and into an empty one, without cells', async () => {
  const content = { manifest: makeCountsManifest(), evidence: smallArchive() };
  mkdirSync(scratch.path('counts-empty'));
  for (const name of ['counts-new', 'counts-empty']) {
    await createRun(scratch.path(name), content, createOptions());
    expect(readdirSync(scratch.path(name)).sort()).toEqual(['journal.jsonl', 'run.json']);
    expect(await openRun(scratch.path(name))).toEqual(content);
  }
});

describe('createRun', () => {
  test.each([
    ['a folder that is not there yet', 'run'],
    ['one below others that are not there yet', 'reports/june/run'],
    ['an empty folder', '.'],
  ])('writes a run into %s that can be opened again', async (_claim, name) => {
    const directory = join(makeFolder(), name);
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    expect(readdirSync(directory).sort()).toEqual(['cells', 'journal.jsonl', 'run.json']);
    const { manifest, predictions } = await openOutcomes(directory);
    expect(manifest).toEqual(makeManifest());
    expect(rowsOf(predictions)).toEqual(rowsWith(1));
  });

  test('gives the folder the permissions of any other', async () => {
    const folder = makeFolder();
    await createRun(join(folder, 'run'), { manifest: makeManifest(), predictions: TABLE }, createOptions());
    expect(statSync(join(folder, 'run')).mode).toBe(statSync(folder).mode);
  });

  test('keeps a run of the same plan and adds a line to its journal', async () => {
    const directory = join(makeFolder(), 'run');
    for (const _ of [1, 2, 3])
      await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    const lines = listTree(directory)
      ['journal.jsonl']?.trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).event);
    expect(lines).toEqual(['created', 'verified', 'verified']);
  });

  test('does not overwrite a run of another plan, unless told to', async () => {
    const folder = makeFolder();
    const directory = join(folder, 'run');
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    writeFileSync(join(directory, 'index.html'), 'the report of the old run');
    const before = listTree(folder);
    const other = buildTable(rowsWith(0));
    const { code, message, hint } = await faultOf(() =>
      createRun(directory, { manifest: OTHER_PLAN, predictions: other }, createOptions()),
    );
    expect(code).toBe('output-failed');
    expect(message).toBe(
      `${directory}: holds another run, "night" of 2026-01-02T03:04:05.000Z (plan a1a1a1a1; this is plan b2b2b2b2).`,
    );
    expect(hint).toContain('--force');
    expect(listTree(folder)).toEqual(before);

    await createRun(directory, { manifest: OTHER_PLAN, predictions: other }, createOptions({ replace: true }));
    expect(rowsOf((await openOutcomes(directory)).predictions)).toEqual(rowsWith(0));
    expect(readdirSync(directory).sort()).toEqual(['cells', 'journal.jsonl', 'run.json']);
    expect(readdirSync(folder)).toEqual(['run']);
  });

  test('replaces a damaged run of the same plan only when told to', async () => {
    const directory = join(makeFolder(), 'run');
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    const [name = ''] = readdirSync(join(directory, 'cells'));
    appendFileSync(join(directory, 'cells', name), 'x');
    const { code } = await faultOf(() =>
      createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions()),
    );
    expect(code).toBe('run-invalid');
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions({ replace: true }));
    expect(rowsOf((await openOutcomes(directory)).predictions)).toEqual(rowsWith(1));
  });

  test('replaces a run whose manifest is broken only when told to', async () => {
    const directory = join(makeFolder(), 'run');
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    writeFileSync(join(directory, 'run.json'), '{');
    expect(
      (await faultOf(() => createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions())))
        .code,
    ).toBe('run-invalid');
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions({ replace: true }));
    expect((await openOutcomes(directory)).predictions.rows).toBe(2);
  });

  test.each([false, true])('never touches a folder with other files in it (replace: %s)', async replace => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'thesis.tex'), 'mine');
    const { code, message } = await faultOf(() =>
      createRun(folder, { manifest: makeManifest(), predictions: TABLE }, createOptions({ replace })),
    );
    expect([code, message]).toEqual([
      'output-failed',
      `${folder}: holds files, but no run of carryover; expected a new or empty folder.`,
    ]);
    expect(listTree(folder)).toEqual({ 'thesis.tex': 'mine' });
  });

  test.each([
    ['a file', 'file'],
    ['a path below a file', 'file/run'],
    ['a path far below a file', 'file/a/b/run'],
  ])('says that a run cannot be written to %s', async (_claim, name) => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'file'), 'mine');
    const directory = join(folder, name);
    const { code, message } = await faultOf(() =>
      createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions()),
    );
    expect([code, message]).toEqual([
      'output-failed',
      `${directory}: cannot be written: a part of the path is a file, not a folder.`,
    ]);
    expect(listTree(folder)).toEqual({ file: 'mine' });
  });

  test('says that a name is too long', async () => {
    const directory = join(makeFolder(), 'x'.repeat(300));
    const { message } = await faultOf(() =>
      createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions()),
    );
    expect(message).toContain('the name is longer than the file system allows');
  });

  test('refuses to write a manifest that could not be read back', async () => {
    const folder = makeFolder();
    const settings = { ...makeManifest().settings, alpha: Number.NaN };
    const write = () =>
      createRun(join(folder, 'run'), { manifest: makeManifest({ settings }), predictions: TABLE }, createOptions());
    expect((await faultOf(write)).message).toContain('settings.alpha is null');
    expect(listTree(folder)).toEqual({});
  });
});

describe('createRun on a disk that does not take it', () => {
  test.for([
    ['a new folder', 'run'],
    ['a new folder below others', 'a/b/run'],
    ['an empty folder', '.'],
  ] as const)('leaves nothing half-written when the disk fills up: %s', async ([_claim, name], context) => {
    const folder = scratch.path(`create-${++folders}`);
    if (mountSmallDisk(folder, 128) === undefined) return context.skip('mounting is not permitted here');
    const directory = join(folder, name);
    const { code, message, hint } = await faultOf(() =>
      createRun(directory, { manifest: makeManifest(), predictions: LARGE }, createOptions()),
    );
    expect([code, message]).toEqual(['output-failed', `${directory}: cannot be written: the disk is full.`]);
    expect(hint).toContain('Free some space');
    expect(listTree(folder)).toEqual({});
  });

  test('leaves the run that is there as it was when the disk fills up', async context => {
    const folder = scratch.path(`create-${++folders}`);
    if (mountSmallDisk(folder, 128) === undefined) return context.skip('mounting is not permitted here');
    const directory = join(folder, 'run');
    await createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    const before = listTree(folder);
    const write = () =>
      createRun(directory, { manifest: OTHER_PLAN, predictions: LARGE }, createOptions({ replace: true }));
    expect((await faultOf(write)).message).toContain('the disk is full');
    expect(listTree(folder)).toEqual(before);
  });

  test('says that the disk is read-only', async context => {
    const folder = scratch.path(`create-${++folders}`);
    const protect = mountSmallDisk(folder, 128);
    if (protect === undefined) return context.skip('mounting is not permitted here');
    protect();
    for (const name of ['.', 'run', 'a/b']) {
      const directory = join(folder, name);
      const { message } = await faultOf(() =>
        createRun(directory, { manifest: makeManifest(), predictions: TABLE }, createOptions()),
      );
      expect(message).toBe(`${directory}: cannot be written: the file system is read-only.`);
    }
  });

  test('fills an empty folder that is a mount point, and says that one with a run in it cannot be replaced', async context => {
    const folder = scratch.path(`create-${++folders}`);
    if (mountSmallDisk(folder, 1024) === undefined) return context.skip('mounting is not permitted here');
    await createRun(folder, { manifest: makeManifest(), predictions: TABLE }, createOptions());
    const before = listTree(folder);
    const write = () =>
      createRun(folder, { manifest: OTHER_PLAN, predictions: TABLE }, createOptions({ replace: true }));
    expect((await faultOf(write)).message).toContain('the folder is in use, perhaps as a mount point');
    expect(listTree(folder)).toEqual(before);
  });

  test('says that permission is denied', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'closed'), { mode: 0o555 });
    chmodSync(scratch.folder, 0o755);
    const before = listTree(folder);
    const write = () =>
      createRun(join(folder, 'closed', 'run'), { manifest: makeManifest(), predictions: TABLE }, createOptions());
    expect((await asNobody(() => faultOf(write))).message).toContain('permission denied');
    expect(listTree(folder)).toEqual(before);
  });

  test('leaves nothing half-written where files may not grow to that size', () => {
    const folder = makeFolder();
    const source = (path: string) => JSON.stringify(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
    const script = `
      import { createRun } from ${source('src/store/create-run.ts')};
      import { buildTable } from ${source('test/support/prediction-rows.ts')};
      import { createOptions, makeCountsManifest, makeManifest } from ${source('test/support/run-manifest.ts')};
      const key = { domain: 'math', rung: '6b', arm: 'baseline', seed: '0' };
      const rows = Array.from({ length: 10_000 }, (_, at) => (
        { key: { ...key, item: 'q' + at }, status: 'scored', score: 1, labels: {}, numbers: {} }));
      await createRun('run', { manifest: makeManifest(), predictions: buildTable(rows) }, createOptions()).catch(error => console.log(error.message));`;
    const limited = ['-c', 'ulimit -f 64; exec "$0" --input-type=module -e "$1"', process.execPath, script];
    const { stdout, stderr } = spawnSync('bash', limited, { cwd: folder, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['run: cannot be written: a file would be larger than the system allows.\n', '']);
    expect(listTree(folder)).toEqual({});
  });
});
