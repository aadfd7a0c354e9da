import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import { crossedBootstrapErrors } from '../../../src/stats/bootstrap/crossed-errors.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { matrixOf } from '../../support/matrices.ts';

type Rows = readonly (readonly number[])[];

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** √[(MS_S + max(0, MS_I − MS_E))/(S·N)] of a full layout, by its definition. */
function errorOf(rows: Rows): number {
  const [S, N] = [rows.length, rows[0]?.length ?? 0];
  const centre = meanOf(rows.flat());
  const rowMeans = rows.map(meanOf);
  const columnMeans = Array.from({ length: N }, (_, i) => meanOf(rows.map(row => row[i] as number)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const items = (S * sum(columnMeans.map(mean => (mean - centre) ** 2))) / (N - 1);
  if (S === 1) return Math.sqrt(items / N);
  const seeds = (N * sum(rowMeans.map(mean => (mean - centre) ** 2))) / (S - 1);
  const rest = rows.flatMap((row, s) =>
    row.map((value, i) => (value - (rowMeans[s] as number) - (columnMeans[i] as number) + centre) ** 2),
  );
  const error = sum(rest) / ((S - 1) * (N - 1));
  return Math.sqrt((seeds + Math.max(0, items - error)) / (S * N));
}

/** Every ordered draw of n of n. */
const allDraws = (n: number): number[][] =>
  Array.from({ length: n }).reduce<number[][]>(
    draws => draws.flatMap(draw => Array.from({ length: n }, (_, unit) => [...draw, unit])),
    [[]],
  );

/** Share of every pair (mean, error) over all draws of seeds and items. */
function exactPairs(rows: Rows): Map<string, number> {
  const pairs = new Map<string, number>();
  const [seeds, items] = [allDraws(rows.length), allDraws(rows[0]?.length ?? 0)];
  const share = 1 / (seeds.length * items.length);
  for (const drawnSeeds of seeds) {
    for (const drawnItems of items) {
      const drawn = drawnSeeds.map(s => drawnItems.map(i => rows[s]?.[i] as number));
      const key = keyOf(meanOf(drawn.flat()), errorOf(drawn));
      pairs.set(key, (pairs.get(key) ?? 0) + share);
    }
  }
  return pairs;
}

const keyOf = (mean: number, error: number): string =>
  `${(mean + 0).toFixed(6)} ${(error + 0).toFixed(6)}`.replace(/-0\.000000/g, '0.000000');

const layouts: [string, Rows][] = [
  [
    'two seeds, three items',
    [
      [1, 0, 0.25],
      [0.5, 0, 1],
    ],
  ],
  [
    'three binary seeds, three items',
    [
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
  ],
  [
    'two seeds that fall against the candidate',
    [
      [-1, 0, -0.25],
      [-0.5, 0, 0.125],
    ],
  ],
  ['one seed, five items', [[1, 0, -1, 0.5, 0]]],
];

describe.each(layouts)('%s', (_, rows) => {
  const matrix = matrixOf(rows);
  const draw = (replicates = 20_000) => accept(crossedBootstrapErrors(matrix, replicates, createRng(5)));

  test('the error of the data is the formula', () => {
    expect(draw(1).se).toBeCloseTo(errorOf(rows), 12);
  });

  test('mean and error of a resample come together with the chance that listing all resamples gives', () => {
    const { means, errors } = draw();
    const exact = exactPairs(rows);
    const counts = new Map<string, number>();
    for (const [at, mean] of means.entries()) {
      const key = keyOf(mean, errors[at] as number);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const key of counts.keys()) expect(exact.has(key), key).toBe(true);
    for (const [key, chance] of exact) {
      const spread = Math.sqrt((chance * (1 - chance)) / means.length);
      expect(Math.abs((counts.get(key) ?? 0) / means.length - chance), key).toBeLessThan(
        4.5 * spread + 1 / means.length,
      );
    }
  });

  test('means have the law of the replicates without errors', () => {
    const { means } = draw();
    const plain = accept(crossedBootstrapMeans(matrix, 20_000, createRng(6)));
    const sdOf = (values: Float64Array) =>
      Math.sqrt(meanOf([...values].map(value => value ** 2)) - meanOf([...values]) ** 2);
    expect(Math.abs(meanOf([...means]) - meanOf([...plain]))).toBeLessThan(4.5 * sdOf(plain) * Math.sqrt(2 / 20_000));
    expect(Math.abs(sdOf(means) / sdOf(plain) - 1)).toBeLessThan(0.04);
  });
});

test('swapping the arms mirrors the means and keeps the errors', () => {
  const matrix = matrixOf([
    [1, 0, 0.25, 1],
    [0.5, 0, 1, -0.5],
  ]);
  const swapped = { ...matrix, values: matrix.values.map(value => -value) };
  const one = accept(crossedBootstrapErrors(matrix, 300, createRng(7)));
  const other = accept(crossedBootstrapErrors(swapped, 300, createRng(7)));
  expect(other.means.map(mean => 0 - mean)).toEqual(one.means.map(mean => mean + 0));
  expect(other.errors).toEqual(one.errors);
});

test('resamples of one and the same value have no error, not one of rounding', () => {
  // Of three items 0.1, 0.1, 0.7 many resamples are all 0.1.
  const { means, errors } = accept(
    crossedBootstrapErrors(
      matrixOf([
        [0.1, 0.1, 0.7],
        [0.1, 0.1, 0.7],
      ]),
      2000,
      createRng(8),
    ),
  );
  const flat = [...errors].filter((_, at) => Math.abs((means[at] as number) - 0.1) < 1e-9);
  expect(flat.length).toBeGreaterThan(300);
  for (const error of flat) expect(error).toBe(0);
});

test('an offset of a million takes no more than its own digits from the error', () => {
  const rows = [
    [1, 0, 0.25, 0.75],
    [0.5, 0, 1, 0.25],
  ];
  const lifted = accept(crossedBootstrapErrors(matrixOf(rows.map(row => row.map(v => v + 1e6))), 200, createRng(9)));
  expect(lifted.se).toBeCloseTo(errorOf(rows), 8);
  // No resample of these varies more than 0 and 1 do.
  for (const error of lifted.errors) expect(error).toBeLessThan(0.75);
});

test('gives a studentised interval that is mirrored with the arms', () => {
  const values = Float64Array.from({ length: 120 }, (_, at) => Math.sin(at * at) + 0.3);
  const intervalOf = (matrix: PairedMatrix) => {
    const { means, errors, se } = accept(crossedBootstrapErrors(matrix, 999, createRng(10)));
    const point = meanOf([...matrix.values]);
    const input = { replicates: means, point, tail: 0.025, acceleration: 0, studentising: { errors, se } };
    const { studentised } = accept(bootstrapIntervals(input));
    if (studentised?.status !== 'estimated') throw new Error('refused');
    return studentised;
  };
  const one = intervalOf({ seeds: 3, items: 40, values });
  const other = intervalOf({ seeds: 3, items: 40, values: values.map(value => -value) });
  expect(one.low).toBeLessThan(one.point);
  expect(one.high).toBeGreaterThan(one.point);
  expect(other.low).toBeCloseTo(-one.high, 12);
  expect(other.high).toBeCloseTo(-one.low, 12);
});

test.each<[string, PairedMatrix, number, string]>([
  ['a gap', { seeds: 2, items: 2, values: new Float64Array(3) }, 100, 'LENGTH_MISMATCH'],
  ['nothing', { seeds: 1, items: 0, values: new Float64Array(0) }, 100, 'EMPTY_INPUT'],
  ['NaN', matrixOf([[1, Number.NaN]]), 100, 'NON_FINITE'],
  ['one item, which has no error,', matrixOf([[1], [0]]), 100, 'TOO_FEW_OBSERVATIONS'],
  ['no replicates', matrixOf([[1, 0]]), 0, 'OUT_OF_RANGE'],
])('%s is refused', (_, matrix, replicates, code) => {
  expect(crossedBootstrapErrors(matrix, replicates, createRng(1))).toMatchObject({ status: 'refused', code });
});
