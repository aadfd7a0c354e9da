import { expect, test } from 'vitest';
import { codesTable, excludedTable, findingsTable } from '../../../src/report/counts/finding-tables.ts';
import { concluded, finding, richArchive, smallArchive } from '../../support/counted.ts';

const result = concluded(richArchive());

test('codes are counted, faults before notes', () => {
  expect(codesTable(result).rows).toEqual([
    { names: ['IDEA'], values: ['fault', '1', '1', 'counts used, not paired'] },
    { names: ['SEED'], values: ['fault', '1', '1', 'counts used, not paired'] },
    { names: ['MTIME'], values: ['note', '1', '1', 'used as it is'] },
  ]);
});

test('many decisions under one code are counted', () => {
  const findings = ['a', 'b', 'c', 'd'].map(decision => finding({ decision }));
  expect(codesTable(concluded({ ...smallArchive(), findings })).rows[0]?.values).toEqual([
    'fault',
    '1',
    '4',
    'a; b; and 2 more',
  ]);
});

test('every finding has file, field, expected, found and decision', () => {
  const { rows } = findingsTable(result);
  expect(rows[1]).toEqual({
    names: ['SEED', 'chat/tuned/1.json'],
    values: ['config.seed', '1', '2', 'counts used, not paired'],
  });
  expect(rows[2]).toMatchObject({
    names: ['MTIME (note)', 'chat/tuned/1.json'],
    values: ['whole file', '1', '2', 'used as it is'],
  });
});

test('what was set aside and what could not be told apart is listed', () => {
  expect(excludedTable(result).rows.map(({ names }) => names[0])).toEqual([
    'chat/gone/1.json',
    'chat/twice/a.json',
    'chat/twice/b.json',
  ]);
  expect(excludedTable(result).rows[0]?.values).toEqual([
    'set aside: said to be gone on chat, seed 1; the findings say why',
  ]);
});
