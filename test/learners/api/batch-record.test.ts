import { expect, test } from 'vitest';
import type { BatchEntry } from '../../../src/core/batch-log.ts';
import { newBatch, openBatches } from '../../../src/learners/api/batch-record.ts';

const AT = '2026-01-01T00:00:00.000Z';
const parts = [
  { part: 'p', keys: ['1', '3'] },
  { part: 'q', keys: ['2'] },
];

const questions = [
  { part: 'p', key: '1', bound: 0.5, attempt: 1 },
  { part: 'q', key: '2', bound: undefined, attempt: 1 },
  { part: 'p', key: '3', bound: 0.25, attempt: 2 },
];

test('questions are grouped by part, in their order, and what is reserved for each is known', () => {
  const { parts: grouped, keys, at, asked } = newBatch(questions, AT, 0);
  expect(grouped).toEqual(parts);
  expect({ keys, at }).toEqual({ at: AT, keys: new Set(['1', '3', '2']) });
  expect(asked?.get('3')).toEqual({ bound: 0.25, attempt: 2 });
});

test('a new batch has a name of its own, even beside another of the same moment', () => {
  expect(newBatch(questions, AT, 0).name).not.toBe(newBatch(questions, AT, 1).name);
});

test('open are the batches of the learner that were written down and not settled', () => {
  const intended = (batch: string, learner = 'm'): BatchEntry => ({ state: 'intended', batch, learner, at: AT, parts });
  const entries: readonly BatchEntry[] = [
    intended('done'),
    { state: 'submitted', batch: 'done', id: 'host-1' },
    intended('handed in'),
    intended('of another', 'n'),
    { state: 'submitted', batch: 'of another', id: 'host-3' },
    { state: 'settled', batch: 'done' },
    { state: 'submitted', batch: 'handed in', id: 'host-2' },
    intended('lost'),
    { state: 'settled', batch: 'whose beginning is damaged' },
    { state: 'submitted', batch: 'whose beginning is damaged', id: 'host-4' },
  ];
  const { open, ids } = openBatches(entries, 'm');
  expect(open.map(({ name, id, asked }) => [name, id, asked])).toEqual([
    ['handed in', 'host-2', undefined],
    ['lost', undefined, undefined],
  ]);
  expect(ids).toEqual(new Set(['host-1', 'host-2', 'host-3', 'host-4']));
});
