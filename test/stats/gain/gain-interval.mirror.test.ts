import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GainCellInput } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval, theseSeedsInterval } from '../../../src/stats/gain/gain-interval.ts';
import { binaryCells, clusteredCells, readyCell, realCells, swapped } from '../../support/cells.ts';
import { checkGolden, type GoldenCase, loadGolden, numbersOf } from '../../support/golden.ts';
import { matrixOf } from '../../support/matrices.ts';

const one = fc.constant(1);
const several = fc.integer({ min: 3, max: 6 });
const sparse = (input: GainCellInput): boolean => readyCell(input).sparse;

const shapes: readonly (readonly [name: string, cells: fc.Arbitrary<GainCellInput>, method: string])[] = [
  ['Howe, real-valued', realCells(several), 'howe'],
  ['Howe, right or wrong', binaryCells(several), 'howe'],
  ['Howe, clusters', clusteredCells(several), 'howe'],
  ['Howe, sparse', binaryCells(several).map(thin), 'howe'],
  ['Howe, sparse clusters', clusteredCells(several).map(thin).filter(sparse), 'howe'],
  ['Tango', binaryCells(one), 'tango'],
  ['t, one seed', realCells(one), 'these-seeds-t'],
  ['t, two seeds', fc.oneof(realCells(fc.constant(2)), binaryCells(fc.constant(2))), 'these-seeds-t'],
  ['CR2', clusteredCells(one).filter(input => !sparse(input)), 'cr2-satterthwaite'],
  ['t, sparse clusters', clusteredCells(one).map(thin).filter(sparse), 'these-seeds-t'],
];

/** Only the first few differences are left. */
function thin(input: GainCellInput): GainCellInput {
  const values = input.matrix.values.map((value, at) => (at < 4 ? value : 0));
  return { ...input, matrix: { ...input.matrix, values } };
}

describe('swapping the arms mirrors [L, U] exactly', () => {
  test.each(shapes)('%s', (_, cells, method) => {
    fc.assert(
      fc.property(cells, fc.constantFrom(0.025, 0.002), (input, tail) => {
        for (const intervalOf of [gainInterval, theseSeedsInterval]) {
          const [got, other] = [intervalOf(readyCell(input), tail), intervalOf(readyCell(swapped(input)), tail)];
          expect(other.status).toBe(got.status);
          if (got.status === 'refused' || other.status === 'refused') continue;
          expect([other.low + got.high, other.high + got.low, other.point + got.point]).toEqual([0, 0, 0]);
          expect([other.method, other.sparse, other.level]).toEqual([got.method, got.sparse, got.level]);
          if (intervalOf === gainInterval) expect(got.method).toBe(method);
        }
      }),
    );
  });

  test.each(shapes)('%s: the interval holds its point, and a smaller error holds a larger one', (_, cells) => {
    fc.assert(
      fc.property(cells, input => {
        const [wide, narrow] = [0.002, 0.025].map(tail => gainInterval(readyCell(input), tail));
        if (wide?.status !== 'estimated' || narrow?.status !== 'estimated') return;
        const order = [wide.low, narrow.low, narrow.point, narrow.high, wide.high];
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(narrow.level).toBeCloseTo(0.95, 14);
        expect(wide.level).toBeCloseTo(0.996, 14);
      }),
    );
  });
});

const golden = loadGolden('cluster_se');
const topic = { ...golden, core: { clustered_se: ['mean_diff', 'ci_t_cr2'] } };
/** At least fifteen clusters, and ten of them discordant. */
const large = golden.cases.filter(({ id }) => id.includes('G25') || id.includes('G40'));

/** The golden case as one seed of clustered items. */
function clusteredCell({ input }: GoldenCase) {
  const [a, b] = [numbersOf(input.a), numbersOf(input.b)];
  const names = Array.isArray(input.cluster) ? input.cluster : [];
  const numbers = [...new Set(names)];
  const clusters = Int32Array.from(names, name => numbers.indexOf(name));
  return readyCell({ matrix: matrixOf([a.map((value, at) => value - (b[at] as number))]), binary: false, clusters });
}

describe('one seed of clustered items', () => {
  test('there are cases large enough for an interval', () => {
    expect(large.length).toBeGreaterThanOrEqual(2);
  });

  test.each(large.map((golden): [string, GoldenCase] => [golden.id, golden]))(
    '%s: the interval of clubSandwich',
    (_, golden) => {
      const interval = gainInterval(clusteredCell(golden), 0.025);
      if (interval.status === 'refused') throw new Error(interval.reason);
      const { point, low, high, method } = interval;
      expect(method).toBe('cr2-satterthwaite');
      expect(checkGolden(topic, golden, () => ({ mean_diff: point, ci_t_cr2: [low, high] }))).toEqual([]);
    },
  );

  test('a single cluster, and differences that cancel in every cluster, are refused', () => {
    const cases = golden.cases.filter(({ id }) => id.endsWith('one-cluster') || id.endsWith('zero-cluster-sums'));
    expect(cases).toHaveLength(2);
    for (const golden of cases) expect(gainInterval(clusteredCell(golden), 0.025).status).toBe('refused');
  });
});
