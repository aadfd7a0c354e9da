import { expect, test } from 'vitest';
import { plannedSeeds } from '../../src/commands/planned-seeds.ts';
import type { CellRecord } from '../../src/core/cell-record.ts';
import { makeManifest } from '../support/run-manifest.ts';

const recordOf = (arm: string, seed: string): CellRecord => {
  const origin = { domain: 'math', rung: '175b', arm, seed, key: `${arm} ${seed}`, learner: 'l' };
  return { ...origin, state: 'errored', reason: 'lost' };
};

test('seeds of the two arms that are compared are counted once, whatever became of them, and controls are not', () => {
  const records = [
    recordOf('candidate', '1'),
    recordOf('baseline', '1'),
    recordOf('candidate', '2'),
    recordOf('majority', '3'),
  ];
  expect(plannedSeeds(makeManifest({ kind: 'run', records }))).toEqual([
    { rung: '6b', domain: 'math', seeds: 0 },
    { rung: '175b', domain: 'math', seeds: 2 },
  ]);
});

test('of outcomes that were imported no plan is known', () => {
  expect(plannedSeeds(makeManifest())).toBeUndefined();
});
