import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BaselineComparison, ComparedGain } from '../../src/core/baseline.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { GateReason, JudgedCell, TransferResult } from '../../src/core/result.ts';
import { gateView } from '../../src/report/gate-view.ts';
import { decideGate } from '../../src/verdict/decide-gate.ts';
import { SAMPLE_AA_CELL, sampleResult } from '../support/sample-result.ts';

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

  test('that nobody asked for fails with a reason that stops the gate, and is told with a warning', () => {
    const spare = (reason: GateReason) => {
      const result = resultOf([reason]);
      return caseOf({ ...result, cells: result.cells.map(one => ({ ...one, required: false })) });
    };
    expect(spare({ code: 'gain-fell', cell, text: 'fell' })).toMatchObject({ state: 'failed', text: 'fell' });
    expect(spare({ code: 'gain-fell', level: 'warn', cell, text: 'fell' })).toMatchObject({
      state: 'skipped',
      text: 'not asked for: survives; fell',
    });
  });

  test('of the sandbox, and of what nobody asked for, is skipped', () => {
    const result = resultOf([]);
    const spared = { ...result, cells: result.cells.map(one => ({ ...one, required: false })) };
    expect(gateView(spared).cases.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
  });
});

const KINDS = ['survives', 'attenuated', 'vanished', 'reversed', 'inconclusive', 'incomplete', 'disqualified'] as const;
const LEVELS = [undefined, 'off', 'warn', 'error'] as const;
const cellOf = fc.record({
  kind: fc.constantFrom(...KINDS),
  required: fc.boolean(),
  level: fc.constantFrom(...LEVELS),
  accept: fc.subarray(['attenuated', 'inconclusive'] as const),
  ruling: fc.constantFrom('fell', 'held', 'unresolved', 'none'),
  isFound: fc.boolean(),
  tags: fc.subarray(['these-seeds-only', 'gain-remains'] as const),
});
const gain = { point: 0.1, low: 0.08, high: 0.12, level: 0.95 };

test('a build server sees a failure or an error exactly where the gate does not pass', () => {
  const property = fc.property(
    fc.array(cellOf, { maxLength: 4 }),
    fc.record({ isCompared: fc.boolean(), aaPassed: fc.boolean(), audit: fc.constantFrom(undefined, 'off', 'error') }),
    (drawn, { isCompared, aaPassed, audit }) => {
      const place = (at: number) => ({ rung: 'large', domain: `d${at}` });
      const sample = sampleResult([
        { rung: 'small', role: 'sandbox' },
        ...drawn.map(({ kind, tags }, at) => ({ ...place(at), role: 'production' as const, verdict: { kind, tags } })),
      ]);
      const judged = sample.cells.map((one, at): JudgedCell => {
        const { level, accept, required = false } = drawn[at - 1] ?? {};
        return { ...one, required, ...(level && accept && { rule: { level, accept } }) };
      });
      const baseline: BaselineComparison = {
        ...{ path: 'b.json', state: 'compared', obstacles: [], changes: ['the version'] },
        cells: drawn.flatMap(({ ruling }, at): ComparedGain[] =>
          // biome-ignore lint/suspicious/noThenProperty: the gain of then, in a record that nothing awaits
          ruling === 'none' ? [] : [{ ...place(at), then: gain, now: gain, difference: gain, ruling }],
        ),
      };
      const findings = drawn.flatMap(({ isFound }, at): Finding[] =>
        isFound
          ? [{ detector: 'copied-results', severity: 'disqualifies', cells: [place(at)], found: 'a', meaning: '' }]
          : [],
      );
      const aa = { ...sample.calibration.aa, cells: [SAMPLE_AA_CELL], passed: aaPassed };
      const calibration = { ...sample.calibration, aa };
      const policy = { ...sample.policy, audit };
      const gate = decideGate(judged, { calibration, findings, ...(isCompared && { baseline }) }, policy);
      const states = gateView({ ...sample, cells: judged, gate }).cases.map(({ state }) => state);
      expect(states.some(state => state === 'failed' || state === 'error')).toBe(gate.outcome !== 'passed');
    },
  );
  fc.assert(property, { numRuns: 500, seed: 7 });
});

test('a reason about a cell that the result does not hold is a case of its own', () => {
  const { cases } = gateView(resultOf([{ code: 'gain-fell', cell: { rung: 'gone', domain: 'math' }, text: 'fell' }]));
  expect(cases.map(({ name, state }) => [name, state])).toContainEqual(['gain-fell', 'error']);
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
