import { expect, test } from 'vitest';
import type { BaselineComparison, ComparedGain } from '../../src/core/baseline.ts';
import type { GatePolicy } from '../../src/core/design.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { renderHtml } from '../../src/report/html.ts';
import { policyView } from '../../src/report/policy-view.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { twoRungResult } from '../support/sample-result.ts';

const gain = (point: number) => ({ point, low: point - 0.012, high: point + 0.012, level: 0.95 });
const compared = (ruling: ComparedGain['ruling']): ComparedGain => ({
  ...{ rung: '175b', domain: 'math', ruling },
  // biome-ignore lint/suspicious/noThenProperty: the gain of the blessed run; no promise is made of it.
  ...{ then: gain(0.05), now: gain(0.01), difference: gain(-0.04) },
});
const COMPARISON: BaselineComparison = {
  path: 'blessed.json',
  state: 'compared',
  obstacles: [],
  changes: ['the code of the candidate'],
  blessed: { planHash: 'c'.repeat(64), hash: 'd'.repeat(64), blessedAt: '2026-01-02', measuredAt: '2026-01-01' },
  cells: [compared('fell')],
};
const RULES: NonNullable<GatePolicy['rules']> = [
  { cells: '*/chat', accept: ['attenuated', 'inconclusive'], level: 'error' },
  { cells: '70b', accept: [], level: 'warn' },
  { cells: '6b/<b>', accept: [], level: 'off' },
];

interface Asked extends Pick<GatePolicy, 'rules' | 'audit'> {
  readonly baseline?: BaselineComparison;
}

function resultWith({ rules, audit, baseline }: Asked): TransferResult {
  const result = twoRungResult();
  return { ...result, policy: { ...result.policy, rules, audit }, baseline };
}

test('a policy that only requires cells has no section of its own', () => {
  expect(policyView(twoRungResult())).toBeUndefined();
});

test('what is required comes first, then every rule with what is good enough and what happens elsewhere', () => {
  const { tables, notes } = policyView(resultWith({ rules: RULES, audit: 'warn' })) ?? { tables: [], notes: [] };
  expect(tables.map(({ rows }) => rows)).toEqual([
    [
      ['all', 'survives', 'does not pass'],
      ['*/chat', 'survives or attenuated or inconclusive', 'does not pass'],
      ['70b', 'survives', 'passes with a warning'],
      ['6b/<b>', 'nothing', 'passes: nobody asks'],
    ],
  ]);
  expect(notes).toEqual(['A finding of the audit in a cell that no line picks: the gate passes with a warning.']);
});

test('gains stand beside those of the blessed run, with the difference and what it says', () => {
  const { tables, notes } = policyView(resultWith({ baseline: COMPARISON })) ?? { tables: [], notes: [] };
  expect(tables[1]?.rows).toEqual([
    ['175b', 'math', '+5.00 [+3.80, +6.20]', '+1.00 [−0.20, +2.20]', '−4.00 [−5.20, −2.80]', '✗ fell'],
  ]);
  expect(tables[1]?.note).toContain('blessed at 2026-01-02 (plan cccccccc)');
  expect(notes).toEqual(['Changed since blessed.json was blessed: the code of the candidate']);
});

test('a blessed run that could not be compared says why, and has no table', () => {
  const missing = { ...COMPARISON, state: 'missing', obstacles: ['no such file'], cells: [] } as const;
  const { tables, notes } = policyView(resultWith({ baseline: missing })) ?? { tables: [], notes: [] };
  expect(tables).toHaveLength(1);
  expect(notes).toEqual(['The blessed run blessed.json is not there, so nothing was compared.', 'no such file']);
});

test('the page has the section where there is one, with names escaped, and a link to it', async () => {
  const html = await renderHtml(viewModel(resultWith({ rules: RULES })));
  expect(html).toContain('<section id="policy"');
  expect(html).toContain('<a href="#policy">');
  expect(html).toContain('6b/&lt;b&gt;');
  expect(await renderHtml(viewModel(twoRungResult()))).not.toContain('#policy');
});
