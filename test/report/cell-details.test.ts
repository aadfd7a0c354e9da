import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import { cellDetails } from '../../src/report/cell-details.ts';
import { sampleResult } from '../support/sample-result.ts';

function cellWith(measured: Partial<MeasuredCell>): MeasuredCell {
  const [judged] = sampleResult([{ rung: 'large', role: 'production', measured }]).cells;
  if (judged?.estimates.status !== 'measured') throw new Error('not measured');
  return judged.estimates;
}

const valueUnder = (cell: MeasuredCell, label: RegExp) =>
  cellDetails(cell, 'single')
    .flatMap(({ rows }) => rows)
    .find(row => label.test(row.label))?.value;

test('a cell that nothing could carry over to waits for its sandbox, whatever its own numbers could become', () => {
  const rows = cellDetails(cellWith({}), 'single', false).flatMap(group => group.rows);
  expect(rows.find(({ label }) => label === 'Advice')?.value).toBe('first a sandbox gain that replicates');
});

describe('a researcher finds every number of a cell', () => {
  test('counts, arms, intervals, bootstrap, tests and completeness', () => {
    const cell = cellWith({});
    expect(valueUnder(cell, /^Paired items/)).toBe('1\u202f319');
    expect(valueUnder(cell, /^candidate/)).toBe('55.00% [52.00%, 58.00%]: 3\u202f627 of 6\u202f595');
    expect(valueUnder(cell, /^Gain, 95% interval, Howe/)).toBe('+5.00 [+1.00, +9.00]');
    expect(valueUnder(cell, /^Measured coverage of this/)).toBe(
      'at least 95.1% ± 0.3% (nearest simulated: 5 seeds × 1\u202f000–5\u202f000 items, right or wrong, seed shares up to 75%, gains up to 5 points)',
    );
    expect(valueUnder(cell, /^Measured coverage: BCa/)).toContain('at least 91.0% ± 1.3%');
    expect(valueUnder(cell, /^Measured coverage: basic/)).toBe('not measured');
    expect(valueUnder(cell, /simultaneous \(97.5% each\)/)).toBe('+5.00 [+1.00, +9.00]');
    expect(valueUnder(cell, /^BCa/)).toBe('+5.00 [+1.00, +9.00]');
    expect(valueUnder(cell, /^Studentised/)).toBe('+5.00 [+1.00, +9.00]');
    expect(valueUnder(cell, /^Dual/)).toBe('p = 0.001 (new seeds)');
    expect(valueUnder(cell, /threshold|Largest share/)).toContain('threshold 1%');
  });

  test('the difference from every reference arm, whether it is resolved or not', () => {
    expect(cellDetails(cellWith({}), 'single').some(({ title }) => title.includes('reference'))).toBe(false);
    const difference = cellWith({}).bounds.single.gain;
    const refused = { status: 'refused', code: 'EMPTY_INPUT', argument: 'cell', reason: 'Too few.' } as const;
    const cell = cellWith({
      references: [
        { arm: '<b>', kind: 'weak-teacher', difference, atBest: refused },
        { arm: 'zero-shot', kind: 'no-teacher', difference: refused },
      ],
    });
    const group = cellDetails(cell, 'single').find(({ title }) => title.startsWith('Against reference arms'));
    expect(group?.title).toContain('95% intervals');
    expect(group?.rows).toEqual([
      { label: 'Candidate − weak (<b>)', isNamed: true, value: '+5.00 [+1.00, +9.00]' },
      {
        label: 'Candidate − weak (<b>), missing outcomes at their best',
        isNamed: true,
        value: 'no interval: Too few.',
      },
      { label: 'Candidate − zero-shot', isNamed: false, value: 'no interval: Too few.' },
    ]);
  });

  test('of clusters it says clusters, not items', () => {
    const clustered = cellWith({ clusters: 330 });
    expect(valueUnder(clustered, /^Gain, 95% interval, Howe \(new seeds, new clusters\)/)).toBeDefined();
    expect(valueUnder(clustered, /^Inference/)).toBe('new seeds and new clusters');
    expect(valueUnder(cellWith({ clusters: 330, inference: 'these-seeds' }), /^Inference/)).toBe(
      'these seeds, new clusters',
    );
    expect(valueUnder(cellWith({}), /^Inference/)).toBe('new seeds and new items');
  });

  test('a bootstrap on another side of 0 says so', () => {
    const { bootstrap } = cellWith({});
    if ('status' in bootstrap) throw new Error('refused');
    expect(valueUnder(cellWith({ bootstrap: { ...bootstrap, agrees: false } }), /^Agrees/)).toContain(
      'no: another side of 0',
    );
    expect(valueUnder(cellWith({ bootstrap: { status: 'refused', reason: 'too few' } }), /^Crossed/)).toBe('too few');
  });

  test('negative variance components are printed as such', () => {
    const components = {
      msSeeds: 1,
      msItems: 1,
      msError: 2,
      seedVariance: -0.001,
      itemVariance: -0.2,
      errorVariance: 2,
      seedShare: 0,
      itemShare: 0,
    };
    expect(valueUnder(cellWith({ components }), /seeds σ²/)).toBe('−0.001000');
    expect(valueUnder(cellWith({}), /^Seed component/)).toContain('one seed');
  });

  test('the shares of seeds, items and residual add up, and clusters say how much they widen', () => {
    const components = {
      msSeeds: 1,
      msItems: 1,
      msError: 1,
      seedVariance: 0,
      itemVariance: 0,
      errorVariance: 1,
      seedShare: 0.5,
      itemShare: 0.3,
    };
    const cell = cellWith({ components, clusters: 60, clusterEffect: 1.5 });
    expect(valueUnder(cell, /^Seed share/)).toBe('50.0%');
    expect(valueUnder(cell, /^Share of the clusters/)).toBe('30.0%');
    expect(valueUnder(cell, /^Share of the residual/)).toBe('20.0%');
    expect(valueUnder(cell, /^Variance over clusters/)).toBe('1.50');
  });

  test('tests say whether they agree with the interval, and which do not', () => {
    const dual = { test: 'dual', p: 0.001, target: 'new-seeds', draws: 'exact' } as const;
    const flip = { test: 'sign-flip', p: 0.2, target: 'these-seeds', draws: 9999 } as const;
    const label = /^Agree with the interval/;
    expect(valueUnder(cellWith({ tests: [dual, { ...flip, p: 0.01 }] }), label)).toBe(
      'yes: it is clear of 0, and all say so',
    );
    expect(valueUnder(cellWith({ tests: [dual, flip] }), label)).toBe(
      'no: it is clear of 0; otherwise by Sign-flip permutation, about these seeds only',
    );
  });

  test('missing outcomes, copies and unpaired seeds are listed', () => {
    const { completeness } = cellWith({});
    const cell = cellWith({
      completeness: { ...completeness, unpairedSeeds: ['4', '5'], duplicateSeeds: ['2'], onlyCandidate: 7 },
    });
    expect(valueUnder(cell, /^Seeds of one arm/)).toBe('4 and 5');
    expect(valueUnder(cell, /copies/)).toBe('2');
    expect(valueUnder(cell, /^Items of one arm/)).toBe('0 baseline, 7 candidate');
  });
});
