import { expect, test } from 'vitest';
import { groupRuns } from '../../../src/analysis/counts/group-runs.ts';
import { countedRun, referenceRun, runsOf, smallArchive } from '../../support/counted.ts';

test('what may be compared is one domain under one pair of models, in natural order', () => {
  const runs = [
    countedRun({ domain: 'math', pair: '10b' }),
    countedRun({ domain: 'math', pair: '2b' }),
    ...runsOf('plain', [1, 2]),
  ];
  const { groups } = groupRuns({ runs, references: [referenceRun('floor', 0.5, { domain: 'law' })] });
  expect(groups.map(({ domain, pair }) => [domain, pair])).toEqual([
    ['chat', 'small → large'],
    ['math', '2b'],
    ['math', '10b'],
  ]);
  expect(groups.flatMap(({ references }) => references)).toEqual([]);
});

test('the order of the files changes nothing', () => {
  const { runs, references } = smallArchive();
  const turned = { runs: [...runs].reverse(), references: [...references].reverse() };
  expect(groupRuns(turned)).toEqual(groupRuns({ runs, references }));
});

test('of two runs, or two references, that nothing tells apart neither is taken, and both are named', () => {
  const runs = [countedRun({ path: 'b' }), countedRun({ path: 'a', correct: 61 }), countedRun({ seed: '2' })];
  const references = [referenceRun('floor', 0.5, { path: 'c' }), referenceRun('floor', 0.6, { path: 'd' })];
  const { groups, leftOut } = groupRuns({ runs, references });
  expect(groups[0]?.runs.map(({ seed }) => seed)).toEqual(['2']);
  expect(groups[0]?.references).toEqual([]);
  expect(leftOut.map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd']);
  expect(leftOut[0]?.reason).toBe('2 files have this domain, method, pair of models and seed');
});
