import { expect, test } from 'vitest';
import type { LockRecord } from '../../src/core/plan-lock.ts';
import { findChangedAnalysis } from '../../src/plan/find-changed-analysis.ts';
import { makeManifest } from '../support/run-manifest.ts';

const { design, settings, policy } = makeManifest();
const OWN = {
  suite: 'small',
  seeds: [1, 2, 3],
  splits: { labelled: 20, unlabelled: 40, test: 100 },
  files: [{ path: 'mine.ts', sha256: 'ab'.repeat(32) }],
  methods: { baseline: 'vanilla', candidate: 'mine' },
};
const lockOf = (own: Partial<LockRecord['own']> = {}): LockRecord => ({
  hash: 'cd'.repeat(32),
  plan: { ...OWN, design, settings, policy },
  own: { ...OWN, ...own },
});

test('nothing is found where nothing was locked, or the plan was followed', () => {
  expect(findChangedAnalysis(undefined, { design, settings, policy })).toEqual([]);
  expect(findChangedAnalysis(lockOf(), { design, settings, policy })).toEqual([]);
});

test('every departure is named with what was planned and what was found', () => {
  const own = { design, settings: { ...settings, sesoi: 0.01 }, policy: { ...policy, allowFewSeeds: true } };
  const changed = lockOf({ seeds: [1, 2, 4], files: [], methods: { ...OWN.methods, candidate: 'other' } });
  const [finding, ...more] = findChangedAnalysis(changed, own);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ detector: 'changed-analysis', severity: 'notice' });
  for (const words of [
    'in 5 points',
    'suite.seeds: planned [1,2,3], found [1,2,4]',
    'method.candidate: planned "mine", found "other"',
    'analysis.sesoi: planned 0.02, found 0.01',
    'gate.allowFewSeeds: planned false, found true',
    'file.mine.ts: planned "abababababab", found none',
  ]) {
    expect(finding?.found).toContain(words);
  }
});
