import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { type ExactCrossed, exactCrossedBootstrap } from '../../../src/stats/exact-bootstrap/exact-crossed.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { allDraws } from '../../support/listed-resamples.ts';
import { matrixOf, permuted } from '../../support/matrices.ts';

const meanOver = (
  { seeds, items, values }: PairedMatrix,
  rows: readonly number[],
  columns: readonly number[],
): number =>
  rows.reduce((sum, s) => sum + columns.reduce((part, i) => part + (values[s * items + i] as number), 0), 0) /
  (seeds * items);

/** All equally likely means: seeds of every block drawn apart, items jointly. */
function listedMeans(blocks: readonly PairedMatrix[]): number[] {
  const items = allDraws(blocks[0]?.items ?? 0);
  const seeds = blocks.reduce<number[][][]>(
    (all, block) => all.flatMap(drawn => allDraws(block.seeds).map(draw => [...drawn, draw])),
    [[]],
  );
  return seeds.flatMap(drawn =>
    items.map(columns => blocks.reduce((sum, block, at) => sum + meanOver(block, drawn[at] as number[], columns), 0)),
  );
}

function expectListed(found: ExactCrossed, means: readonly number[], tail: number): void {
  const sorted = means.toSorted((a, b) => a - b);
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const at = (level: number) => sorted[Math.max(0, Math.ceil(level * n - 1e-9) - 1)] as number;
  const near = (value: number) => Math.abs(value - found.estimate) < 1e-9;
  expect(found.mean).toBeCloseTo(mean, 12);
  expect(found.estimate).toBeCloseTo(mean, 12);
  expect(found.sd).toBeCloseTo(Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n), 12);
  expect(found.closedFormSd).toBeCloseTo(found.sd, 12);
  expect(found.percentile.low).toBeCloseTo(at(tail), 12);
  expect(found.percentile.high).toBeCloseTo(at(1 - tail), 12);
  expect(found.equal).toBeCloseTo(sorted.filter(near).length / n, 11);
  expect(found.less).toBeCloseTo(sorted.filter(value => value < found.estimate && !near(value)).length / n, 11);
  expect(found.atoms).toBe(new Set(sorted.map(value => Math.round(value * 1e9))).size);
}

const entry = fc.oneof(
  fc.integer({ min: -1, max: 1 }),
  fc.integer({ min: -3, max: 3 }).map(value => value / 3),
  fc.integer({ min: -100, max: 100 }).map(value => value / 100),
);
const matrixWith = (seeds: number, items: number) =>
  fc
    .array(entry, { minLength: seeds * items, maxLength: seeds * items })
    .map(values => ({ seeds, items, values: Float64Array.from(values) }));
const small = fc.constantFrom([2, 4], [3, 3], [3, 2], [2, 1]).chain(([S, N]) => matrixWith(S as number, N as number));
const tails = fc.constantFrom(0.0251, 0.1017, 0.2511);

describe('the exact crossed law', () => {
  test('is that of all draws of seeds and items', () => {
    fc.assert(
      fc.property(small, tails, (matrix, tail) => {
        expectListed(accept(exactCrossedBootstrap([matrix], tail)), listedMeans([matrix]), tail);
      }),
      { numRuns: 60 },
    );
  });

  test('with arms of their own seeds, 2 and 3, is that of all draws of both and the items', () => {
    fc.assert(
      fc.property(matrixWith(2, 3), matrixWith(3, 3), tails, (a, b, tail) => {
        expectListed(accept(exactCrossedBootstrap([a, b], tail)), listedMeans([a, b]), tail);
      }),
      { numRuns: 20 },
    );
  });

  test('the same mean by two draws of seeds is one atom, where values have no common unit', () => {
    const a = { seeds: 2, items: 3, values: Float64Array.of(0, 0, 0, 1, 0, 0.61) };
    const b = { seeds: 3, items: 3, values: Float64Array.of(0, 0, 0, 0.67, 0, 1 / 3, 0.22, 0, 0) };
    expectListed(accept(exactCrossedBootstrap([a, b], 0.0251)), listedMeans([a, b]), 0.0251);
  });

  test('by hand: one success in 2 seeds × 2 items', () => {
    // Draws of the seed and of the item, (0, 1, 2) of 2 with (1, 2, 1)/4 each: the mean is their product ÷ 4.
    const found = accept(
      exactCrossedBootstrap(
        [
          matrixOf([
            [1, 0],
            [0, 0],
          ]),
        ],
        0.1,
      ),
    );
    expect(found.atoms).toBe(4);
    expect(found.less).toBeCloseTo(7 / 16, 14);
    expect(found.equal).toBeCloseTo(4 / 16, 14);
    expect(found.sd).toBeCloseTo(Math.sqrt(1.5 * 1.5 - 1) / 4, 14);
    expect(found.percentile).toEqual({ low: 0, high: 0.5 });
    expect(found.itemOnlySd).toBeCloseTo(Math.sqrt(0.5) / 4, 14);
    expect(found.seedOnlySd).toBeCloseTo(Math.sqrt(0.5) / 4, 14);
  });

  test('is the same for any order of seeds and items, and mirrored when the arms are swapped', () => {
    fc.assert(
      fc.property(small, fc.nat(), (matrix, seed) => {
        const found = accept(exactCrossedBootstrap([matrix], 0.0251));
        const moved = accept(exactCrossedBootstrap([permuted(matrix, createRng(seed))], 0.0251));
        const turned = { ...matrix, values: matrix.values.map(value => -value) };
        const swapped = accept(exactCrossedBootstrap([turned], 0.0251));
        expect(moved.atoms).toBe(found.atoms);
        expect(moved.sd).toBeCloseTo(found.sd, 12);
        expect(moved.percentile.low).toBeCloseTo(found.percentile.low, 12);
        expect(swapped.percentile.low).toBeCloseTo(-found.percentile.high, 12);
        expect(swapped.percentile.high).toBeCloseTo(-found.percentile.low, 12);
        expect(swapped.less).toBeCloseTo(1 - found.less - found.equal, 11);
      }),
    );
  });

  test.each([1e-50, 1e-12, 1 / 3, 1e9, 1e50])('a unit of %d scales it and nothing else', unit => {
    const matrix = matrixOf([
      [0, 0.1, 0.7],
      [0.2, -0.1, 0.3],
    ]);
    const plain = accept(exactCrossedBootstrap([matrix], 0.05));
    const scaled = accept(
      exactCrossedBootstrap([{ ...matrix, values: matrix.values.map(value => value * unit) }], 0.05),
    );
    expect(scaled.atoms).toBe(plain.atoms);
    expect(scaled.sd / unit).toBeCloseTo(plain.sd, 12);
    expect(scaled.percentile.low / unit).toBeCloseTo(plain.percentile.low, 12);
    expect(scaled.less).toBeCloseTo(plain.less, 12);
  });

  test('identical outcomes are marked as degenerate', () => {
    const found = accept(
      exactCrossedBootstrap(
        [
          matrixOf([
            [0.3, 0.3],
            [0.3, 0.1 + 0.2],
          ]),
        ],
        0.025,
      ),
    );
    expect(found).toMatchObject({ atoms: 1, degenerate: true });
  });

  test.each<[string, number, number]>([
    ['a thousand seeds', 1000, 2],
    ['ten thousand seeds', 10_000, 1],
    ['eight seeds and many real items', 8, 200],
    ['a million items', 2, 500_000],
  ])('%s are refused in time, without a stack', (_, seeds, items) => {
    const values = Float64Array.from({ length: seeds * items }, (__, at) => Math.sin(at));
    const found = exactCrossedBootstrap([{ seeds, items, values }], 0.025);
    expect(found).toMatchObject({ status: 'refused', code: 'NOT_ACHIEVABLE' });
  });
});

test.each<[string, readonly PairedMatrix[], number, string]>([
  ['nothing', [], 0.025, 'EMPTY_INPUT'],
  ['no items', [{ seeds: 2, items: 0, values: new Float64Array(0) }], 0.025, 'EMPTY_INPUT'],
  ['a gap', [{ seeds: 2, items: 2, values: new Float64Array(3) }], 0.025, 'LENGTH_MISMATCH'],
  [
    'other items in the second arm',
    [
      matrixOf([
        [1, 0],
        [0, 1],
      ]),
      matrixOf([[1], [0]]),
    ],
    0.025,
    'LENGTH_MISMATCH',
  ],
  [
    'NaN',
    [
      matrixOf([
        [1, Number.NaN],
        [0, 1],
      ]),
    ],
    0.025,
    'NON_FINITE',
  ],
  ['one seed', [matrixOf([[1, 0]])], 0.025, 'TOO_FEW_SEEDS'],
  [
    'a tail of 0.5',
    [
      matrixOf([
        [1, 0],
        [0, 1],
      ]),
    ],
    0.5,
    'OUT_OF_RANGE',
  ],
])('%s is refused', (_, blocks, tail, code) => {
  expect(exactCrossedBootstrap(blocks, tail)).toMatchObject({ status: 'refused', code });
});
