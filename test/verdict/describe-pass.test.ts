import { describe, expect, test } from 'vitest';
import type { BaselineComparison, ComparedGain } from '../../src/core/baseline.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { describePass } from '../../src/verdict/describe-pass.ts';
import { sampleResult } from '../support/sample-result.ts';

const cellsOf = (...verdicts: readonly Verdict[]) =>
  sampleResult(verdicts.map((verdict, at) => ({ rung: 'large', role: 'production', domain: `d${at}`, verdict }))).cells;
const survives: Verdict = { kind: 'survives', tags: [] };
const few: Verdict = { kind: 'survives', tags: ['these-seeds-only'] };
const checked = { allowFewSeeds: false, seedComponentChecked: true, targets: 2, baseline: undefined };
const gain = { point: 0.1, low: 0.08, high: 0.12, level: 0.95 };
const compared = (...rulings: readonly ComparedGain['ruling'][]): BaselineComparison => ({
  ...{ path: 'b.json', state: 'compared', obstacles: [], changes: [] },
  cells: rulings.map((ruling, at): ComparedGain => {
    // biome-ignore lint/suspicious/noThenProperty: the gain of then, in a record that nothing awaits
    return { rung: 'large', domain: `d${at}`, then: gain, now: gain, difference: gain, ruling };
  }),
});

describe('a passing gate says what it checked', () => {
  test('the gains that survive, what was let through, and the A/A check', () => {
    expect(describePass(cellsOf(survives, survives), checked).text).toBe(
      'the gain survives in large × d0, large × d1; A/A check passed',
    );
    const open: Verdict = { kind: 'inconclusive', reason: 'gain_unresolved', tags: [] };
    expect(describePass(cellsOf(survives, open), checked).text).toBe(
      'the gain survives in large × d0; let through: large × d1 inconclusive; A/A check passed',
    );
  });

  test('a verdict about these seeds is never told as one about new seeds', () => {
    expect(describePass(cellsOf(survives, few), { ...checked, allowFewSeeds: true }).text).toMatch(
      /^the gain survives in large × d0, large × d1 \(these seeds only\); /,
    );
    expect(describePass(cellsOf(survives, few), checked).text).toMatch(
      /^the gain survives in large × d0; let through: large × d1 survives \(these seeds only\); /,
    );
    expect(describePass(cellsOf(few), { ...checked, seedComponentChecked: false }).text).toMatch(
      /; A\/A check passed for items, seeds not checked$/,
    );
  });

  test('no fall is claimed to be excluded where it is open', () => {
    const about = (baseline: BaselineComparison) => describePass(cellsOf(survives), { ...checked, baseline }).text;
    expect(about(compared('held', 'held'))).toMatch(/; no gain fell by the smallest that matters against b\.json$/);
    expect(about(compared('held', 'unresolved'))).toMatch(
      /; no fall is proved against b\.json \(1 of 2 comparisons open\)$/,
    );
    // A target without an interval in one of the two runs was not compared, and is as open.
    expect(about(compared('held'))).toMatch(/ \(1 of 2 comparisons open\)$/);
  });
});
