import { describe, expect, test } from 'vitest';
import type { TransferResult } from '../../src/core/result.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { sampleResult, twoRungResult } from '../support/sample-result.ts';
import { askedRunResult, sampleRunResult } from '../support/sample-run-result.ts';

describe('the view model', () => {
  test('gives every cell an id of its own and keeps the matrix rectangular', () => {
    const view = viewModel(twoRungResult());
    expect(new Set(view.cells.map(({ id }) => id)).size).toBe(view.cells.length);
    for (const row of view.matrix) expect(row.cells).toHaveLength(view.domains.length);
  });

  test('has the hosts that item text went to among the provenance, and no such row where it stayed', () => {
    const row = { label: 'Item text went to', value: 'api.anthropic.com, localhost:8000' };
    expect(viewModel(askedRunResult()).provenance).toContainEqual(row);
    expect(viewModel(sampleRunResult()).provenance.map(({ label }) => label)).not.toContain(row.label);
  });

  test('tells the rules of the gate beside what it requires, and no such row where there are none', () => {
    const result = twoRungResult();
    const rows = (rules?: TransferResult['policy']['rules']) =>
      viewModel({ ...result, policy: { ...result.policy, rules } }).provenance.filter(({ label }) =>
        label.startsWith('Gate '),
      );
    expect(rows()).toHaveLength(1);
    const told = rows([
      { cells: '*/math', accept: ['attenuated', 'inconclusive'], level: 'error' },
      { cells: '*/chat', accept: ['attenuated'], level: 'warn' },
      { cells: '*/code', accept: [], level: 'off' },
      { cells: 'large/code', accept: [], level: 'error' },
    ]);
    expect(told[1]?.value).toBe(
      '*/math: accepts attenuated and inconclusive; */chat: accepts attenuated, warn; */code: off; large/code: must survive',
    );
  });

  test('says what could not be known, from what the result lacks', () => {
    const unknown = viewModel(twoRungResult()).unknown.join(' ');
    expect(unknown).toContain('won a search');
    expect(unknown).toContain('weak and ceiling');
    expect(unknown).toContain('no clusters');
  });

  test('a failed A/A check is bad health, and one that could not look at seeds is a warning', () => {
    const result = twoRungResult();
    const aaCell = {
      rung: '175b',
      domain: 'math',
      falseClaims: 0.2,
      falseGains: 0.1,
      falseLosses: 0.1,
      lowerBound: 0.17,
      draws: 2000,
      ratios: { low: -2.5, high: 2.5, counts: [5, 20, 50, 20, 5] },
    };
    const withAa = (aa: Partial<TransferResult['calibration']['aa']>) => {
      const calibration = { ...result.calibration, aa: { ...result.calibration.aa, cells: [aaCell], ...aa } };
      return viewModel({ ...result, calibration }).health.find(({ title }) => title === 'A/A check');
    };
    expect(withAa({ passed: false })).toMatchObject({ tone: 'bad', word: 'failed' });
    expect(withAa({ cells: [] })).toMatchObject({
      ...{ tone: 'unknown', word: 'not run' },
      text: expect.stringContaining('The gate passes nothing without it.'),
    });
    expect(withAa({ seedComponentChecked: false })).toMatchObject({
      tone: 'warn',
      word: 'passed for items, seeds not checked',
    });
    expect(withAa({})).toMatchObject({ tone: 'good', word: 'passed' });
  });

  test('an arm that is called by its part is not named twice', () => {
    const result = twoRungResult();
    const armsOf = (arms: TransferResult['design']['arms']) =>
      viewModel({ ...result, design: { ...result.design, arms } }).provenance.find(({ label }) => label === 'Arms');
    expect(armsOf({ baseline: 'baseline', candidate: 'vote', weak: 'weak' })?.value).toBe(
      'baseline, candidate vote, weak',
    );
  });

  test('what would settle an open cell is in its details', () => {
    const settle = { toward: 'survives', items: 4000, seeds: undefined, itemLimit: 1e7, seedLimit: 1000 } as const;
    const result = sampleResult([{ rung: 'large', role: 'production', measured: { settle: { single: settle } } }]);
    const advice = viewModel(result).cells[0]?.details.at(-1)?.rows[0]?.value;
    expect(advice).toMatch(/4\u202f000 items \(now 1\u202f319\); more seeds alone \(up to 1\u202f000\) would not/);
  });
});

test('a run names the methods that it compared, and a file that is no table has no rows', () => {
  const { provenance, inputs } = viewModel(sampleRunResult());
  expect(provenance).toContainEqual({ label: 'Methods', value: 'baseline vanilla, candidate em-posterior' });
  expect(inputs).toMatchObject([{ path: 'suites/quickstart.yaml', rows: undefined }]);
  expect(viewModel(twoRungResult()).provenance.map(({ label }) => label)).not.toContain('Methods');
});
