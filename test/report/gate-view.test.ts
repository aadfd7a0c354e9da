import { describe, expect, test } from 'vitest';
import type { GateReason, TransferResult } from '../../src/core/result.ts';
import { gateView } from '../../src/report/gate-view.ts';
import { sampleResult } from '../support/sample-result.ts';

const cell = { rung: 'large', domain: 'math' };

/** A sandbox and a production cell of which the gate says this. */
function resultOf(
  reasons: readonly GateReason[],
  kind: 'survives' | 'vanished' | 'incomplete' = 'survives',
): TransferResult {
  const result = sampleResult([
    { rung: 'small', role: 'sandbox', replication: 'replicated' },
    { ...cell, role: 'production', verdict: { kind, tags: [] } },
  ]);
  return { ...result, gate: { ...result.gate, reasons } };
}
const caseOf = (result: TransferResult) => gateView(result).cases.find(({ name }) => name === 'large × math');

describe('a case of a rung × domain', () => {
  test('passes without a reason, fails with one, and errs where nothing could be said', () => {
    const reason: GateReason = { code: 'required-cell', cell, text: 'because' };
    expect(caseOf(resultOf([]))).toMatchObject({ state: 'passed', kind: 'survives' });
    expect(caseOf(resultOf([reason], 'vanished'))).toMatchObject({ state: 'failed', text: 'because' });
    expect(caseOf(resultOf([reason], 'incomplete'))).toMatchObject({ state: 'error' });
  });

  test('a gain that fell fails although it survives; a warning passes and is told', () => {
    expect(caseOf(resultOf([{ code: 'gain-fell', cell, text: 'fell' }]))?.state).toBe('failed');
    const warned = caseOf(resultOf([{ code: 'required-cell', level: 'warn', cell, text: 'but' }], 'vanished'));
    expect(warned).toMatchObject({ state: 'passed', text: 'but' });
  });

  test('of the sandbox, and of what nobody asked for, is skipped', () => {
    const result = resultOf([]);
    const spared = { ...result, cells: result.cells.map(one => ({ ...one, required: false })) };
    expect(gateView(spared).cases.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
  });
});

test('what is about no cell is a case of its own, and a note each', () => {
  const { cases, notes } = gateView(
    resultOf([
      { code: 'aa-failed', text: 'a' },
      { code: 'baseline-missing', text: 'b' },
      { code: 'baseline-changes', level: 'warn', text: 'c' },
    ]),
  );
  expect(cases.slice(2).map(({ name, state }) => [name, state])).toEqual([
    ['aa-failed', 'failed'],
    ['baseline-missing', 'error'],
    ['baseline-changes', 'passed'],
  ]);
  expect(notes.map(({ level }) => level)).toEqual(['error', 'error', 'warning']);
});
