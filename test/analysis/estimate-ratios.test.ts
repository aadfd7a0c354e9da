import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Outcome, simulate } from '../support/make-table.ts';

const study = { stream: 'ratios', rungs: { small: 0.2, large: 0.2 }, seeds: 5, items: 400, seedSd: 0.01, gap: 0.4 };
function measuredOf(outcomes: readonly Outcome[], rung = 'large'): MeasuredCell {
  const { estimates } = cellOf(concludeTable(outcomes), rung);
  if (estimates.status !== 'measured') throw new Error(estimates.reason);
  return estimates;
}
const meanOf = (outcomes: readonly Outcome[], arm: string) => {
  const scores = outcomes.filter(one => one.rung === 'large' && one.arm === arm).map(({ score }) => score);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
};

describe('PGR', () => {
  test('is (arm − weak) ÷ (ceiling − weak), and the PGR gain is their difference', () => {
    const made = simulate(study);
    const { pgr } = measuredOf(made);
    if (pgr.status !== 'measured') throw new Error(pgr.reason);
    const [weak, baseline, candidate, ceiling] = ['weak', 'baseline', 'candidate', 'ceiling'].map(arm =>
      meanOf(made, arm),
    ) as [number, number, number, number];
    expect(pgr.gap).toMatchObject({ status: 'estimated', point: expect.closeTo(ceiling - weak, 12) });
    expect(pgr.baseline).toMatchObject({
      status: 'resolved',
      point: expect.closeTo((baseline - weak) / (ceiling - weak), 12),
    });
    expect(pgr.candidate).toMatchObject({ point: expect.closeTo((candidate - weak) / (ceiling - weak), 12) });
    expect(pgr.gain).toMatchObject({ point: expect.closeTo((candidate - baseline) / (ceiling - weak), 12) });
  });

  test('is not measured without weak or ceiling, and says which is absent', () => {
    const made = simulate(study).filter(one => !(one.rung === 'large' && one.arm === 'weak'));
    expect(measuredOf(made).pgr).toEqual({ status: 'not-measured', reason: 'No weak arm in this cell.' });
  });

  test('is unresolved or refused, never a number, where the gap is not clear of 0', () => {
    const noGap = simulate({ ...study, gap: 0.0001, items: 60 });
    const { pgr } = measuredOf(noGap);
    expect(pgr.status === 'measured' && pgr.gain.status).toBe('unresolved');
    const weak = new Map(
      noGap.filter(({ arm }) => arm === 'weak').map(one => [`${one.rung} ${one.seed} ${one.item}`, one.score]),
    );
    const equal = noGap.map(one =>
      one.arm === 'ceiling' ? { ...one, score: weak.get(`${one.rung} ${one.seed} ${one.item}`) ?? 0 } : one,
    );
    const same = measuredOf(equal).pgr;
    expect(same.status === 'measured' && same.gain).toMatchObject({
      status: 'refused',
      code: 'DEGENERATE_DENOMINATOR',
    });
  });

  test('uses the items and seeds that are complete in all four arms', () => {
    const made = simulate(study).filter(one => !(one.arm === 'ceiling' && (one.item === 'i0' || one.seed === 's4')));
    const { pgr, items, seeds } = measuredOf(made);
    expect([items, seeds]).toEqual([400, 5]);
    expect(pgr).toMatchObject({ items: 399, seeds: 4 });
  });
});

test('retention is the ratio of the two gains', () => {
  const made = simulate(study);
  const [small, large] = [measuredOf(made, 'small'), measuredOf(made, 'large')];
  const gain = ({ bounds: { single } }: MeasuredCell) =>
    single.gain.status === 'estimated' ? single.gain.point : Number.NaN;
  expect(large.retention).toMatchObject({ status: 'resolved', point: expect.closeTo(gain(large) / gain(small), 12) });
  expect(small.retention).toBeUndefined();
});

describe('headroom', () => {
  test('a gap of less than φ of the sandbox gap is marked, one alike is not', () => {
    const limited = simulate(study).map(one =>
      one.rung === 'large' && one.arm === 'ceiling'
        ? { ...one, score: Number(one.score === 1 && Number(one.item.slice(1)) % 3 !== 0) }
        : one,
    );
    expect(measuredOf(limited).headroomLimited).toBe(true);
    expect(measuredOf(simulate(study)).headroomLimited).toBe(false);
    expect(measuredOf(simulate(study).filter(({ arm }) => arm !== 'weak')).headroomLimited).toBe(false);
  });
});

test('gains without any spread have no retention set: it would be a point of false certainty', () => {
  const half = simulate({ ...study, graded: true }).map(one => ({ ...one, score: one.score / 2 }));
  const base = new Map(
    half.filter(({ arm }) => arm === 'baseline').map(one => [`${one.rung} ${one.seed} ${one.item}`, one.score]),
  );
  const shifted = half.map(one =>
    one.arm === 'candidate' ? { ...one, score: (base.get(`${one.rung} ${one.seed} ${one.item}`) ?? 0) + 0.25 } : one,
  );
  expect(measuredOf(shifted).retention).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
});
