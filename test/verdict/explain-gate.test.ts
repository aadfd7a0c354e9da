import { expect, test } from 'vitest';
import type { CellRecord } from '../../src/core/cell-record.ts';
import type { GateDecision } from '../../src/core/result.ts';
import { explainGate } from '../../src/verdict/explain-gate.ts';

const CELL = { rung: 'production', domain: 'math' };
const GATE: GateDecision = {
  outcome: 'incomplete',
  exitCode: 6,
  reasons: [{ code: 'required-cell', cell: CELL, text: 'production × math: incomplete' }],
};
const errored = (rung: string, reason: string): CellRecord => ({
  domain: 'math',
  rung,
  arm: 'baseline',
  seed: '1',
  key: 'k',
  learner: 'l',
  state: 'errored',
  reason,
});
const textOf = (records: readonly CellRecord[]): string | undefined => explainGate(GATE, records).reasons[0]?.text;

test('an incomplete gate says what kept most runs of the cell from being measured', () => {
  const other = errored('sandbox', 'no key');
  const own = ['cap', 'slow', 'cap'].map(reason => errored('production', reason));
  expect(textOf([other, other, other, ...own])).toBe('production × math: incomplete: cap');
  expect(textOf([errored('production', 'b'), errored('production', 'a')])).toBe('production × math: incomplete: a');
});

test('where the cell itself has no failure, one of the others is the cause; without any there is none to say', () => {
  expect(textOf([errored('sandbox', 'no key')])).toBe('production × math: incomplete: no key');
  expect(textOf([])).toBe('production × math: incomplete');
  expect(explainGate(GATE)).toEqual(GATE);
});

test('a gate that decided something else stays as it is', () => {
  const failed: GateDecision = { ...GATE, outcome: 'failed', exitCode: 3 };
  expect(explainGate(failed, [errored('production', 'cap')])).toBe(failed);
});
