import { describe, expect, test } from 'vitest';
import { findBetterReferences } from '../../src/audit/find-better-references.ts';
import type { CellEstimates, ReferenceDifference } from '../../src/core/cell-estimates.ts';
import type { RungRole } from '../../src/core/design.ts';
import type { Estimate } from '../../src/core/estimate.ts';
import { refuse } from '../../src/core/refusal.ts';
import { sampleResult } from '../support/sample-result.ts';

const by = (low: number, point: number, high: number): Estimate => ({
  ...{ status: 'estimated', point, low, high },
  ...{ level: 0.95, method: 'howe', sparse: false },
});
const WORSE = by(-0.0438, -0.031, -0.0182);
const OPEN = by(-0.02, -0.01, 0.001);

const untaught = (difference: Estimate, atBest?: Estimate): ReferenceDifference => ({
  ...{ arm: 'zero-shot', kind: 'no-teacher' },
  difference,
  atBest,
});
const teacher = (difference: Estimate, arm = 'weak'): ReferenceDifference => ({
  arm,
  kind: 'weak-teacher',
  difference,
});

const cell = (rung: string, role: RungRole, ...references: readonly ReferenceDifference[]): CellEstimates => {
  const [judged] = sampleResult([{ rung, role, measured: references.length > 0 ? { references } : {} }]).cells;
  if (judged === undefined) throw new Error('no cell');
  return judged.estimates;
};
const found = (...cells: readonly CellEstimates[]) => findBetterReferences({ cells });

describe('an arm that could be used in the candidate’s stead and is better', () => {
  test('is one notice with the number and the interval, the other way round, production first', () => {
    const cells = [
      cell('small', 'sandbox', untaught(by(-0.1, -0.05, -0.01))),
      cell('mid', 'larger', untaught(OPEN)),
      cell('large', 'production', untaught(WORSE)),
    ];
    const [finding, ...others] = found(...cells);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      detector: 'better-reference',
      severity: 'notice',
      cells: [
        { rung: 'large', domain: 'math' },
        { rung: 'small', domain: 'math' },
      ],
      found:
        'The arm zero-shot, which uses no teacher, is better than the candidate in 2 of 3 cells: large × math (by 3.10 points, 95% interval [1.82, 4.38]) and small × math (by 5.00 points, [1.00, 10.00]).',
    });
    expect(finding?.meaning).toContain('No verdict rests on this');
    expect(finding?.meaning).toContain('not corrected');
  });

  test('is a weak teacher too, by its name; arms without a teacher are told first', () => {
    const [first, second] = found(cell('large', 'production', teacher(WORSE, 'gpt-2'), untaught(WORSE)));
    expect(first?.found).toContain('The arm zero-shot');
    expect(second?.found).toBe(
      'The weak teacher (gpt-2) is better than the candidate, which learned from it, in large × math (by 3.10 points, 95% interval [1.82, 4.38]).',
    );
    expect(found(cell('large', 'production', teacher(WORSE)))[0]?.found).toContain('The weak teacher is better than');
  });

  test('in more than four cells: three are told, the others counted, and all named', () => {
    const rungs = ['a', 'b', 'c', 'd', 'e'].map(rung => cell(rung, 'larger', untaught(WORSE)));
    const [finding] = found(...rungs);
    expect(finding?.cells).toHaveLength(5);
    expect(finding?.found).toMatch(/c × math \(by [^)]*\) and 2 more\.$/);
    expect(found(...rungs.slice(0, 4))[0]?.found).toMatch(/ and d × math \([^)]*\)\.$/);
  });
});

describe('nothing is said', () => {
  test.each([
    ['where the interval holds 0', untaught(OPEN)],
    ['where it ends at 0', untaught(by(-0.02, -0.01, 0))],
    ['where the candidate is better', untaught(by(0.01, 0.02, 0.03))],
    ['where there is no interval', untaught(refuse('TOO_FEW_OBSERVATIONS', 'cell', 'few'))],
    ['where missing outcomes could make up for it', untaught(WORSE, OPEN)],
    ['where nobody knows what missing outcomes could do', untaught(WORSE, refuse('OUT_OF_RANGE', 'tail', 'far'))],
  ])('%s', (_, reference) => {
    expect(found(cell('large', 'production', reference))).toEqual([]);
  });

  test('of cells without such an arm, and of cells that were not measured', () => {
    const [judged] = sampleResult([{ rung: 'large', role: 'production', unmeasured: 'No rows.' }]).cells;
    expect(found(cell('small', 'sandbox'), ...(judged ? [judged.estimates] : []))).toEqual([]);
  });

  test('but where it holds with all that is missing at its best', () => {
    expect(found(cell('large', 'production', untaught(WORSE, by(-0.03, -0.02, -0.001))))).toHaveLength(1);
  });
});
