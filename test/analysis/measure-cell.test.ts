import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Simulation, simulate } from '../support/make-table.ts';

const study: Simulation = { stream: 'measure', rungs: { small: 0.2, large: 0.1 }, seeds: 5, items: 120 };
function measured(over: Partial<Simulation> = {}, rung = 'large'): MeasuredCell {
  const { estimates } = cellOf(concludeTable(simulate({ ...study, ...over })), rung);
  if (estimates.status !== 'measured') throw new Error(estimates.reason);
  return estimates;
}

describe('beside the interval of every cell', () => {
  test('tests say what they speak about: new seeds, or these', () => {
    const kinds = (cell: MeasuredCell) => cell.tests.map(({ test: name, target }) => `${name}: ${target}`);
    expect(kinds(measured())).toEqual([
      'dual: new-seeds',
      'sign-flip: these-seeds',
      'holm: new-seeds',
      'max-t: these-seeds',
    ]);
    expect(kinds(measured({ seeds: 1 }))).toEqual([
      'dual: these-seeds',
      'mcnemar-exact: these-seeds',
      'mcnemar-mid-p: these-seeds',
      'sign-flip: these-seeds',
      'holm: these-seeds',
      'max-t: these-seeds',
    ]);
  });

  test('with one seed of right or wrong, sign-flip is McNemar’s exact test', () => {
    const { tests } = measured({ seeds: 1 });
    const p = (name: string) => tests.find(({ test: one }) => one === name)?.p ?? Number.NaN;
    expect(p('sign-flip')).toBeCloseTo(p('mcnemar-exact'), 12);
    expect(p('mcnemar-mid-p')).toBeLessThan(p('mcnemar-exact'));
  });

  test('the bootstrap has four intervals around the same point, or a reason for none', () => {
    const { bootstrap, bounds } = measured();
    if ('status' in bootstrap || bounds.single.gain.status !== 'estimated') throw new Error('refused');
    for (const interval of [bootstrap.percentile, bootstrap.basic, bootstrap.bca, bootstrap.studentised]) {
      expect(interval).toMatchObject({ status: 'estimated', point: bounds.single.gain.point });
    }
    expect(measured({ items: 10 }).bootstrap).toMatchObject({ status: 'refused' });
  });

  test('seeds are listed by number, with the means behind each gain', () => {
    const { seedGains, arms } = measured({ seeds: 12 });
    expect(seedGains).toHaveLength(12);
    for (const { gain, baseline, candidate } of seedGains) expect(gain).toBeCloseTo(candidate - baseline, 12);
    const mean = seedGains.reduce((sum, { candidate }) => sum + candidate, 0) / 12;
    expect(arms.find(({ arm }) => arm === 'candidate')?.mean).toBeCloseTo(mean, 12);
  });

  test('clusters are the units where items have them', () => {
    expect(measured({ clusterSize: 3 })).toMatchObject({ items: 120, clusters: 40 });
    expect(measured().clusters).toBeUndefined();
  });

  test('one seed has no variance components, an open cell has advice, a settled one has none', () => {
    expect(measured({ seeds: 1 }).components).toBeUndefined();
    expect(measured({ rungs: { small: 0.25, large: 0.13 }, items: 60 }).settle).toBeDefined();
    expect(measured({ rungs: { small: 0.3, large: -0.3 } }).settle).toBeUndefined();
  });

  test('a coverage is quoted at sizes and accuracies that were simulated, and for right or wrong', () => {
    const known = (cell: MeasuredCell) => cell.coverage.howe;
    expect(known(measured())).toMatchObject({ status: 'measured', seeds: [5], columns: [50, 200] });
    expect(known(measured({ items: 16 }))).toMatchObject({ reason: expect.stringContaining('5 seeds × 16 items') });
    expect(known(measured({ graded: true }))).toMatchObject({ reason: expect.stringContaining('scores') });
    const high = measured({ rungs: { small: 0.2, large: 0.6 } });
    expect(high.arms.find(({ arm }) => arm === 'candidate')?.mean).toBeGreaterThan(0.95);
    expect(known(high)).toMatchObject({ reason: expect.stringContaining('accuracies') });
    const { coverage } = measured({ seeds: 2 });
    expect(coverage['bootstrap-bca']).toMatchObject({ reason: expect.stringContaining('2 seeds') });
  });

  test('the family level is the single one divided by the number of target cells', () => {
    const { bounds } = measured({ domains: ['math', 'chat'] });
    expect([bounds.single.alpha, bounds.family.alpha]).toEqual([0.05, 0.025]);
    expect(measured({}, 'small').bounds.single.contrast).toBeUndefined();
  });
});
