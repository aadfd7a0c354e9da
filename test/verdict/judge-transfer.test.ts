import { expect, test } from 'vitest';
import { judgeTransfer } from '../../src/verdict/judge-transfer.ts';
import { sampleResult } from '../support/sample-result.ts';

const made = sampleResult([
  { rung: 'small', role: 'sandbox' },
  { rung: 'large', role: 'production' },
  { rung: 'large', role: 'production', domain: 'chat' },
]);
const estimates = made.cells.map(cell =>
  cell.estimates.role === 'production'
    ? { ...cell.estimates, sandbox: { rung: 'small', domain: 'math' } }
    : cell.estimates,
);
const judge = (require: readonly string[]) =>
  judgeTransfer({
    estimates,
    findings: [],
    design: made.design,
    settings: made.settings,
    policy: { require, allowFewSeeds: false },
  });

test('required cells are judged alone, the others simultaneously, and both are kept', () => {
  const [, math, chat] = judge(['large/math']);
  expect([math?.required, chat?.required]).toEqual([true, false]);
  expect(math?.verdict).toBe(math?.levels?.single);
  expect(chat?.verdict).toBe(chat?.levels?.family);
});

test('sandbox cells carry their replication and no verdict', () => {
  const [sandbox] = judge(['all']);
  expect(sandbox).toMatchObject({ replication: 'replicated', required: false });
  expect(sandbox?.verdict).toBeUndefined();
});
