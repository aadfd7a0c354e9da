import { expect, test } from 'vitest';
import { summarizeDesign } from '../../src/evidence/summarize-design.ts';
import { makeTable } from '../support/make-table.ts';

const row = (over: object) => ({ domain: 'd', rung: 'r', arm: 'a', seed: '1', item: 'i', score: 1, ...over });

test('seeds, items and outcomes are counted by domain, rung and arm, in the order in which these come', () => {
  const table = makeTable([
    row({ rung: 'z', status: 'errored' }),
    row({}),
    row({ seed: '2' }),
    row({ item: 'j', status: 'missing' }),
    row({ arm: 'b' }),
    row({ domain: 'e' }),
  ]);
  expect(summarizeDesign(table)).toEqual([
    { domain: 'd', rung: 'z', arm: 'a', seeds: 1, items: 1, outcomes: 1, unscored: 1 },
    { domain: 'd', rung: 'r', arm: 'a', seeds: 2, items: 2, outcomes: 3, unscored: 1 },
    { domain: 'd', rung: 'r', arm: 'b', seeds: 1, items: 1, outcomes: 1, unscored: 0 },
    { domain: 'e', rung: 'r', arm: 'a', seeds: 1, items: 1, outcomes: 1, unscored: 0 },
  ]);
  expect(summarizeDesign(makeTable([]))).toEqual([]);
});
