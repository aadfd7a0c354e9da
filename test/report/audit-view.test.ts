import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { auditView } from '../../src/report/audit-view.ts';
import { sampleResult } from '../support/sample-result.ts';
import { sampleRunResult } from '../support/sample-run-result.ts';

const imported = sampleResult([
  { rung: '6b', role: 'sandbox' },
  { rung: '175b', role: 'production' },
]);
const finding = (given: Partial<Finding>): Finding => ({
  detector: 'copied-results',
  severity: 'disqualifies',
  cells: [{ rung: '175b', domain: 'math' }],
  found: 'a copy',
  meaning: 'no method',
  ...given,
});

describe('the audit says what it looked at', () => {
  test('in a run every check has something to look at', () => {
    const { sentence, checks, tone, word } = auditView(sampleRunResult());
    expect({ tone, word }).toEqual({ tone: 'good', word: 'nothing found' });
    expect(sentence).toBe(
      'Nothing found by 4 checks: copied results, a method that never ran, gains that need no teacher and seeds that repeat each other. Only outcomes and receipts are looked at: gaming that leaves no trace there cannot be excluded.',
    );
    expect(checks.map(({ found }) => found)).toEqual(Array.from({ length: 4 }, () => 'nothing found'));
    expect(checks[0]?.lookedAt).toContain('of 9 pairs of rungs with each other');
    expect(checks[1]?.lookedAt).toContain('in 9 cells, item by item under every seed, and the receipts of both');
    expect(checks[2]?.lookedAt).toContain('900 repeats in 9 cells');
  });

  test('a check that could not be made is not called one that found nothing', () => {
    const { sentence, checks } = auditView(imported);
    expect(sentence).toMatch(/^Nothing found by 3 checks: .*Only outcomes are looked at/);
    expect(checks[2]).toMatchObject({
      glyph: '?',
      lookedAt: 'The control “shuffled-teacher” was not run.',
      found: 'not checked',
    });
    expect(checks[1]?.lookedAt).toContain('there are no receipts');
    const nothing = sampleResult([{ rung: '6b', role: 'sandbox', unmeasured: 'No rows.' }]);
    expect(auditView(nothing)).toMatchObject({ tone: 'unknown', word: 'not checked' });
    expect(auditView(nothing).sentence).toMatch(/^There was nothing to check\./);
  });

  test('findings stand in their check and weigh by their severity', () => {
    const one = auditView({ ...imported, findings: [finding({})] });
    expect(one).toMatchObject({ tone: 'bad', word: '1 finding' });
    expect(one.sentence).toMatch(/^1 finding; looked for copied results/);
    expect(one.checks.map(({ found }) => found)).toEqual([
      '1 finding, below',
      'nothing found',
      'not checked',
      'nothing found',
    ]);
    const notice = finding({ detector: 'identical-seeds', severity: 'notice' });
    expect(auditView({ ...imported, findings: [notice] })).toMatchObject({ tone: 'warn', word: '1 notice' });
    expect(auditView({ ...imported, findings: [finding({}), notice] }).word).toBe('1 finding');
  });

  test('what no check can see is said, by what the evidence lacks', () => {
    expect(auditView(imported).unseen.join(' ')).toMatch(/How a score was obtained: .*no control was run/);
    expect(auditView(imported).unseen.join(' ')).toContain('how the candidate was chosen is not recorded');
    const run = auditView(sampleRunResult()).unseen.join(' ');
    expect(run).toContain('handed no test label');
    expect(run).not.toMatch(/not recorded|no control was run/);
  });
});
