import { expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { ruleFindings } from '../../src/verdict/rule-findings.ts';
import { sampleResult } from '../support/sample-result.ts';

const { cells } = sampleResult([{ rung: 'large', role: 'production' }]);
const finding = (rung: string, severity: Finding['severity']): Finding => ({
  detector: 'copied-results',
  severity,
  cells: [{ rung, domain: 'math' }],
  found: 'a copy',
  meaning: '',
});

test('a finding elsewhere warns unless the policy says otherwise; a notice is no more than that', () => {
  const elsewhere = [finding('medium', 'disqualifies'), finding('medium', 'notice')];
  expect(ruleFindings(elsewhere, cells)).toEqual([
    {
      outcome: 'disqualified',
      reason: { code: 'audit', level: 'warn', text: 'medium × math: copied results: a copy' },
    },
  ]);
  expect(ruleFindings(elsewhere, cells, 'off')).toEqual([]);
  expect(ruleFindings(elsewhere, cells, 'error')[0]?.reason.level).toBeUndefined();
  expect(ruleFindings([finding('medium', 'invalidates')], cells, 'error')[0]?.outcome).toBe('incomplete');
});

test('a finding in a cell that has a rule is left to its verdict, which stops the gate', () => {
  for (const own of [cells, cells.map(cell => ({ ...cell, rule: { accept: [], level: 'error' } as const }))])
    expect(ruleFindings([finding('large', 'disqualifies')], own, 'error')).toEqual([]);
});

test('where the rule of a cell stops nothing, its verdict does not either, and the finding is ruled on', () => {
  const warned = cells.map(cell => ({ ...cell, required: false, rule: { accept: [], level: 'warn' } as const }));
  expect(ruleFindings([finding('large', 'disqualifies')], warned, 'error')[0]?.outcome).toBe('disqualified');
  expect(ruleFindings([finding('large', 'disqualifies')], warned)[0]?.reason.level).toBe('warn');
});
