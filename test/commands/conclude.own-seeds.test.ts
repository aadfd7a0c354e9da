import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Outcome, simulate } from '../support/make-table.ts';

const study = { stream: 'own', rungs: { small: 0.25, large: 0.2 }, seeds: 5, items: 400, seedSd: 0.02 };
/** The same study with the seeds of one arm renamed, so that the arms share none. */
const apart = (outcomes: readonly Outcome[], arms: readonly string[] = ['candidate']) =>
  outcomes.map(outcome => (arms.includes(outcome.arm) ? { ...outcome, seed: `c${outcome.seed}` } : outcome));
const measured = (result: TransferResult, rung: string): MeasuredCell => {
  const { estimates } = cellOf(result, rung);
  if (estimates.status !== 'measured') throw new Error(estimates.reason);
  return estimates;
};
const widthOf = ({ bounds }: MeasuredCell): number => {
  const { gain } = bounds.single;
  if (gain.status === 'refused') throw new Error(gain.reason);
  return gain.high - gain.low;
};

describe('arms with seeds of their own', () => {
  const together = concludeTable(simulate(study));
  const result = concludeTable(apart(simulate(study)));

  test('are compared, with the same gain as if the seeds were shared, and reach a verdict', () => {
    const [own, shared] = [measured(result, 'large'), measured(together, 'large')];
    expect(own.ownSeeds?.baseline).toEqual(['s0', 's1', 's2', 's3', 's4']);
    expect(own.ownSeeds?.candidate).toEqual(['cs0', 'cs1', 'cs2', 'cs3', 'cs4']);
    expect(own).toMatchObject({ seeds: 5, items: 400, inference: 'new-seeds', seedGains: [] });
    expect(own.bounds.single.gain).toMatchObject({ status: 'estimated', method: 'howe' });
    const point = (cell: MeasuredCell) =>
      cell.bounds.single.gain.status === 'estimated' ? cell.bounds.single.gain.point : 0;
    expect(point(own)).toBeCloseTo(point(shared), 12);
    expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'survives' });
  });

  test('need a wider interval where a shared seed moves both arms alike', () => {
    expect(widthOf(measured(result, 'large'))).toBeGreaterThan(widthOf(measured(together, 'large')));
  });

  test('have components by arm, a bootstrap, tests and an A/A check', () => {
    const { ownSeeds, components, bootstrap, tests } = measured(result, 'large');
    expect(components).toBeUndefined();
    expect(ownSeeds?.components).toMatchObject({ baseline: { seeds: 5 }, candidate: { seeds: 5 } });
    expect(bootstrap).toMatchObject({
      percentile: { status: 'estimated' },
      studentised: { status: 'estimated' },
    });
    expect(tests.map(({ test: name }) => name)).toEqual(['dual', 'sign-flip', 'holm', 'max-t']);
    expect(result.calibration.aa).toMatchObject({ seedComponentChecked: true, passed: true });
    expect(result.calibration.coverage.length).toBeGreaterThan(0);
  });

  test('are said to be so in the report', () => {
    const comparable = viewModel(result).health.find(({ title }) => title === 'Comparable');
    expect(comparable?.text).toContain('The arms have seeds of their own');
  });

  test('below three seeds in one of them the statement is about these seeds', () => {
    const few = apart(simulate(study)).filter(
      ({ arm, seed }) => arm !== 'baseline' || ['0', '1'].includes(seed.slice(-1)),
    );
    const cell = measured(concludeTable(few), 'large');
    expect(cell).toMatchObject({ seeds: 2, inference: 'these-seeds' });
    expect(cell.bounds.single.gain).toMatchObject({ method: 'these-seeds-t' });
  });

  test('with one seed each and right-or-wrong outcomes are Tango’s pairs', () => {
    const one = simulate({ ...study, seeds: 1, seedSd: 0 });
    const [own, shared] = [measured(concludeTable(apart(one)), 'large'), measured(concludeTable(one), 'large')];
    expect(own.bounds.single.gain).toMatchObject({ method: 'tango' });
    expect(own.bounds.single.gain).toEqual(shared.bounds.single.gain);
  });

  test('a single seed in common pairs by seed, and the others count as missing', () => {
    const outcomes = apart(simulate(study)).map(outcome =>
      outcome.seed === 'cs0' ? { ...outcome, seed: 's0' } : outcome,
    );
    const seeds = new Set(outcomes.map(({ seed }) => seed));
    const cell = cellOf(concludeTable(outcomes), 'large');
    expect(seeds.size).toBe(9);
    expect(cell.verdict).toMatchObject({ kind: 'incomplete' });
  });

  test('the names of their seeds and the order of the rows change nothing', () => {
    const renamed = apart(simulate(study)).map(outcome => ({ ...outcome, seed: `z${outcome.seed}` }));
    const other = concludeTable(renamed.toReversed());
    expect(measured(other, 'large').bounds).toEqual(measured(result, 'large').bounds);
    expect(other.calibration).toEqual(result.calibration);
    expect(measured(other, 'large').bootstrap).toEqual(measured(result, 'large').bootstrap);
  });
});
