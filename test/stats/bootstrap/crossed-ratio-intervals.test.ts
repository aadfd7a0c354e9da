import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { crossedRatioIntervals } from '../../../src/stats/bootstrap/crossed-ratio-intervals.ts';
import { type CrossedRatio, crossedBootstrapRatios } from '../../../src/stats/bootstrap/crossed-ratios.ts';
import { jackknifeAcceleration } from '../../../src/stats/bootstrap/jackknife-acceleration.ts';
import { jackknifeCrossed } from '../../../src/stats/bootstrap/jackknife-crossed.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { matrixOf } from '../../support/matrices.ts';

const wave = (seeds: number, items: number, lift: number) =>
  matrixOf(
    Array.from({ length: seeds }, (_, s) =>
      Array.from({ length: items }, (_, i) => Math.round(Math.sin(7 * i + 3 * s * s) + lift)),
    ),
  );
const resolved: CrossedRatio = { numerators: wave(4, 60, 0.2), denominators: wave(4, 60, 0.9) };
const unresolved: CrossedRatio = { numerators: wave(4, 60, 0.2), denominators: wave(4, 60, 0.05) };
const options = () => ({ replicates: 999, rng: createRng(1), tail: 0.025 });

describe('intervals of ratios', () => {
  const both = () => accept(crossedRatioIntervals([resolved, unresolved], options())).map(accept);

  test('are those of the replicates, with the jackknife over items and seeds', () => {
    const [first] = both();
    const [drawn] = accept(crossedBootstrapRatios([resolved, unresolved], options()));
    const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
    const point = total(resolved.numerators.values) / total(resolved.denominators.values);
    const acceleration = jackknifeAcceleration(accept(jackknifeCrossed(resolved)) as Float64Array[]);
    const replicates = drawn?.replicates as Float64Array;
    expect(first).toEqual({
      point,
      undefinedDraws: 0,
      reversedDraws: 0,
      intervals: bootstrapIntervals({ replicates, point, tail: 0.025, acceleration }),
    });
    const { bca } = accept(first?.intervals as Exclude<typeof first, undefined>['intervals']);
    expect(bca).toMatchObject({ status: 'estimated', method: 'bootstrap-bca' });
  });

  test('do not exist where the denominator is at or below 0 more often than a tail allows', () => {
    const [, second] = both();
    expect(second).toMatchObject({ intervals: { status: 'refused', code: 'DEGENERATE_DENOMINATOR' } });
    expect((second?.undefinedDraws ?? 0) + (second?.reversedDraws ?? 0)).toBeGreaterThan(25);
    expect(second?.reversedDraws).toBeGreaterThan(0);
  });
});

test('a ratio whose denominator sums to 0 is refused alone', () => {
  const none = { numerators: matrixOf([[1, 0, 1]]), denominators: matrixOf([[0.1, 0.2, -0.3]]) };
  const some = { numerators: matrixOf([[1, 0, 1]]), denominators: matrixOf([[1, 1, 1]]) };
  const found = accept(crossedRatioIntervals([none, some], options()));
  expect(found.map(isRefused)).toEqual([true, false]);
  expect(found[0]).toMatchObject({ code: 'DEGENERATE_DENOMINATOR' });
});

test('without an acceleration only BCa is refused', () => {
  // Without its first item the denominator is 0.
  const lonely = { numerators: matrixOf([[1, 0, 1, 0]]), denominators: matrixOf([[1, 0, 0, 0]]) };
  const found = accept(crossedRatioIntervals([lonely], { ...options(), tail: 0.4 }))[0];
  expect(found).toMatchObject({ intervals: { percentile: { status: 'estimated' }, bca: { status: 'refused' } } });
});

test.each<[string, CrossedRatio[], number, string]>([
  ['no ratio', [], 0.025, 'EMPTY_INPUT'],
  ['a tail of one half', [resolved], 0.5, 'OUT_OF_RANGE'],
  ['one item', [{ numerators: matrixOf([[1]]), denominators: matrixOf([[1]]) }], 0.025, 'TOO_FEW_OBSERVATIONS'],
])('%s is refused', (_, ratios, tail, code) => {
  expect(crossedRatioIntervals(ratios, { ...options(), tail })).toMatchObject({ status: 'refused', code });
});
