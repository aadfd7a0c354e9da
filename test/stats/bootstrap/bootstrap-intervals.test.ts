import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../src/core/estimate.ts';
import {
  type BootstrapInput,
  bootstrapIntervals,
  bootstrapPValue,
} from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import {
  checkGolden,
  type GoldenCase,
  type GoldenTopic,
  loadGolden,
  numberOf,
  numbersOf,
} from '../../support/golden.ts';

const file = loadGolden('bootstrap_ci');
/** The studentised interval is not built here; what is built must be there. */
const golden: GoldenTopic = {
  ...file,
  core: {
    bootstrap_ci_from_replicates: ['theta_hat', 'accel_jackknife', 'percentile_type6', 'basic_type6', 'bca_mid_type6'],
  },
};
const cases = (op: string) =>
  golden.cases.filter(one => one.op === op).map((one): [string, GoldenCase] => [one.id, one]);

const differencesOf = (one: GoldenCase): Float64Array => {
  const baseline = numbersOf(one.input.b);
  return Float64Array.from(numbersOf(one.input.a), (value, at) => value - (baseline[at] ?? Number.NaN));
};

const limitsOf = (estimate: Estimate): [number, number] | null =>
  estimate.status === 'estimated' ? [estimate.low, estimate.high] : null;

function fromReplicates(one: GoldenCase, input: Pick<BootstrapInput, 'point' | 'acceleration'>) {
  const replicates = Float64Array.from(numbersOf(one.input.replicates));
  const tail = (1 - numberOf(one.params.level)) / 2;
  const intervals = bootstrapIntervals({ replicates, tail, ...input });
  const asked = one.params.method;
  if (asked === 'bca' || asked === 'percentile') {
    const estimate = intervals[asked];
    if (estimate.status === 'refused') return estimate;
  }
  return {
    theta_hat: input.point,
    accel_jackknife: typeof input.acceleration === 'number' ? input.acceleration : null,
    percentile_type6: limitsOf(intervals.percentile),
    basic_type6: limitsOf(intervals.basic),
    bca_mid_type6: limitsOf(intervals.bca),
  };
}

describe('intervals from supplied replicates', () => {
  const meanCases = cases('bootstrap_ci_from_replicates').filter(([, one]) => one.params.statistic === 'mean_diff');
  const ratioCases = cases('bootstrap_ci_from_replicates').filter(([, one]) => one.params.statistic !== 'mean_diff');

  test.each(meanCases)('%s agrees with the reference, or is refused', (_, one) => {
    const compute = () => {
      const values = differencesOf(one);
      const point = values.reduce((sum, value) => sum + value, 0) / values.length;
      return fromReplicates(one, {
        point,
        acceleration: crossedAcceleration({ seeds: 1, items: values.length, values }),
      });
    };
    expect(checkGolden(golden, one, compute)).toEqual([]);
  });

  test.each(ratioCases)('%s agrees with the reference, given its point and acceleration', (_, one) => {
    const { theta_hat, accel_jackknife } = one.expected;
    const input = { point: numberOf(theta_hat), acceleration: numberOf(accel_jackknife) };
    expect(checkGolden(golden, one, () => fromReplicates(one, input))).toEqual([]);
  });

  test.each(cases('bootstrap_ci_swap'))('%s: swapping the arms mirrors all three intervals', (_, one) => {
    const values = differencesOf(one);
    const point = values.reduce((sum, value) => sum + value, 0) / values.length;
    const acceleration = numberOf(0 + Number(crossedAcceleration({ seeds: 1, items: values.length, values })));
    const replicates = Float64Array.from(numbersOf(one.input.replicates));
    const original = bootstrapIntervals({ replicates, point, tail: 0.025, acceleration });
    const swapped = bootstrapIntervals({
      replicates: replicates.map(replicate => -replicate),
      point: -point,
      tail: 0.025,
      acceleration: -acceleration,
    });
    for (const method of ['percentile', 'basic', 'bca'] as const) {
      const [low, high] = limitsOf(original[method]) ?? [Number.NaN, Number.NaN];
      const [mirroredLow, mirroredHigh] = limitsOf(swapped[method]) ?? [Number.NaN, Number.NaN];
      expect(mirroredLow).toBeCloseTo(-high, 12);
      expect(mirroredHigh).toBeCloseTo(-low, 12);
    }
    // The reference gives type 7; on this lattice the percentile limits are the same order statistics.
    expect(limitsOf(original.percentile)).toEqual([expect.closeTo(-0.1, 9), expect.closeTo(0.18, 9)]);
  });
});

const evenly = (count: number, low: number, high: number) =>
  Float64Array.from({ length: count }, (_, at) => low + ((high - low) * at) / (count - 1));

describe('the intervals', () => {
  test('carry their method, level and point', () => {
    const { percentile, basic, bca } = bootstrapIntervals({
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
    const { percentile, bca } = bootstrapIntervals({ replicates, point: 0, tail: 0.025, acceleration: 0 });
    expect(limitsOf(bca)?.[0]).toBeCloseTo(limitsOf(percentile)?.[0] ?? Number.NaN, 10);
    expect(limitsOf(bca)?.[1]).toBeCloseTo(limitsOf(percentile)?.[1] ?? Number.NaN, 10);
  });

  test('scaling and shifting the replicates scales and shifts every limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 99, maxLength: 199 }),
        fc.integer({ min: 1, max: 9 }),
        (list, scale) => {
          fc.pre(new Set(list).size > 1);
          const [replicates, point] = [Float64Array.from(list), list[0] ?? 0];
          const input = { replicates, point, tail: 0.025, acceleration: 0.03 };
          const moved = { ...input, replicates: replicates.map(value => scale * value + 7), point: scale * point + 7 };
          const [before, after] = [bootstrapIntervals(input), bootstrapIntervals(moved)];
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
    const replicates = new Float64Array(99).map((_, at) => (at % 2 === 0 ? 0.3 : 0.1 + 0.2));
    const intervals = bootstrapIntervals({ replicates, point: 0.3, tail: 0.025, acceleration: 0 });
    for (const estimate of Object.values(intervals)) {
      expect(estimate).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
    }
  });

  test('a refused acceleration refuses BCa alone', () => {
    const acceleration = { status: 'refused', code: 'DEGENERATE_DISTRIBUTION', reason: 'none' } as const;
    const found = bootstrapIntervals({ replicates: evenly(99, 0, 1), point: 0.5, tail: 0.025, acceleration });
    expect(found.bca).toBe(acceleration);
    expect(found.percentile.status).toBe('estimated');
  });

  test('an acceleration past the pole is refused, not read off at the wrong end', () => {
    const input = { replicates: evenly(999, -1, 1), point: 0.2, tail: 0.025, acceleration: 1.2 };
    expect(bootstrapIntervals(input).bca).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
  });

  test('a level beyond the outermost replicate is refused by name, for BCa too', () => {
    const few = bootstrapIntervals({ replicates: evenly(30, 0, 1), point: 0.5, tail: 0.025, acceleration: 0 });
    expect(few.percentile).toMatchObject({ status: 'refused', code: 'TOO_FEW_REPLICATES' });
    expect(few.basic).toMatchObject({ status: 'refused', code: 'TOO_FEW_REPLICATES' });
    const biased = bootstrapIntervals({ replicates: evenly(39, 0, 1), point: 0.05, tail: 0.025, acceleration: 0 });
    expect(biased.percentile.status).toBe('estimated');
    expect(biased.bca).toMatchObject({ status: 'refused', code: 'TOO_FEW_REPLICATES' });
  });

  test.each([0, 0.5, 95, Number.NaN])('a tail of %d is refused', tail => {
    expect(() => bootstrapIntervals({ replicates: evenly(99, 0, 1), point: 0, tail, acceleration: 0 })).toThrow(
      /error/,
    );
  });

  test('a replicate that is no number is refused, not sorted to one end', () => {
    const replicates = Float64Array.of(0.1, Number.NaN, 0.2);
    expect(() => bootstrapIntervals({ replicates, point: 0, tail: 0.025, acceleration: 0 })).toThrow(/entry 1 is NaN/);
    expect(() => bootstrapPValue(replicates)).toThrow(/entry 1 is NaN/);
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
          const { percentile } = bootstrapIntervals({ replicates, point: shift, tail: alpha / 2, acceleration: 0 });
          if (percentile.status === 'refused') throw new Error('refused');
          const excluded = percentile.low > 0 || percentile.high < 0;
          expect(bootstrapPValue(replicates) <= alpha + 1e-12).toBe(excluded);
        },
      ),
    );
  });

  test('is never 0 and at most 1, and the same for swapped arms', () => {
    expect(bootstrapPValue(evenly(9999, 0.1, 1))).toBe(2 / 10_000);
    expect(bootstrapPValue(new Float64Array(9).fill(0))).toBe(1);
    fc.assert(
      fc.property(lists, list => {
        const p = bootstrapPValue(Float64Array.from(list));
        expect(p > 0 && p <= 1).toBe(true);
        expect(bootstrapPValue(Float64Array.from(list, value => -value))).toBe(p);
      }),
    );
  });

  test('a sum that cancels up to rounding counts as 0 on both sides', () => {
    const replicates = Float64Array.of(0.1 + 0.2 - 0.3, 0.5, 0.6);
    expect(bootstrapPValue(replicates)).toBe(1);
  });

  test('BCa levels come from z0 and a: checked by hand on one case', () => {
    // 40% of 999 even replicates lie below the point: z0 = Φ⁻¹(0.4); a = 0.05; z = Φ⁻¹(0.025).
    const replicates = Float64Array.from({ length: 1000 }, (_, at) => at + 1);
    const { bca } = bootstrapIntervals({ replicates, point: 400.5, tail: 0.025, acceleration: 0.05 });
    const z0 = normalQuantile(0.4);
    const inner = z0 + normalQuantile(0.025);
    const z = z0 + inner / (1 - 0.05 * inner);
    expect(normalQuantile((limitsOf(bca)?.[0] ?? 0) / 1001)).toBeCloseTo(z, 8);
  });
});
