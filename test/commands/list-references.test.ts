import { expect, test } from 'vitest';
import { listReferences } from '../../src/commands/list-references.ts';
import { sampleRecord } from '../support/sample-records.ts';

const record = (arm: string, method?: string, reason?: string) =>
  sampleRecord({ arm, method, ...(reason === undefined ? {} : { reason }) });

test('built-in methods without a teacher are references, also where they failed, each once', () => {
  const records = [
    record('weak'),
    record('candidate', 'soft-labels'),
    record('zero-shot', 'zero-shot'),
    record('zero-shot', 'zero-shot', 'it threw'),
    record('majority-answer', 'majority-answer'),
  ];
  expect(listReferences(records)).toEqual(['zero-shot', 'majority-answer']);
});

test('a baseline without a teacher is the baseline, a shuffled teacher is one, and a name alone proves nothing', () => {
  const records = [
    record('baseline', 'zero-shot'),
    record('shuffled-teacher', 'zero-shot'),
    record('zero-shot', 'mine'),
    record('vanilla', 'vanilla'),
  ];
  expect(listReferences(records)).toEqual([]);
  expect(listReferences()).toEqual([]);
});
