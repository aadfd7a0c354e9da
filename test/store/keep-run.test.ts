import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PredictionRow } from '../../src/core/predictions.ts';
import { createRun } from '../../src/store/create-run.ts';
import { keepRun } from '../../src/store/keep-run.ts';
import type { RunManifest } from '../../src/store/manifest.ts';
import { readRun } from '../../src/store/open-run.ts';
import { finding, smallArchive } from '../support/counted.ts';
import { faultOf } from '../support/fault-of.ts';
import { listTree } from '../support/list-tree.ts';
import { buildTable } from '../support/prediction-rows.ts';
import { createOptions, makeCountsManifest, makeManifest } from '../support/run-manifest.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
let runs = 0;

const rowsWith = (score: number): readonly PredictionRow[] =>
  ['q1', 'q2'].map(item => ({
    key: { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item },
    status: 'scored',
    score,
    labels: {},
    numbers: {},
  }));

async function makeRun(): Promise<string> {
  const directory = scratch.path(`run-${++runs}`);
  await createRun(directory, { manifest: makeManifest(), predictions: buildTable(rowsWith(1)) }, createOptions());
  return directory;
}

const later = createOptions({ clock: { now: () => '2026-02-03T00:00:00.000Z' } });

async function keep(directory: string, manifest: RunManifest, score = 1): Promise<void> {
  const content = { manifest, predictions: buildTable(rowsWith(score).toReversed()) };
  await keepRun(directory, { stored: await readRun(directory), content }, later);
}

describe('keepRun of counts', () => {
  const manifest = makeCountsManifest();

  test('keeps the same counts, and refuses others under the same plan', async () => {
    const directory = scratch.path('counts');
    const content = { manifest, evidence: smallArchive() };
    await createRun(directory, content, createOptions());
    await createRun(directory, content, later);
    const lines = readFileSync(join(directory, 'journal.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { event: 'created', runs: 6, references: 6 },
      { event: 'verified', runs: 6 },
    ]);
    const other = { manifest, evidence: { ...smallArchive(), findings: [finding()] } };
    const { message } = await faultOf(() => createRun(directory, other, createOptions()));
    expect(message).toBe(`${directory}: holds other counts than this archive, although the plan is the same.`);
    const items = { manifest: makeManifest(), predictions: buildTable(rowsWith(1)) };
    expect((await faultOf(() => createRun(directory, items, createOptions()))).message).toContain('other outcomes');
    await createRun(directory, items, createOptions({ replace: true }));
    expect(await readRun(directory)).toMatchObject({ kind: 'analysis' });
  });
});

describe('keepRun', () => {
  test('adds a line to the journal and changes nothing else, whenever and wherever it is run again', async () => {
    const directory = await makeRun();
    const { 'journal.jsonl': journal, ...before } = listTree(directory);
    await keep(directory, makeManifest({ createdAt: '2026-02-03T00:00:00.000Z', node: '26.0.0', gitCommit: 'def' }));
    const { 'journal.jsonl': longer, ...after } = listTree(directory);
    expect(after).toEqual(before);
    expect(longer).toBe(
      `${journal}{"time":"2026-02-03T00:00:00.000Z","event":"verified","planHash":"${'a1'.repeat(32)}","cells":1}\n`,
    );
  });

  test('takes over what the request says anew', async () => {
    const directory = await makeRun();
    const manifest = makeManifest({ policy: { require: ['production'], allowFewSeeds: true }, name: 'day' });
    await keep(directory, manifest);
    expect(await readRun(directory)).toMatchObject({ policy: manifest.policy, name: 'day' });
    expect(readdirSync(directory).sort()).toEqual(['cells', 'journal.jsonl', 'run.json']);
  });

  test.each([
    ['changed', (path: string) => appendFileSync(path, '{}\n'), 'was changed after it was written'],
    ['missing', (path: string) => rmSync(path), '1 of 1 cells are missing'],
  ])('refuses a run with a cell that is %s, and writes nothing', async (_claim, damage, message) => {
    const directory = await makeRun();
    const [name = ''] = readdirSync(join(directory, 'cells'));
    damage(join(directory, 'cells', name));
    const before = listTree(directory);
    const fault = await faultOf(() => keep(directory, makeManifest()));
    expect([fault.code, fault.message]).toEqual(['run-invalid', expect.stringContaining(message)]);
    expect(listTree(directory)).toEqual(before);
  });

  test('refuses other outcomes under the same plan', async () => {
    const directory = await makeRun();
    const before = readFileSync(join(directory, 'journal.jsonl'), 'utf8');
    const { message } = await faultOf(() => keep(directory, makeManifest(), 0));
    expect(message).toBe(`${directory}: holds other outcomes than these tables, although the plan is the same.`);
    expect(readFileSync(join(directory, 'journal.jsonl'), 'utf8')).toBe(before);
  });
});
