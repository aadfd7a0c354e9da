import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/core/ports.ts';
import type { PredictionRow } from '../../src/core/predictions.ts';
import { contentKey } from '../../src/store/content-key.ts';
import { createRun } from '../../src/store/create-run.ts';
import { hashCells } from '../../src/store/hash-cells.ts';
import { openRun } from '../../src/store/open-run.ts';
import { faultOf } from '../support/fault-of.ts';
import { openOutcomes } from '../support/open-outcomes.ts';
import { arbitraryRows, buildTable, rowsOf } from '../support/prediction-rows.ts';
import { createOptions, makeManifest } from '../support/run-manifest.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
let runs = 0;

async function storeRows(rows: readonly PredictionRow[]): Promise<string> {
  const directory = scratch.path(`run-${++runs}`);
  await createRun(
    directory,
    { manifest: makeManifest({ gitCommit: 'abc' }), predictions: buildTable(rows) },
    createOptions(),
  );
  return directory;
}

const ROWS: readonly PredictionRow[] = ['baseline', 'candidate'].map(arm => ({
  key: { domain: 'math', rung: '6b', arm, seed: '0', item: 'q1' },
  status: 'scored',
  score: 1,
  labels: {},
  numbers: {},
}));

/** Changes a stored run as somebody would who wants to hide it: names, list and hash are made to fit again. */
function forge(directory: string, change: (text: string) => string): void {
  const path = join(directory, 'run.json');
  const run = JSON.parse(readFileSync(path, 'utf8'));
  const [cell] = run.cells;
  const text = change(readFileSync(join(directory, 'cells', `${cell.key}.jsonl`), 'utf8'));
  rmSync(join(directory, 'cells', `${cell.key}.jsonl`));
  cell.key = contentKey(text);
  writeFileSync(join(directory, 'cells', `${cell.key}.jsonl`), text);
  writeFileSync(path, JSON.stringify({ ...run, cellsHash: hashCells(run.cells) }));
}

describe('openRun', () => {
  test('gives back the manifest and every outcome exactly, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRows(), async rows => {
        const { manifest, predictions } = await openOutcomes(await storeRows(rows));
        expect(manifest).toEqual(makeManifest({ gitCommit: 'abc' }));
        const inOrder = (list: readonly PredictionRow[]) => new Map(list.map(row => [JSON.stringify(row.key), row]));
        expect(predictions.rows).toBe(rows.length);
        expect(inOrder(rowsOf(predictions))).toEqual(inOrder(rows));
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same table for any order in which the rows came', async () => {
    const [rows = []] = fc.sample(arbitraryRows(), { numRuns: 1, seed: 7 });
    const [one, other] = [await storeRows(rows), await storeRows(rows.toReversed())];
    expect((await openOutcomes(other)).predictions).toEqual((await openOutcomes(one)).predictions);
  });

  test('reports progress in rows, and ends it after an error too', async () => {
    const calls: (string | number)[] = [];
    const progress: Progress = {
      start: (step, total) => calls.push(step, total),
      advance: by => calls.push(by),
      done: () => calls.push('done'),
    };
    const directory = await storeRows(ROWS);
    await openRun(directory, progress);
    expect(calls).toEqual(['reading', 2, 1, 1, 'done']);
    const [name = ''] = readdirSync(join(directory, 'cells'));
    writeFileSync(join(directory, 'cells', name), 'changed');
    await faultOf(() => openRun(directory, progress));
    expect(calls.at(-1)).toBe('done');
  });

  test('names the cell that was changed after it was written', async () => {
    const directory = await storeRows(ROWS);
    const [name = ''] = readdirSync(join(directory, 'cells'));
    const path = join(directory, 'cells', name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"score":1', '"score":0'));
    const { code, message } = await faultOf(() => openRun(directory));
    expect([code, message]).toEqual([
      'run-invalid',
      expect.stringContaining(`${path}: was changed after it was written`),
    ]);
  });

  test('names a missing cell', async () => {
    const directory = await storeRows(ROWS);
    const [name = ''] = readdirSync(join(directory, 'cells'));
    renameSync(join(directory, 'cells', name), scratch.path('elsewhere'));
    expect((await faultOf(() => openRun(directory))).message).toContain(`1 of 2 cells are missing: cells/${name}`);
  });

  test('notices that a cell was taken off the list', async () => {
    const directory = await storeRows(ROWS);
    const path = join(directory, 'run.json');
    const run = JSON.parse(readFileSync(path, 'utf8'));
    const [dropped] = run.cells.splice(0, 1);
    rmSync(join(directory, 'cells', `${dropped.key}.jsonl`));
    writeFileSync(path, JSON.stringify(run));
    expect((await faultOf(() => openRun(directory))).message).toContain('the list of cells does not match cellsHash');
  });

  test.each([
    ['a score out of range', '"score":1', '"score":7', 'score is 7; expected a number from 0 to 1'],
    [
      'another arm in the header',
      '"arm":"baseline"',
      '"arm":"weak"',
      'arm is "weak"; expected "baseline" as in run.json',
    ],
    ['a key that is not known', '"score":1', '"score":1,"x":1', 'unknown key "x"'],
  ])('refuses a forged cell that hashes to its name, but holds %s', async (_claim, from, to, message) => {
    const directory = await storeRows(ROWS);
    forge(directory, text => text.replace(from, to));
    const fault = await faultOf(() => openRun(directory));
    expect([fault.code, fault.message]).toEqual(['run-invalid', expect.stringContaining(message)]);
  });

  test.each([
    ['a folder that is not there', 'gone', 'holds no run.json; expected a run directory of carryover.'],
    ['an empty folder', 'empty', 'holds no run.json; expected'],
    ['a file', 'file', 'is no folder; expected'],
  ])('says that %s is no run', async (_claim, name, message) => {
    mkdirSync(scratch.path('empty'), { recursive: true });
    scratch.write('file', '');
    const directory = scratch.path(name);
    const fault = await faultOf(() => openRun(directory));
    expect([fault.code, fault.message]).toEqual(['run-invalid', expect.stringContaining(`${directory}: ${message}`)]);
  });

  test('names what is wrong in run.json', async () => {
    const directory = await storeRows(ROWS);
    const path = join(directory, 'run.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"sesoi"', '"sesio"'));
    expect((await faultOf(() => openRun(directory))).message).toContain(`${path}: `);
    expect((await faultOf(() => openRun(directory))).message).toContain(
      'unknown key "sesio" (did you mean sesoi?) in settings',
    );
  });
});

describe('the records of a run', () => {
  const records = [
    {
      domain: 'math',
      rung: '6b',
      arm: 'baseline',
      seed: '0',
      key: 'k',
      learner: 'local/small',
      method: 'vanilla',
      state: 'done',
      receipt: { trainedOn: 3, labelsChanged: 0, parametersMoved: 1.5, note: 'x' },
      repeats: [0.5, 1],
      asked: {
        models: [
          {
            learner: 'anthropic/x',
            asked: 9,
            refused: 1,
            unreadable: 0,
            failed: 0,
            order: { pairs: 4, first: 1, second: 0 },
          },
        ],
        leftOut: 2,
      },
    },
    {
      domain: 'math',
      rung: '6b',
      arm: 'candidate',
      seed: '0',
      key: 'l',
      learner: 'local/small',
      method: 'mine',
      state: 'errored',
      reason: 'out of ideas',
    },
  ] as const;
  const selection = { among: ['a', 'b'], rule: 'the best', draw: 0, seeds: [1, 2] };
  const texts = [
    { domain: 'math', item: 'i1', input: '1 + 1' },
    { domain: 'chat', item: 'i2', input: { prompt: 'p', first: 'f', second: 's' } },
  ];

  async function storeRun(): Promise<string> {
    const directory = scratch.path(`run-${++runs}`);
    await createRun(
      directory,
      { manifest: makeManifest({ kind: 'run', records, selection, texts }), predictions: buildTable(ROWS) },
      createOptions(),
    );
    return directory;
  }

  test('come back as they were, with the selection and the texts of items', async () => {
    const { manifest } = await openRun(await storeRun());
    expect(manifest).toMatchObject({ kind: 'run', records, selection, texts });
  });

  test.each([
    ['a receipt was changed', (text: string) => text.replace('"trainedOn":3', '"trainedOn":9')],
    ['a record was taken out', (text: string) => text.replace(/,\{[^{}]*"state":"errored"[^{}]*\}/, '')],
    ['all of them were taken out', (text: string) => text.replace(/"records":\[.*\],"selection"/, '"selection"')],
    ['their hash was taken out', (text: string) => text.replace(/"recordsHash":"[0-9a-f]+",/, '')],
  ])('are refused where %s', async (_claim, change) => {
    const directory = await storeRun();
    const path = join(directory, 'run.json');
    const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(path, changed);
    const { message } = await faultOf(() => openRun(directory));
    expect(message).toContain('the records do not match recordsHash');
  });

  test('texts are refused where one was changed', async () => {
    const directory = await storeRun();
    const path = join(directory, 'run.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('1 + 1', '1 + 2'));
    const { message } = await faultOf(() => openRun(directory));
    expect(message).toContain('the texts do not match textsHash');
  });
});
