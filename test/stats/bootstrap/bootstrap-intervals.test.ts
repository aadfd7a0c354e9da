import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../src/core/estimate.ts';
import { accept, refuse } from '../../../src/core/refusal.ts';
import {
  type BootstrapInput,
  bootstrapIntervals,
  bootstrapPValue,
} from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import { checkGolden, loadGolden } from '../../support/golden.ts';
import { bootstrapCiOps } from '../../support/golden-ops/bootstrap-ci.ts';

const golden = loadGolden('bootstrap_ci');

test.each(golden.cases.map(one => [one.id, one] as const))('%s agrees with the reference, or is refused', (_, one) => {
  expect(checkGolden(golden, one, () => bootstrapCiOps[one.op]?.(one) ?? {})).toEqual([]);
});

const limitsOf = (estimate: Estimate | undefined): [number, number] | null =>
  estimate?.status === 'estimated' ? [estimate.low, estimate.high] : null;

/** The intervals of replicates that are not refused as a whole. */
const intervalsOf = (input: BootstrapInput) => accept(bootstrapIntervals(input));

const evenly = (count: number, low: number, high: number) =>
  Float64Array.from({ length: count }, (_, at) => low + ((high - low) * at) / (count - 1));

describe('the intervals', () => {
  test('carry their method, level and point', () => {
    const { percentile, basic, bca } = intervalsOf({
      replicates: evenly(999, -1, 1),
      point: 0.1,
      tail: 0.025,
      acceleration: 0,
    });
    const methods = [percentile, basic, bca].map(estimate => estimate.status === 'estimated' && estimate.method);
    expect(methods).toEqual(['bootstrap-percentile', 'bootstrap-basic', 'bootstrap-bca']);
    expect(percentile).toMatchObject({ status: 'estimated', point: 0.1, level: 0.95, sparse: false });
  });

  test('without bias and skewness BCa is the percentile interval', () => {
    const replicates = evenly(9999, -1, 1);
    const { percentile, bca } = intervalsOf({ replicates, point: 0, tail: 0.025, acceleration: 0 });
    expect(limitsOf(bca)?.[0]).toBeCloseTo(limitsOf(percentile)?.[0] ?? Number.NaN, 10);
    expect(limitsOf(bca)?.[1]).toBeCloseTo(limitsOf(percentile)?.[1] ?? Number.NaN, 10);
  });

  test('scaling and shifting the replicates scales and shifts every limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 199, maxLength: 299 }),
        fc.integer({ min: 1, max: 9 }),
        (list, scale) => {
          fc.pre(new Set(list).size > 1);
          const [replicates, point] = [Float64Array.from(list), list[0] ?? 0];
          const input = { replicates, point, tail: 0.025, acceleration: 0.03 };
          const moved = { ...input, replicates: replicates.map(value => scale * value + 7), point: scale * point + 7 };
          const [before, after] = [intervalsOf(input), intervalsOf(moved)];
          for (const method of ['percentile', 'basic', 'bca'] as const) {
            const [limits, movedLimits] = [limitsOf(before[method]), limitsOf(after[method])];
            expect(movedLimits === null).toBe(limits === null);
            for (const side of [0, 1] as const) {
              if (limits && movedLimits) expect(movedLimits[side]).toBeCloseTo(scale * limits[side] + 7, 9);
            }
          }
        },
      ),
    );
  });

  test('equal replicates are refused for all three, rounding apart', () => {
    const replicates = new Float64Array(199).map((_, at) => (at % 2 === 0 ? 0.3 : 0.1 + 0.2));
    const intervals = intervalsOf({ replicates, point: 0.3, tail: 0.025, acceleration: 0 });
    for (const estimate of [intervals.percentile, intervals.basic, intervals.bca]) {
      expect(estimate).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
    }
  });

  test('a refused acceleration refuses BCa alone', () => {
    const acceleration = refuse('DEGENERATE_DISTRIBUTION', 'matrix', 'none');
    const found = intervalsOf({ replicates: evenly(199, 0, 1), point: 0.5, tail: 0.025, acceleration });
    expect(found.bca).toBe(acceleration);
    expect(found.percentile.status).toBe('estimated');
  });

  test('an acceleration past the pole is refused, not read off at the wrong end', () => {
    const input = { replicates: evenly(999, -1, 1), point: 0.2, tail: 0.025, acceleration: 1.2 };
    expect(intervalsOf(input).bca).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
  });

  test('a level beyond the outermost replicate is refused by name, for BCa too', () => {
    const few = intervalsOf({ replicates: evenly(150, 0, 1), point: 0.5, tail: 0.005, acceleration: 0 });
    const needed = { reason: expect.stringContaining('at least 199') };
    expect(few.percentile).toMatchObject({ status: 'refused', code: 'TOO_FEW_REPLICATES', ...needed });
    expect(few.basic).toMatchObject({ status: 'refused', code: 'TOO_FEW_REPLICATES' });
    const biased = intervalsOf({ replicates: evenly(199, 0, 1), point: 0.02, tail: 0.025, acceleration: 0 });
    expect(biased.percentile.status).toBe('estimated');
    expect(biased.bca).toMatchObject({ status: 'refused', code: 'TOO_FEW_REPLICATES' });
  });

  test('fewer than 100 replicates are refused as a whole, and where more would not help that is said', () => {
    const input = { point: 0.5, tail: 0.025, acceleration: 0 };
    expect(bootstrapIntervals({ replicates: evenly(99, 0, 1), ...input })).toMatchObject({
      code: 'TOO_FEW_REPLICATES',
    });
    expect(bootstrapIntervals({ replicates: evenly(99, 1, 2), ...input })).toMatchObject({
      code: 'DEGENERATE_DISTRIBUTION',
    });
    expect(intervalsOf({ replicates: evenly(100, 0, 1), ...input }).percentile.status).toBe('estimated');
    const constant = new Float64Array(1).fill(0.5);
    expect(bootstrapIntervals({ replicates: constant, ...input })).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
  });

  test.each<[string, Partial<BootstrapInput>, object]>([
    ...[0, 0.5, 95, Number.NaN, -0.1].map((tail): [string, Partial<BootstrapInput>, object] => [
      `a tail of ${tail}`,
      { tail },
      { code: 'OUT_OF_RANGE' },
    ]),
    ['no replicates', { replicates: new Float64Array(0) }, { code: 'EMPTY_INPUT' }],
    ['NaN among them', { replicates: evenly(199, 0, 1).fill(Number.NaN, 7, 8) }, { code: 'NON_FINITE' }],
    ['an infinite estimate', { point: Number.POSITIVE_INFINITY }, { code: 'NON_FINITE' }],
    ['an acceleration of NaN', { acceleration: Number.NaN }, { code: 'NON_FINITE', argument: 'acceleration' }],
    ['a negative tolerance', { tieTolerance: -1 }, { code: 'OUT_OF_RANGE', argument: 'tieTolerance' }],
    ['replicates at the end of the doubles', { replicates: evenly(199, 0, 1e305) }, { code: 'OUT_OF_RANGE' }],
  ])('%s is refused, not sorted to one end', (_, change, refusal) => {
    const input = { replicates: evenly(199, 0, 1), point: 0.5, tail: 0.025, acceleration: 0, ...change };
    expect(bootstrapIntervals(input)).toMatchObject({ status: 'refused', ...refusal });
  });

  test('a tolerance decides what ties with the estimate', () => {
    const replicates = evenly(201, -1, 1).map(value => value + 1e-6);
    const input = { replicates, point: 0, tail: 0.025, acceleration: 0 };
    expect(intervalsOf(input).diagnostics).toMatchObject({ less: 100, equal: 0 });
    expect(intervalsOf({ ...input, tieTolerance: 1e-5 }).diagnostics).toMatchObject({ less: 100, equal: 1 });
  });

  test('without standard errors there is no studentised interval; with constant ones it is the basic interval', () => {
    const input = { replicates: evenly(199, -1, 2), point: 0.2, tail: 0.025, acceleration: 0 };
    expect(intervalsOf(input).studentised).toBeUndefined();
    const errors = new Float64Array(199).fill(0.7);
    const { studentised, basic } = intervalsOf({ ...input, studentising: { errors, se: 0.7 } });
    expect(studentised).toMatchObject({ status: 'estimated', method: 'bootstrap-studentised', point: 0.2 });
    expect(limitsOf(studentised)?.[0]).toBeCloseTo(limitsOf(basic)?.[0] ?? Number.NaN, 12);
    expect(limitsOf(studentised)?.[1]).toBeCloseTo(limitsOf(basic)?.[1] ?? Number.NaN, 12);
  });

  test('a million replicates are no trouble', () => {
    const replicates = new Float64Array(1e6).map((_, at) => at % 1000);
    expect(intervalsOf({ replicates, point: 499.5, tail: 0.025, acceleration: 0 }).percentile.status).toBe('estimated');
  });
});

describe('the bootstrap p-value', () => {
  const lists = fc.array(fc.integer({ min: -30, max: 60 }), { minLength: 199, maxLength: 199 });

  test('is at most α exactly where the percentile interval excludes 0', () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(0.01, 0.05, 0.1, 0.4),
        fc.integer({ min: -60, max: 60 }),
        (list, alpha, shift) => {
          const replicates = Float64Array.from(list, value => value + shift);
          fc.pre(new Set(list).size > 1);
          const { percentile } = intervalsOf({ replicates, point: shift, tail: alpha / 2, acceleration: 0 });
          if (percentile.status === 'refused') throw new Error('refused');
          const excluded = percentile.low > 0 || percentile.high < 0;
          expect(accept(bootstrapPValue(replicates)) <= alpha + 1e-12).toBe(excluded);
        },
      ),
    );
  });

  test('a replicate that is no number is refused, and so is an empty list', () => {
    expect(bootstrapPValue([0.1, Number.NaN])).toMatchObject({ code: 'NON_FINITE' });
    expect(bootstrapPValue([])).toMatchObject({ code: 'EMPTY_INPUT' });
  });

  test('is never 0 and at most 1, and the same for swapped arms', () => {
    expect(accept(bootstrapPValue(evenly(9999, 0.1, 1)))).toBe(2 / 10_000);
    expect(accept(bootstrapPValue(new Float64Array(9).fill(0)))).toBe(1);
    expect(accept(bootstrapPValue(evenly(9999, 2 ** -43, 2 ** -40)))).toBe(2 / 10_000);
    fc.assert(
      fc.property(lists, list => {
        const p = accept(bootstrapPValue(Float64Array.from(list)));
        expect(p > 0 && p <= 1).toBe(true);
        expect(accept(bootstrapPValue(Float64Array.from(list, value => -value)))).toBe(p);
      }),
    );
  });

  test('a sum that cancels up to rounding counts as 0 on both sides', () => {
    const replicates = Float64Array.of(0.1 + 0.2 - 0.3, 0.5, 0.6);
    expect(accept(bootstrapPValue(replicates))).toBe(1);
  });

  test('BCa levels come from z0 and a: checked by hand on one case', () => {
    // 40% of 999 even replicates lie below the point: z0 = Φ⁻¹(0.4); a = 0.05; z = Φ⁻¹(0.025).
    const replicates = Float64Array.from({ length: 1000 }, (_, at) => at + 1);
    const { bca } = intervalsOf({ replicates, point: 400.5, tail: 0.025, acceleration: 0.05 });
    const z0 = normalQuantile(0.4);
    const inner = z0 + normalQuantile(0.025);
    const z = z0 + inner / (1 - 0.05 * inner);
    expect(normalQuantile((limitsOf(bca)?.[0] ?? 0) / 1001)).toBeCloseTo(z, 8);
  });
});
