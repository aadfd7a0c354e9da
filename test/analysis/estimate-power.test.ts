import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import { isRefused } from '../../src/core/refusal.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Simulation, simulate } from '../support/make-table.ts';

const study: Simulation = { stream: 'power', rungs: { small: 0.2, large: 0.1 }, seeds: 5, items: 120 };
function measured(over: Partial<Simulation> = {}, rung = 'large'): MeasuredCell {
  const { estimates } = cellOf(concludeTable(simulate({ ...study, ...over })), rung);
  if (estimates.status !== 'measured') throw new Error(estimates.reason);
  return estimates;
}

function powerOf(cell: MeasuredCell) {
  if (isRefused(cell.power) || isRefused(cell.power.smallestGain)) throw new Error('refused');
  return { ...cell.power, smallestGain: cell.power.smallestGain };
}

describe('what a study of this size can find', () => {
  test('is somewhat more than its half-width, and less with more items', () => {
    const cell = measured();
    const { gain } = cell.bounds.single;
    const half = gain.status === 'estimated' ? (gain.high - gain.low) / 2 : Number.NaN;
    const { smallestGain, power } = powerOf(cell);
    expect(power).toBe(0.8);
    expect(smallestGain).toBeGreaterThan(half);
    expect(smallestGain).toBeLessThan(0.2);
    expect(powerOf(measured({ items: 1000 })).smallestGain).toBeLessThan(smallestGain);
  });

  test('targets have chances, and better ones with more items; a sandbox has none', () => {
    const chancesOf = (cell: MeasuredCell) => {
      const { chances } = powerOf(cell);
      if (chances === undefined || isRefused(chances)) throw new Error('none');
      return chances.single;
    };
    const [few, many] = [chancesOf(measured({ items: 60 })), chancesOf(measured({ items: 2000 }))];
    expect(many.survivesIfAll).toBeGreaterThan(few.survivesIfAll);
    expect(many.failsIfNone).toBeGreaterThan(0.9);
    expect(powerOf(measured({}, 'small')).chances).toBeUndefined();
  });

  test('a verdict that must hold beside others is reached less often, and at one target just as often', () => {
    const chancesOf = (cell: MeasuredCell) => {
      const { chances } = powerOf(cell);
      if (chances === undefined || isRefused(chances)) throw new Error('none');
      return chances;
    };
    const alone = chancesOf(measured());
    expect(alone.family).toEqual(alone.single);
    const rungs = { small: 0.2, m1: 0.1, m2: 0.1, m3: 0.1, m4: 0.1, large: 0.1 };
    const { single, family } = chancesOf(measured({ rungs }));
    expect(family.survivesIfAll).toBeLessThan(single.survivesIfAll);
    expect(family.failsIfNone).toBeLessThan(single.failsIfNone);
  });

  test('is refused where the interval is', () => {
    expect(measured({ items: 10 }).power).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS' });
  });
});
