import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { hashItems, nightFacts } from '../../src/commands/night-facts.ts';
import type { CellRecord } from '../../src/core/cell-record.ts';
import { findChanges } from '../../src/history/find-changes.ts';
import type { RunManifest } from '../../src/store/manifest.ts';
import { makeTable, type Outcome, simulate } from '../support/make-table.ts';
import { makeManifest } from '../support/run-manifest.ts';

const DOMAINS = ['math', 'code'];
const RUNGS = ['6b', '175b'];
const ARMS = ['weak', 'ceiling', 'baseline', 'candidate'];
const { design } = makeManifest();
const MANIFEST = makeManifest({
  design: { ...design, domains: DOMAINS, arms: { ...design.arms, weak: 'weak', ceiling: 'ceiling' } },
});
const OUTCOMES: readonly Outcome[] = simulate({
  stream: 'facts',
  rungs: { '6b': 0.1, '175b': 0.1 },
  seeds: 5,
  items: 4,
  domains: DOMAINS,
  gap: 0.2,
}).map(one => ({ ...one, model: `model of ${one.rung}`, cost: one.rung === '6b' ? 0.001 : 0.01 }));

const RECORDS: readonly CellRecord[] = RUNGS.flatMap(rung =>
  DOMAINS.flatMap(domain =>
    ARMS.flatMap(arm =>
      ['s0', 's1', 's2', 's3', 's4'].map((seed): CellRecord => {
        const method = arm === 'baseline' || arm === 'candidate' ? { method: `method of ${arm}` } : {};
        const origin = { rung, domain, arm, seed, key: `${rung} ${domain} ${arm} ${seed}`, learner: `learner ${rung}` };
        return { ...origin, ...method, state: 'done', receipt: { trainedOn: 600 } };
      }),
    ),
  ),
);
const RUN: RunManifest = { ...MANIFEST, kind: 'run', records: RECORDS };

const fail = (record: CellRecord): CellRecord => {
  const { domain, rung, arm, seed, key, method, learner } = record;
  return { domain, rung, arm, seed, key, method, learner, state: 'errored', reason: 'lost' };
};

const factsOf = (manifest: RunManifest, outcomes: readonly Outcome[] = OUTCOMES) => {
  const predictions = makeTable(outcomes);
  return nightFacts(manifest, predictions, arrange(predictions, manifest.design));
};
const differences = (manifest: RunManifest, outcomes?: readonly Outcome[], from = RUN): string[] =>
  findChanges(factsOf(from), factsOf(manifest, outcomes)).map(({ aspect, what }) => `${aspect}: ${what}`);

describe('what did not arrive is no other comparison', () => {
  test.each<[string, (one: Pick<CellRecord, 'rung' | 'domain' | 'arm' | 'seed'>) => boolean]>([
    ['a seed of an arm', one => one.rung === '175b' && one.arm === 'candidate' && one.seed === 's3'],
    ['a seed of all arms', one => one.rung === '175b' && one.seed === 's3'],
    ['an arm', one => one.rung === '175b' && one.arm === 'candidate'],
    ['a cell', one => one.rung === '175b' && one.domain === 'code'],
    ['a rung', one => one.rung === '175b'],
    ['a domain', one => one.domain === 'code'],
    ['everything', () => true],
  ])('%s', (_, isLost) => {
    const rest = OUTCOMES.filter(one => !isLost(one));
    const records = RECORDS.map(record => (isLost(record) ? fail(record) : record));
    expect(differences({ ...RUN, records }, rest)).toEqual([]);
    // Even as the first of a series that whole nights follow.
    expect(findChanges(factsOf({ ...RUN, records }, rest), factsOf(RUN))).toEqual([]);
  });

  test('of a table some of the seeds; a table says nothing about what was planned', () => {
    const rest = (seeds: number) => OUTCOMES.filter(({ seed }) => Number(seed.slice(1)) < seeds);
    expect(differences(MANIFEST, rest(3), MANIFEST)).toEqual([]);
    expect(differences(MANIFEST, rest(2), MANIFEST)).toContain('suite: seeds in 175b, math');
  });
});

describe('what was planned otherwise is told, with the cells that it is about', () => {
  test.each<[string, RunManifest]>([
    ['suite: arms', { ...RUN, design: { ...RUN.design, arms: { ...RUN.design.arms, baseline: 'ceiling' } } }],
    ['suite: α, δ, φ, share that may be missing', { ...RUN, settings: { ...RUN.settings, sesoi: 0.05 } }],
    ['suite: sandbox domain', { ...RUN, design: { ...RUN.design, sandboxDomain: 'math' } }],
    [
      'suite: seeds in 175b, math',
      { ...RUN, records: RECORDS.filter(one => one.seed !== 's4' || one.rung !== '175b' || one.domain !== 'math') },
    ],
    [
      'suite: learner of weak in 6b',
      {
        ...RUN,
        records: RECORDS.map(one => (one.arm === 'weak' && one.rung === '6b' ? { ...one, learner: 'x' } : one)),
      },
    ],
    [
      'suite: method of candidate',
      { ...RUN, records: RECORDS.map(one => (one.arm === 'candidate' ? { ...one, method: 'other' } : one)) },
    ],
    ['gate: gate policy', { ...RUN, policy: { ...RUN.policy, allowFewSeeds: true } }],
    ['code: Node', { ...RUN, node: '25.0.0' }],
  ])('%s', (what, manifest) => {
    expect(differences(manifest)).toContain(what);
  });

  test('training sizes by what weak and ceiling were trained on, for a method may choose its own', () => {
    const trained = (arms: readonly string[], trainedOn: number): RunManifest => ({
      ...RUN,
      records: RECORDS.map(one =>
        arms.includes(one.arm) ? { ...one, state: 'done' as const, receipt: { trainedOn } } : one,
      ),
    });
    expect(differences(trained(['candidate'], 412))).toEqual([]);
    expect(differences(trained(['weak'], 1200))).toHaveLength(4);
    expect(differences(trained(['weak'], 1200))[0]).toBe('suite: training items of weak in 6b, math');
  });

  test('items of a domain, models of a rung and the price of a cell, each for itself', () => {
    const change = (alter: (one: Outcome) => Partial<Outcome>) => OUTCOMES.map(one => ({ ...one, ...alter(one) }));
    const other = (outcomes: readonly Outcome[]) => findChanges(factsOf(RUN), factsOf(RUN, outcomes));
    expect(other(change(({ domain, item }) => ({ item: domain === 'code' ? `new ${item}` : item })))).toEqual([
      {
        aspect: 'items',
        what: 'items of code',
        before: `4 (${hashItems(['i0', 'i1', 'i2', 'i3'])})`,
        after: `4 (${hashItems(['new i0', 'new i1', 'new i2', 'new i3'])})`,
      },
    ]);
    expect(other(change(({ rung }) => (rung === '6b' ? { model: 'newer' } : {})))).toMatchObject([
      { aspect: 'models', what: 'model in 6b', before: 'model of 6b', after: 'newer' },
    ]);
    const dearer = change(one => (one.rung === '6b' && one.domain === 'math' ? { cost: 0.0015 } : {}));
    expect(other(dearer).map(({ aspect, what }) => `${aspect}: ${what}`)).toEqual([
      'price: US$ per 1,000 outcomes of baseline in 6b, math',
      'price: US$ per 1,000 outcomes of candidate in 6b, math',
    ]);
  });
});
