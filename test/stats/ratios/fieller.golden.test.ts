import { describe, expect, test } from 'vitest';
import type { RatioEstimate } from '../../../src/core/estimate.ts';
import { gainCell } from '../../../src/stats/gain/gain-cell.ts';
import { quadraticForm } from '../../../src/stats/gain/quadratic-form.ts';
import { normalQuantile, tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import { fiellerSet } from '../../../src/stats/ratios/fieller.ts';
import {
  checkGolden,
  type GoldenCase,
  loadGolden,
  numberOf,
  numbersOf,
  type Outcome,
  type Refused,
} from '../../support/golden.ts';
import { matrixOf } from '../../support/matrices.ts';
import { crossedMatrix } from '../../support/paired-goldens.ts';

const golden = loadGolden('fieller');
/** The point estimate is ours only where the set is resolved. */
const topic = {
  ...golden,
  core: { fieller_paired: ['kind', 'limits'], fieller_pgr: ['kind', 'limits'], fieller_summary: ['kind', 'limits'] },
};

function toOutcome(set: RatioEstimate): Outcome | Refused {
  if (set.status === 'refused') return { status: 'refused' };
  if (set.status === 'not-measured') throw new Error(set.reason);
  if (set.status === 'unresolved') {
    return set.set === 'whole-line' ? { kind: 'whole_line' } : { kind: 'complement', limits: [set.low, set.high] };
  }
  const bounded = { kind: 'bounded', limits: [set.low, set.high] };
  return set.status === 'resolved' ? { ...bounded, estimate: set.point } : bounded;
}

/** One seed of items each: the form is t² times the covariance matrix of the two means. */
function fromItems(numerators: readonly number[], denominators: readonly number[], level: number): RatioEstimate {
  const cells = [numerators, denominators].map(row => gainCell({ matrix: matrixOf([row]), binary: false }));
  const [numerator = 0, denominator = 0] = cells.map(({ squares }) => squares.mean);
  const q = quadraticForm(cells, (1 - level) / 2, { seeds: 'shared' });
  return fiellerSet({ numerator, denominator, q, level, scale: 1 });
}

function fromSummary({ input, params }: GoldenCase, level: number): RatioEstimate {
  const tail = (1 - level) / 2;
  const quantile = params.df === null ? -normalQuantile(tail) : tQuantileUpper(tail, numberOf(params.df));
  const q = ['var_num', 'cov', 'cov', 'var_den'].map(key => quantile ** 2 * numberOf(input[key]));
  return fiellerSet({ numerator: numberOf(input.num), denominator: numberOf(input.den), q, level, scale: 1 });
}

function compute(one: GoldenCase): Outcome | Refused {
  const level = numberOf(one.params.level);
  if (one.op === 'fieller_summary') return toOutcome(fromSummary(one, level));
  if (one.op === 'fieller_paired')
    return toOutcome(fromItems(numbersOf(one.input.num), numbersOf(one.input.den), level));
  const [weak, ceiling, candidate] = [one.input.weak, one.input.ceiling, one.input.candidate].map(numbersOf) as [
    number[],
    number[],
    number[],
  ];
  const above = (arm: readonly number[]) => arm.map((score, item) => score - (weak[item] as number));
  return toOutcome(fromItems(above(candidate), above(ceiling), level));
}

/** A denominator of exactly 0 is refused here, not shown as a set: nothing can be recovered of no gap. */
const withDenominator = golden.cases.filter(({ input }) => input.den !== 0);
const withoutDenominator = golden.cases.filter(({ input }) => input.den === 0);

describe("Fieller's set", () => {
  test.each(withDenominator.map((one): [string, GoldenCase] => [one.id, one]))(
    '%s agrees with the reference',
    (_, one) => {
      expect(checkGolden(topic, one, () => compute(one))).toEqual([]);
    },
  );

  test('a denominator of exactly 0 is refused', () => {
    expect(withoutDenominator.length).toBeGreaterThan(0);
    for (const one of withoutDenominator) expect(compute(one), one.id).toEqual({ status: 'refused' });
  });

  test.each([
    ['shared seeds', { seeds: 'shared' } as const, -0.3357394686960161, 1.021587907335544],
    ['independent seeds', undefined, -0.33831794924909087, 1.0138019043813185],
  ])('%s: the check values of the reference implementation to 1e-9', (_, shared, low, high) => {
    const x = crossedMatrix('twoway-6x20');
    const y = { ...x, values: x.values.toReversed().map(value => value + 0.2) };
    const cells = [x, y].map(matrix => gainCell({ matrix, binary: false }));
    const all = Int32Array.from({ length: 20 }, (_unused, at) => at);
    const relation = shared ?? ({ seeds: 'independent', columns: () => ({ left: all, right: all }) } as const);
    const q = quadraticForm(cells, 0.025, relation);
    const [numerator = 0, denominator = 0] = cells.map(({ squares }) => squares.mean);
    const set = fiellerSet({ numerator, denominator, q, level: 0.95, scale: 1 });
    expect(set).toMatchObject({ status: 'set-only', level: 0.95 });
    if (set.status !== 'set-only') return;
    expect(Math.abs(set.low - low)).toBeLessThan(1e-9);
    expect(Math.abs(set.high - high)).toBeLessThan(1e-9);
  });

  test('exchanging the arms of the numerator mirrors the set, of both leaves it', () => {
    const at = (numerator: number, denominator: number, sign: number) =>
      fiellerSet({ numerator, denominator, q: [0.01, 0.004 * sign, 0.004 * sign, 0.1], level: 0.95, scale: 1 });
    const [set, mirrored, same] = [at(0.3, 0.5, 1), at(-0.3, 0.5, -1), at(-0.3, -0.5, 1)];
    if (set.status === 'set-only' && mirrored.status === 'set-only') {
      expect([mirrored.low, mirrored.high]).toEqual([-set.high, -set.low]);
    } else expect.unreachable('bounded sets');
    expect(same).toEqual(set);
  });

  test.each([
    ['a negative variance', [-1e-4, 0, 0, 1e-4]],
    ['a covariance larger than the variances allow', [1e-4, 2e-4, 2e-4, 1e-4]],
    ['a number that is none', [Number.NaN, 0, 0, 1e-4]],
  ])('%s throws instead of giving a set', (_, q) => {
    expect(() => fiellerSet({ numerator: 0.1, denominator: 0.2, q, level: 0.95, scale: 1 })).toThrow(/form/);
  });

  test('a form that is degenerate up to rounding is accepted', () => {
    const q = [1e-4, 1e-4 * (1 + 1e-15), 1e-4 * (1 + 1e-15), 1e-4];
    expect(fiellerSet({ numerator: 0.1, denominator: 0.2, q, level: 0.95, scale: 1 }).status).toBe('resolved');
  });
});
