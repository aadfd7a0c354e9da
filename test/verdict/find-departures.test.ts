import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../src/core/baseline.ts';
import { findDepartures, type Tonight } from '../../src/verdict/find-departures.ts';
import { makeNight } from '../support/blessed.ts';

const { baseline, tonight } = makeNight(0.2, { items: 60 });
const night = (changes: Partial<Tonight>) => findDepartures(baseline, { ...tonight, ...changes });

test('the same study has no departures', () => {
  expect(night({})).toEqual({ obstacles: [], changes: [] });
});

describe('another study cannot be compared:', () => {
  test.each<[claim: string, changes: Partial<Tonight>, told: string]>([
    ['another name', { name: 'other' }, 'it is of another study, "night"'],
    ['a run for an analysis', { kind: 'run' }, 'it is of another study'],
    ['another level', { settings: { ...tonight.settings, alpha: 0.1 } }, 'the plan changed since: analysis (alpha)'],
    ['another design', { design: { ...tonight.design, domains: ['math', 'code'] } }, 'design (domains)'],
    [
      'other items',
      { items: tonight.items.map(one => ({ ...one, items: 59, hash: '0'.repeat(64) })) },
      'the item set of large × math changed: 60 then, 59 now',
    ],
    ['a cell more', { items: [...tonight.items, { rung: 'x', domain: 'y', items: 3, hash: '' }] }, 'none then, 3 now'],
    ['a cell less', { items: tonight.items.slice(0, 1) }, '60 then, none now'],
  ])('%s', (_, changes, told) => {
    expect(night(changes).obstacles.join('; ')).toContain(told);
  });
});

test('another policy or version is told, and compared all the same', () => {
  const { obstacles, changes } = night({
    policy: { ...tonight.policy, require: [], baseline: 'b.json' },
    provenance: { ...tonight.provenance, version: '2.0.0' },
  });
  expect(obstacles).toEqual([]);
  expect(changes).toEqual([
    'the policy of the gate changed since it was blessed (require)',
    'it was blessed with carryover 1.0.0, this is 2.0.0',
  ]);
});

describe('a run rests on its files', () => {
  const file = (path: string, letter: string) => ({ path, sha256: letter.repeat(64), bytes: 1 });
  const files = [file('s.yaml', '1'), file('mine.ts', '2'), file('items.jsonl', '3')];
  const run: Baseline = { ...baseline, kind: 'run', inputs: files };
  const change = (at: number) =>
    findDepartures(run, {
      ...tonight,
      kind: 'run',
      provenance: { ...tonight.provenance, inputs: files.with(at, file(files[at]?.path ?? '', '9')) },
    });

  test('suite and items decide what a gain is', () => {
    expect(change(0).obstacles).toEqual(['another suite was blessed: the suite file changed since']);
    expect(change(2).obstacles).toEqual(['other items were blessed: a file of items or texts changed since']);
  });

  test('the code of a method is what is being tested', () => {
    expect(change(1)).toEqual({ obstacles: [], changes: ['the code of a method changed since it was blessed'] });
  });
});
