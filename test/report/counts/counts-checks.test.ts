import { expect, test } from 'vitest';
import type { CountsResult } from '../../../src/core/counts-result.ts';
import { countsChecks } from '../../../src/report/counts/counts-checks.ts';
import { concluded, richArchive, runsOf, smallArchive } from '../../support/counted.ts';

const words = (result: CountsResult) => countsChecks(result).map(({ title, word }) => `${title}: ${word}`);

test('provenance comes first, and a clean small archive lacks seeds alone', () => {
  expect(words(concluded())).toEqual([
    'Provenance: no fault found',
    'Complete: yes',
    'Comparable: by seed',
    'Sensitive: few seeds',
    'Floor and ceiling: there',
  ]);
});

test('faults, missing seeds, doubted seeds and missing references are seen', () => {
  const result = concluded(richArchive());
  expect(words(result)).toEqual([
    'Provenance: faults found',
    'Complete: seeds missing',
    'Comparable: in part',
    'Sensitive: few seeds',
    'Floor and ceiling: missing',
  ]);
  expect(countsChecks(result)[0]?.text).toBe('2 faults in 2 files, 1 note. 1 run set aside. Nothing was repaired.');
  expect(countsChecks(result)[1]?.text).toContain('2 files could not be told apart');
});

test('six seeds are enough for the exact test', () => {
  const runs = [...runsOf('plain', [50, 51, 52, 53, 54, 55]), ...runsOf('tuned', [51, 53, 53, 54, 55, 57])];
  expect(words(concluded({ ...smallArchive(), runs }))[3]).toBe('Sensitive: enough seeds');
});

test('an empty archive passes nothing', () => {
  expect(words(concluded({ runs: [], references: [], findings: [] }))).toEqual([
    'Provenance: no fault found',
    'Complete: no',
    'Comparable: no',
    'Sensitive: not known',
    'Floor and ceiling: not known',
  ]);
});
