import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GainCell, GainCellInput } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { theseSeedsHalfWidth } from '../../../src/stats/gain/howe.ts';
import { momentSquares } from '../../../src/stats/gain/moment-squares.ts';
import { flippedNull } from '../../../src/stats/null/flipped-null.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { binaryCells, clusteredCells, readyCell, realCells } from '../../support/cells.ts';

const one = fc.constant(1);
const signsOf = (columns: number, seed: number): Int8Array => {
  const rng = createRng(seed, 'signs');
  return Int8Array.from({ length: columns }, () => rng.sign());
};
const ownUnits = ({ matrix }: GainCell) => Int32Array.from({ length: matrix.items }, (_, at) => at);
const judged = (cell: GainCell, signs: Int8Array) => flippedNull(cell, ownUnits(cell))(signs);
const sideOf = (low: number, high: number): number => (low > 0 ? 1 : high < 0 ? -1 : 0);

describe('null data of one or two seeds', () => {
  test('one seed, right or wrong: whole items are flipped, and Tango claims exactly where it is said to', () => {
    fc.assert(
      fc.property(binaryCells(one), fc.nat(), fc.constantFrom(0.025, 0.1, 0.2), (input, seed, tail) => {
        const signs = signsOf(input.matrix.items, seed);
        const values = input.matrix.values.map((value, at) => value * (signs[at] as number));
        const interval = gainInterval(readyCell({ ...input, matrix: { ...input.matrix, values } }), tail);
        if (interval.status === 'refused') throw new Error(interval.reason);
        const { mean, halfWidth } = judged(readyCell(input), signs);
        const width = halfWidth(tail);
        fc.pre(Math.abs(Math.abs(mean) - width) > 1e-9);
        expect(sideOf(mean - width, mean + width)).toBe(sideOf(interval.low, interval.high));
      }),
    );
  });

  const centredColumns = ({ squares }: GainCell) =>
    squares.columnMeans.map(b => (b - squares.mean) * Math.sqrt(squares.items / (squares.items - 1)));

  test('column means are flipped after centring, at the size of their variance, and judged by t', () => {
    const two = fc.constant(2);
    const cells = fc.oneof(realCells(fc.integer({ min: 1, max: 2 })), binaryCells(two), clusteredCells(two));
    fc.assert(
      fc.property(cells, fc.nat(), (input, seed) => {
        const cell = readyCell(input);
        const signs = signsOf(cell.matrix.items, seed);
        const values = centredColumns(cell).map((b, at) => b * (signs[at] as number));
        const flipped = readyCell({ matrix: { seeds: 1, items: cell.matrix.items, values }, binary: false });
        const { mean, halfWidth } = judged(cell, signs);
        expect(mean).toBeCloseTo(flipped.squares.mean, 12);
        // The sparse rule is decided by the data, as in the run.
        const squares = momentSquares({ ...flipped, sparse: cell.sparse });
        expect(halfWidth(0.025)).toBeCloseTo(theseSeedsHalfWidth(squares, 0.025), 10);
      }),
    );
  });

  test('clusters: whole clusters are flipped and judged by CR2', () => {
    const notSparse = (input: GainCellInput) => !readyCell(input).sparse;
    fc.assert(
      fc.property(clusteredCells(one).filter(notSparse), fc.nat(), (input, seed) => {
        const cell = readyCell(input);
        const clusters = input.clusters ?? new Int32Array();
        const signs = signsOf(cell.matrix.items, seed);
        const { mean: gain } = cell.squares;
        const values = input.matrix.values.map(
          (value, at) => (value - gain) * (signs[clusters[at] as number] as number),
        );
        const interval = gainInterval(
          readyCell({ matrix: { ...input.matrix, values }, binary: false, clusters }),
          0.025,
        );
        fc.pre(interval.status === 'estimated');
        if (interval.status !== 'estimated') return;
        const { mean, halfWidth } = judged(cell, signs);
        expect(mean).toBeCloseTo(interval.point, 12);
        expect(halfWidth(0.025)).toBeCloseTo((interval.high - interval.low) / 2, 10);
      }),
    );
  });

  test('columns follow the signs of their units', () => {
    const cell = readyCell({ matrix: { seeds: 1, items: 3, values: Float64Array.of(0.5, 0.1, -0.6) }, binary: false });
    const draw = flippedNull(cell, Int32Array.of(7, 0, 4));
    const signs = new Int8Array(8).fill(1);
    const { mean } = draw(signs);
    expect(mean).toBeCloseTo(0, 12);
    signs[7] = -1;
    expect(draw(signs).mean).toBeCloseTo((-2 / 3) * 0.5 * Math.sqrt(3 / 2), 12);
  });

  test('clusters without any spread claim nothing', () => {
    const clusters = Int32Array.from({ length: 40 }, (_, at) => at >> 1);
    const values = Float64Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 0.25 : -0.25));
    const cell = readyCell({ matrix: { seeds: 1, items: 40, values }, binary: false, clusters });
    const { mean, halfWidth } = judged(cell, signsOf(20, 1));
    expect(Math.abs(mean)).toBeLessThanOrEqual(halfWidth(0.025));
  });
});
