import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { audit } from '../../src/audit/audit.ts';
import { makeTable, simulate } from '../support/make-table.ts';
import { type SampleRecord, sampleRecord } from '../support/sample-records.ts';

const outcomes = simulate({ stream: 'receipts', rungs: { small: 0.2, large: 0.1 }, seeds: 3, items: 60, gap: 0.4 });
const domains = arrange(makeTable(outcomes), {
  rungs: [
    { name: 'small', role: 'sandbox' },
    { name: 'large', role: 'production' },
  ],
  domains: ['math'],
  arms: { baseline: 'baseline', candidate: 'candidate', weak: 'weak', ceiling: 'ceiling' },
});
const found = (...records: readonly SampleRecord[]) =>
  audit({ domains, records: records.map(sampleRecord), cells: [] }).filter(
    ({ detector }) => detector === 'treatment-not-applied',
  );

describe('a receipt that proves that nothing was done invalidates its cell', () => {
  test('a method that uses a teacher and trained on nothing', () => {
    const [finding, ...others] = found({ rung: 'large', seed: 's1', receipt: { trainedOn: 0, labelsChanged: 0 } });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'invalidates', cells: [{ rung: 'large', domain: 'math' }] });
    expect(finding?.found).toBe('By its receipt the candidate trained on none of the teacher’s labels (seed s1).');
  });

  test('parameters that did not move, in the baseline as in the candidate', () => {
    const receipt = { parametersMoved: 0, labelsChanged: 3 };
    const findings = found({ arm: 'baseline', receipt }, { arm: 'baseline', seed: 's2', receipt }, { receipt });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.found).toContain(
      'the baseline left every parameter of the student where it was (seeds s0, s2)',
    );
    expect(findings[0]?.found).toContain('the candidate left every parameter');
  });
});

describe('nothing is claimed that a receipt does not prove', () => {
  const honest: readonly [string, SampleRecord][] = [
    ['training that moved the student', { receipt: { trainedOn: 50, labelsChanged: 0, parametersMoved: 1e-12 } }],
    ['parameters that nobody measured', { receipt: { trainedOn: 50, labelsChanged: 0 } }],
    ['a method without a teacher that trains nothing', { receipt: { trainedOn: 0 } }],
    ['a cell that failed', { reason: 'it threw' }],
    ['a control', { arm: 'zero-shot', receipt: { trainedOn: 0, labelsChanged: 0, parametersMoved: 0 } }],
    ['the weak teacher', { arm: 'weak', receipt: { trainedOn: 0, labelsChanged: 0, parametersMoved: 0 } }],
    ['a rung that is not compared', { rung: 'other', receipt: { parametersMoved: 0 } }],
  ];
  test.each(honest)('%s', (_, record) => {
    expect(found(record)).toEqual([]);
  });

  test('imported outcomes, which have no receipts', () => {
    expect(audit({ domains, cells: [] })).toEqual(audit({ domains, records: [], cells: [] }));
  });
});
