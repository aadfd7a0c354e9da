import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { healthViews } from '../../src/report/health.ts';
import { sampleResult } from '../support/sample-result.ts';
import { erroredRunResult, sampleRunResult } from '../support/sample-run-result.ts';

const sandbox = { rung: 'small', role: 'sandbox' } as const;
const target = { rung: 'large', role: 'production' } as const;
const health = (result: TransferResult, title: string) => healthViews(result).find(view => view.title === title);
const completeness = { ...completenessOf(sampleResult([target])) };

function completenessOf({ cells }: TransferResult) {
  const estimates = cells[0]?.estimates;
  if (estimates?.status !== 'measured') throw new Error('not measured');
  return estimates.completeness;
}

describe('checks come before results and say what they looked at', () => {
  test('complete: yes, nearly, no', () => {
    expect(health(sampleResult([target]), 'Complete')).toMatchObject({ word: 'yes', tone: 'good' });
    const nearly = { completeness: { ...completeness, scored: completeness.expected - 3, missingShare: 0.001 } };
    expect(health(sampleResult([{ ...target, measured: nearly }]), 'Complete')).toMatchObject({
      word: 'nearly',
      tone: 'warn',
    });
    const no = { completeness: { ...completeness, scored: 0, missingShare: 0.5 } };
    expect(health(sampleResult([{ ...target, measured: no }]), 'Complete')?.text).toContain('Not usable: large × math');
    expect(health(sampleResult([{ ...target, unmeasured: 'No rows.' }]), 'Complete')).toMatchObject({
      word: 'no',
      tone: 'bad',
    });
  });

  test('comparable: items dropped are counted, seeds of one arm name the cell', () => {
    const dropped = { completeness: { ...completeness, droppedItems: 4 } };
    expect(health(sampleResult([{ ...target, measured: dropped }]), 'Comparable')?.text).toContain('4 items dropped');
    const unpaired = { completeness: { ...completeness, unpairedSeeds: ['3'] } };
    expect(health(sampleResult([{ ...target, measured: unpaired }]), 'Comparable')).toMatchObject({
      word: 'no',
      tone: 'bad',
    });
  });

  test('a sandbox gain that does not replicate is bad health, with its name', () => {
    const result = sampleResult([{ ...sandbox, replication: 'not-replicated' }, target]);
    expect(health(result, 'Sandbox gain')).toMatchObject({ tone: 'bad' });
    expect(health(result, 'Sandbox gain')?.text).toContain('Not in small × math');
    const some = sampleResult([sandbox, { ...sandbox, domain: 'chat', replication: 'not-replicated' }, target]);
    expect(health(some, 'Sandbox gain')).toMatchObject({ tone: 'bad', word: 'does not replicate everywhere' });
  });

  test('a sandbox gain that could not be judged is unknown, never a failure', () => {
    const refused = sampleResult([{ ...sandbox, replication: 'refused' }, target]);
    expect(health(refused, 'Sandbox gain')).toMatchObject({ tone: 'unknown', word: 'not known' });
    expect(health(refused, 'Sandbox gain')?.text).toContain('Not known in small × math');
    const part = sampleResult([sandbox, { ...sandbox, domain: 'chat', replication: 'unmeasured' }, target]);
    expect(health(part, 'Sandbox gain')).toMatchObject({ tone: 'unknown', word: 'known in part' });
  });

  test('where nothing was measured nothing is called comparable', () => {
    expect(health(sampleResult([{ ...target, unmeasured: 'No rows.' }]), 'Comparable')).toMatchObject({
      word: 'no',
      tone: 'bad',
    });
  });

  test('treatment applied: what the receipts say, what failed, and what nobody told', () => {
    const title = 'Treatment applied';
    expect(health(sampleResult([target]), title)).toMatchObject({ tone: 'unknown', word: 'not known' });
    const applied = health(sampleRunResult(), title);
    expect(applied).toMatchObject({ tone: 'good', word: 'yes' });
    expect(applied?.text).toBe(
      'By their receipts baseline and candidate were trained on 2\u202f310 to 2\u202f400 items; 0 of 18 students (baseline and candidate in each cell) stayed where training began; the candidate changed 8.1% to 12.0% of the teacher’s labels.',
    );
    expect(health(erroredRunResult(), title)).toMatchObject({ tone: 'warn', word: 'not everywhere' });
    const finding: Finding = {
      detector: 'treatment-not-applied',
      severity: 'invalidates',
      cells: [{ rung: 'large', domain: 'math' }],
      found: '',
      meaning: '',
    };
    const untreated = health({ ...sampleRunResult(), findings: [finding] }, title);
    expect(untreated).toMatchObject({ tone: 'bad', word: 'no' });
    expect(untreated?.text).toContain('large × math');
  });

  test('reference arms: better, not shown to be, not known; no word where there are none', () => {
    const title = 'Reference arms';
    expect(health(sampleResult([target]), title)).toBeUndefined();
    const difference = { status: 'estimated', point: 0, low: -1, high: 1, level: 0.95, method: 'howe', sparse: false };
    const refused = { status: 'refused', code: 'EMPTY_INPUT', argument: 'cell', reason: 'few' };
    const withArms = (...differences: readonly object[]) =>
      sampleResult(
        differences.map(one => ({
          ...target,
          measured: { references: [{ arm: 'zero-shot', kind: 'no-teacher', difference: one }] } as object,
        })),
      );
    const open = health(withArms(difference), title);
    expect(open).toMatchObject({ tone: 'good', word: 'none is shown to be better' });
    expect(open?.text).toBe(
      'Held the candidate against zero-shot, cell by cell: nowhere is one of them shown to be better at 95%, whatever is missing.',
    );
    expect(health(withArms(difference, refused), title)?.text).toContain('(1 of 2 have an interval)');
    expect(health(withArms(refused), title)).toMatchObject({ tone: 'unknown', word: 'not known' });
    const found = 'It is better in large × math.';
    const cells = [{ rung: 'large', domain: 'math' }];
    const finding: Finding = { detector: 'better-reference', severity: 'notice', cells, found, meaning: '' };
    const better = health({ ...withArms(difference), findings: [finding, finding] }, title);
    expect(better).toMatchObject({ tone: 'warn', word: 'shown to be better than the candidate in 1 of 1 cell' });
    expect(better?.text).toContain(found);
    expect(better?.text).toContain('no verdict rests on this');
  });

  test('findings weigh by their severity', () => {
    const finding: Finding = { detector: 'identical-seeds', severity: 'notice', cells: [], found: 'f', meaning: 'm' };
    const result = sampleResult([target]);
    expect(health(result, 'Audit')).toMatchObject({ word: 'nothing found', tone: 'good' });
    expect(health({ ...result, findings: [finding] }, 'Audit')).toMatchObject({ word: '1 notice', tone: 'warn' });
    const grave: Finding = { ...finding, severity: 'disqualifies' };
    expect(health({ ...result, findings: [finding, grave] }, 'Audit')).toMatchObject({
      word: '1 finding',
      tone: 'bad',
    });
  });
});
