import { describe, expect, test } from 'vitest';
import type { TestResult } from '../../src/core/cell-estimates.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { simulate } from '../support/make-table.ts';

const study = { stream: 'family', seeds: 5, items: 200, seedSd: 0.01 };
const testsOf = (result: TransferResult, rung: string, domain?: string): readonly TestResult[] => {
  const { estimates } = cellOf(result, rung, domain);
  return estimates.status === 'measured' ? estimates.tests : [];
};
const pOf = (tests: readonly TestResult[], name: TestResult['test']): number =>
  tests.find(({ test: one }) => one === name)?.p ?? Number.NaN;

describe('p-values of the whole family of target cells', () => {
  const result = concludeTable(simulate({ ...study, rungs: { small: 0.2, large: 0.15, huge: 0.05, vast: 0 } }));

  test('Holm multiplies the smallest dual p by the number of target cells', () => {
    const rungs = ['large', 'huge', 'vast'].map(rung => testsOf(result, rung));
    const duals = rungs.map(tests => pOf(tests, 'dual'));
    const smallest = duals.indexOf(Math.min(...duals));
    const holm = rungs.map(tests => pOf(tests, 'holm'));
    expect(holm[smallest]).toBeCloseTo(3 * (duals[smallest] as number), 12);
    for (const [at, p] of holm.entries()) expect(p).toBeGreaterThanOrEqual(duals[at] as number);
  });

  test('a target that could not be measured still counts', () => {
    const outcomes = simulate({ ...study, rungs: { small: 0.2, large: 0.15, huge: 0.05 } });
    const all = concludeTable(outcomes);
    const partly = concludeTable(outcomes.filter(({ rung, arm }) => rung !== 'huge' || arm !== 'candidate'));
    expect(cellOf(partly, 'huge').estimates.status).toBe('unmeasured');
    const least = pOf(testsOf(partly, 'large'), 'dual') * 2;
    expect(pOf(testsOf(partly, 'large'), 'holm')).toBeCloseTo(Math.min(1, least), 12);
    expect(pOf(testsOf(all, 'large'), 'holm')).toBeGreaterThan(0);
  });

  test('the joint max-t speaks about these seeds and never falls below the test of the cell alone by more than chance', () => {
    for (const rung of ['large', 'huge', 'vast']) {
      const tests = testsOf(result, rung);
      expect(tests.find(({ test: name }) => name === 'max-t')).toMatchObject({ target: 'these-seeds', draws: 199 });
      expect(pOf(tests, 'max-t')).toBeGreaterThan(pOf(tests, 'sign-flip') - 0.15);
    }
    expect(pOf(testsOf(result, 'large'), 'max-t')).toBeLessThan(0.05);
  });

  test('sandbox cells belong to no family', () => {
    expect(testsOf(result, 'small').map(({ test: name }) => name)).toEqual(['dual', 'sign-flip']);
  });
});
