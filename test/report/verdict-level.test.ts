import { expect, test } from 'vitest';
import { verdictLevel } from '../../src/report/verdict-level.ts';

test('a verdict is made alone where the gate requires the cell, and in the sandbox; else over all target cells', () => {
  expect(verdictLevel({ required: true })).toBe('single');
  expect(verdictLevel({ required: false, replication: 'replicated' })).toBe('single');
  expect(verdictLevel({ required: false })).toBe('family');
});
