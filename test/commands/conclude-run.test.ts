import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { concludeCounts } from '../../src/commands/conclude-counts.ts';
import { concludeRun } from '../../src/commands/conclude-run.ts';
import { hashPlan } from '../../src/commands/hash-plan.ts';
import { loadRun } from '../../src/commands/load-run.ts';
import type { CountedEvidence } from '../../src/core/counted-evidence.ts';
import { decisionOf } from '../../src/core/decision-of.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { renderResult } from '../../src/report/registry.ts';
import { createRun } from '../../src/store/create-run.ts';
import { hashPart } from '../../src/store/hash-part.ts';
import { richArchive, SETTINGS, smallArchive } from '../support/counted.ts';
import { faultOf } from '../support/fault-of.ts';
import { createOptions, makeCountsManifest } from '../support/run-manifest.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
let runs = 0;

const INPUTS = [{ path: 'archive.tar.gz', sha256: 'ab'.repeat(32), bytes: 1234 }];
const MANIFEST = makeCountsManifest({
  provenance: {
    version: '0.1.0',
    inputs: INPUTS,
    command: 'carryover analyze archive.tar.gz',
    planHash: hashPlan({ kind: 'counts', inputs: INPUTS, settings: SETTINGS }),
  },
});

async function store(evidence: CountedEvidence): Promise<string> {
  const directory = scratch.path(`run-${++runs}`);
  await createRun(directory, { manifest: MANIFEST, evidence }, createOptions());
  return directory;
}

const load = (directory: string) => loadRun(directory, silentProgress);

test('an archive that was analysed gives the same page, text and numbers again, from its run directory alone', async () => {
  const turn = <Fields extends object>(fields: Fields) =>
    Object.fromEntries(Object.entries(fields).reverse()) as Fields;
  const rich = richArchive();
  const turned = { ...rich, findings: rich.findings.map(turn), runs: rich.runs.map(turn) };
  for (const evidence of [smallArchive(), rich, turned]) {
    const [first, again] = [concludeCounts(evidence, MANIFEST), await concludeRun(await load(await store(evidence)))];
    for (const format of ['json', 'markdown', 'text', 'html'] as const) {
      expect(await renderResult(again, format)).toBe(await renderResult(first, format));
    }
    expect(decisionOf(again)).toEqual(first.decision);
  }
});

describe('what was changed after it was written decides nothing:', () => {
  /** Changes run.json, and makes the hash of the counts fit again where the forger knows how. */
  async function forge(change: (text: string) => string, rehash = false): Promise<string> {
    const directory = await store(richArchive());
    const path = join(directory, 'run.json');
    const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
    const changed = change(text);
    expect(changed).not.toBe(text);
    const run = JSON.parse(changed);
    writeFileSync(path, rehash ? JSON.stringify({ ...run, evidenceHash: hashPart(run.evidence) }) : changed);
    return directory;
  }

  test.each([
    ['a count', '"correct":63', '"correct":93', 'the counts do not match evidenceHash'],
    ['a finding', '"severity":"fault"', '"severity":"note"', 'the counts do not match evidenceHash'],
    ['a seed that becomes pairable', '"isPairable":false', '"isPairable":true', 'the counts do not match evidenceHash'],
    ['the level', '"alpha":0.05', '"alpha":0.2', 'design, settings and policy hash to'],
    ['the baseline', '"baseline":"plain"', '"baseline":"tuned"', 'design, settings and policy hash to'],
    ['the archive', 'abab', 'cdcd', 'design, settings and policy hash to'],
    ['the kind', '"kind":"counts"', '"kind":"analysis"', 'design is missing'],
    ['a name of a field', '"isPairable"', '"isPairabel"', 'unknown key "isPairabel"'],
  ])('%s', async (_claim, from, to, message) => {
    const directory = await forge(text => text.replace(from, to));
    const fault = await faultOf(() => load(directory));
    expect([fault.code, fault.message]).toEqual(['run-invalid', expect.stringContaining(message)]);
    expect(fault.message).toContain(join(directory, 'run.json'));
  });

  test.each([
    ['more right than there are items', '"correct":63,"total":100', '"correct":163,"total":100', 'correct is 163'],
    ['a share above 1', '"accuracy":0.55', '"accuracy":1.5', 'accuracy is 1.5'],
    ['half an item', '"correct":63', '"correct":62.5', 'correct is 62.5'],
    ['a reference of an unknown role', '"role":"floor"', '"role":"cellar"', 'role is "cellar"'],
  ])('nor do counts whose hash was made to fit, with %s', async (_claim, from, to, message) => {
    const fault = await faultOf(async () => load(await forge(text => text.replace(from, to), true)));
    expect([fault.code, fault.message]).toEqual(['run-invalid', expect.stringContaining(message)]);
  });

  test('a result.json without its run.json is no run', async () => {
    const directory = scratch.path('bare');
    mkdirSync(directory);
    scratch.write('bare/result.json', await renderResult(concludeCounts(smallArchive(), MANIFEST), 'json'));
    expect((await faultOf(() => load(directory))).message).toContain('holds no run.json');
  });
});
