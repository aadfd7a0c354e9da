import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { howeHalfWidth, sharedSeeds, theseSeedsHalfWidth } from '../../../src/stats/gain/howe.ts';
import { tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import { decideBounds } from '../../../src/stats/planning/decide-bounds.ts';
import { type SharedCell, type SharedInput, settleShared } from '../../support/settle-shared.ts';

interface Size {
  readonly seeds: number;
  readonly items: number;
}

/** Half-width of a run of this size whose mean squares are what the components say they are on average. */
function expectedWidth(cell: SharedCell, { seeds, items }: Size, tail: number): number {
  const { seedVariance, itemVariance, errorVariance } = cell;
  const msError = seeds > 1 ? errorVariance : 0;
  const msItems = errorVariance + seeds * itemVariance;
  const msSeeds = errorVariance + items * seedVariance;
  const squares = { seeds, items, mean: 0, msSeeds, msItems, msError, columnMeans: new Float64Array() };
  return seeds < 3 ? theseSeedsHalfWidth(squares, tail) : howeHalfWidth(sharedSeeds(squares), tail);
}

/** The verdict of runs of these sizes, everything as assumed. */
function verdictAt(input: SharedInput, target: Size, sandbox: Size) {
  const { retention, tail, itemCovariance, sesoi } = input;
  const width = expectedWidth(input.target, target, tail);
  const other = expectedWidth(input.sandbox, sandbox, tail);
  const shared = (tQuantileUpper(tail, target.items - 1) ** 2 * itemCovariance) / target.items;
  const square = width ** 2 + (retention * other) ** 2 - 2 * retention * shared;
  const theta = input.target.mean - retention * input.sandbox.mean;
  const contrast = Math.sqrt(Math.max(0, square));
  const [low, high] = [input.target.mean - width, input.target.mean + width];
  return accept(decideBounds({ low, high, contrastLow: theta - contrast, contrastHigh: theta + contrast }, sesoi));
}

const thousandths = (min: number, max: number) => fc.integer({ min, max }).map(value => value / 1000);
const variance = thousandths(0, 200);
const cells = (seeds: fc.Arbitrary<number>): fc.Arbitrary<SharedCell> =>
  fc.record({
    mean: thousandths(-200, 200),
    seeds,
    items: fc.integer({ min: 15, max: 500 }),
    seedVariance: thousandths(0, 200).map(value => value / 100),
    itemVariance: variance,
    errorVariance: thousandths(1, 200),
  });

/** Cells of one size that share all their items, with a possible covariance. */
const inputs = (seeds: fc.Arbitrary<number>): fc.Arbitrary<SharedInput> =>
  fc
    .tuple(
      cells(seeds),
      cells(seeds),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0.001, max: 0.1, noNaN: true }),
    )
    .map(([target, other, correlation, tail]) => {
      const sandbox = { ...other, seeds: target.seeds, items: target.items };
      const itemCovariance = correlation * Math.sqrt(target.itemVariance * sandbox.itemVariance);
      return { target, sandbox, itemCovariance, sesoi: 0.02, retention: 0.5, tail };
    });

const many = fc.integer({ min: 3, max: 10 });
const base: SharedCell = {
  mean: 0.05,
  seeds: 5,
  items: 400,
  seedVariance: 0.0001,
  itemVariance: 0.05,
  errorVariance: 0.2,
};
const input: SharedInput = {
  target: base,
  sandbox: { ...base, mean: 0.06 },
  itemCovariance: 0,
  sesoi: 0.02,
  retention: 0.5,
  tail: 0.025,
};

describe('advice on what would settle a verdict', () => {
  test('the advised items settle it when everything is as assumed, one item fewer does not', () => {
    fc.assert(
      fc.property(inputs(many), given => {
        const { seeds } = given.target;
        const items = settleShared(given)?.items;
        fc.pre(items !== undefined);
        const at = (count: number) => verdictAt(given, { seeds, items: count }, { seeds, items: count });
        expect(at(items as number)).not.toBe('inconclusive');
        if ((items as number) - 1 > given.target.items) expect(at((items as number) - 1)).toBe('inconclusive');
      }),
      { numRuns: 200 },
    );
  });

  test('the advised seeds settle it, one seed fewer does not', () => {
    fc.assert(
      fc.property(inputs(many), given => {
        const { items } = given.target;
        const seeds = settleShared(given)?.seeds;
        fc.pre(seeds !== undefined);
        const at = (count: number) => verdictAt(given, { seeds: count, items }, { seeds: count, items });
        expect(at(seeds as number)).not.toBe('inconclusive');
        if ((seeds as number) - 1 > given.target.seeds) expect(at((seeds as number) - 1)).toBe('inconclusive');
      }),
      { numRuns: 200 },
    );
  });

  test('where nothing is advised, not even the limit settles it', () => {
    fc.assert(
      fc.property(inputs(many), given => {
        const advice = settleShared(given);
        fc.pre(advice !== undefined && (advice.items === undefined || advice.seeds === undefined));
        const { seeds, items } = given.target;
        const { itemLimit = 0, seedLimit = 0 } = advice ?? {};
        const [most, longest] = [
          { seeds, items: itemLimit },
          { seeds: seedLimit, items },
        ];
        if (advice?.items === undefined) expect(verdictAt(given, most, most)).toBe('inconclusive');
        if (advice?.seeds === undefined) expect(verdictAt(given, longest, longest)).toBe('inconclusive');
      }),
      { numRuns: 200 },
    );
  });

  test('asks for no fewer items at a smaller error, or with a larger component', () => {
    const least = (given: SharedInput) => settleShared(given)?.items ?? Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(inputs(many), given => {
        const uncorrelated = { ...given, itemCovariance: 0 };
        expect(least({ ...uncorrelated, tail: given.tail / 2 })).toBeGreaterThanOrEqual(least(uncorrelated));
        for (const key of ['seedVariance', 'itemVariance', 'errorVariance'] as const) {
          const target = { ...given.target, [key]: given.target[key] * 1.5 };
          expect(least({ ...uncorrelated, target })).toBeGreaterThanOrEqual(least(uncorrelated));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('points to the verdict of the estimates themselves', () => {
    fc.assert(
      fc.property(inputs(many), given => {
        const theta = given.target.mean - 0.5 * given.sandbox.mean;
        const point = { low: given.target.mean, high: given.target.mean, contrastLow: theta, contrastHigh: theta };
        const toward = accept(decideBounds(point, 0.02));
        expect(settleShared(given)?.toward ?? 'inconclusive').toBe(toward);
      }),
    );
  });

  test('never promises a verdict below fifteen items or clusters, in either cell', () => {
    const sure: SharedCell = { ...base, mean: 0.5, items: 5, seedVariance: 0, itemVariance: 1e-6, errorVariance: 1e-6 };
    const both = settleShared({ ...input, target: sure, sandbox: { ...sure, mean: 0.5 } });
    expect(both).toMatchObject({ toward: 'survives', items: 15, seeds: undefined });
    const one = settleShared({ ...input, target: { ...sure, items: 100 }, sandbox: { ...sure, mean: 0.5 } });
    expect(one?.seeds).toBeUndefined();
  });

  test('has no advice where no spread was seen: the interval was refused, and its width at more items is unknown', () => {
    const flat: SharedCell = { ...base, seedVariance: 0, itemVariance: 1e-34, errorVariance: 0 };
    expect(settleShared({ ...input, target: flat })).toBeUndefined();
    expect(settleShared({ ...input, sandbox: { ...flat, mean: 0.06 } })).toBeUndefined();
  });

  test('more items do not bring the sandbox seeds it does not have', () => {
    const noisy: SharedCell = { ...base, mean: 0.06, seeds: 3, seedVariance: 0.004, itemVariance: 0.01 };
    const target = { ...base, seeds: 20 };
    const advice = settleShared({ ...input, target, sandbox: noisy });
    // With three sandbox seeds its seed component alone outweighs θ; twenty sandbox seeds would settle it.
    const most = { seeds: 20, items: 10_000_000 };
    expect(verdictAt({ ...input, target, sandbox: noisy }, most, { ...most, seeds: 3 })).toBe('inconclusive');
    expect(verdictAt({ ...input, target, sandbox: noisy }, most, most)).toBe('survives');
    expect(advice?.items).toBeUndefined();
  });

  test('more seeds do not bring the sandbox items it does not have', () => {
    const small: SharedCell = {
      ...base,
      mean: 0.06,
      items: 20,
      seedVariance: 0,
      itemVariance: 0.5,
      errorVariance: 0.01,
    };
    const target = { ...base, items: 4000 };
    const most = { seeds: 1000, items: 4000 };
    expect(verdictAt({ ...input, target, sandbox: small }, most, { ...most, items: 20 })).toBe('inconclusive');
    expect(settleShared({ ...input, target, sandbox: small })?.seeds).toBeUndefined();
  });

  test('with fewer than three seeds in either cell nothing is said about seeds: their spread is unknown', () => {
    const few: SharedCell = { ...base, seeds: 1, seedVariance: 0, itemVariance: 0.2, errorVariance: 0 };
    expect(settleShared({ ...input, target: few })?.seeds).toBeUndefined();
    const noisy = { ...base, items: 4000, seedVariance: 0.002 };
    const sandbox = { ...base, items: 4000, mean: 0.06, seedVariance: 0 };
    expect(settleShared({ ...input, target: noisy, sandbox })?.seeds).toBeGreaterThan(5);
    expect(settleShared({ ...input, target: noisy, sandbox: { ...sandbox, seeds: 2 } })?.seeds).toBeUndefined();
    expect(settleShared({ ...input, sandbox: { ...few, mean: 0.06 } })?.items).toBeGreaterThan(400);
  });

  test('fewer than three seeds: the advised items settle a verdict about these seeds', () => {
    fc.assert(
      fc.property(inputs(fc.constantFrom(1, 2)), given => {
        const plain = [given.target, given.sandbox].map(cell => ({
          ...cell,
          seedVariance: 0,
          itemVariance: cell.errorVariance,
          errorVariance: 0,
        }));
        const [target, sandbox] = plain as [SharedCell, SharedCell];
        const items = settleShared({ ...given, target, sandbox })?.items;
        fc.pre(items !== undefined);
        const size = { seeds: target.seeds, items: items as number };
        expect(verdictAt({ ...given, target, sandbox }, size, size)).not.toBe('inconclusive');
      }),
      { numRuns: 100 },
    );
  });

  test('items that target and sandbox share help: a positive covariance never asks for more', () => {
    fc.assert(
      fc.property(inputs(many), given => {
        const without = settleShared({ ...given, itemCovariance: 0 })?.items ?? Number.POSITIVE_INFINITY;
        expect(settleShared(given)?.items ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(without);
      }),
      { numRuns: 100 },
    );
  });

  test('a target that is a small part of the sandbox keeps what they share as it grows', () => {
    // All 100 target items are among the sandbox's 100,000: cov(Δ_t, Δ_s) = cov/N_s until the target is as large.
    const target: SharedCell = {
      ...base,
      mean: 0.1,
      items: 100,
      seedVariance: 0,
      itemVariance: 0.02,
      errorVariance: 0,
    };
    const sandbox: SharedCell = { ...target, mean: 0.1, items: 100_000, itemVariance: 0.5 };
    const covariance = 0.09;
    const given = { ...input, retention: 0.9, target, sandbox, itemCovariance: (covariance * 100) / 100_000 };
    const settled = (items: number) => {
      const t = tQuantileUpper(0.025, items - 1) ** 2;
      const square =
        expectedWidth(target, { seeds: 5, items }, 0.025) ** 2 +
        (0.9 * expectedWidth(sandbox, { seeds: 5, items: 100_000 }, 0.025)) ** 2 -
        (2 * 0.9 * t * covariance) / 100_000;
      return Math.sqrt(Math.max(0, square)) <= 0.1 - 0.09;
    };
    const items = settleShared(given)?.items ?? 0;
    expect(items).toBeGreaterThan(100);
    expect(items).toBeLessThan(100_000);
    expect([settled(items - 1), settled(items)]).toEqual([false, true]);
  });
});
