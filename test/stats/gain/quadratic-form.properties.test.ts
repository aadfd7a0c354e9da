import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import type { GainCell } from '../../../src/stats/gain/gain-cell.ts';
import { howeHalfWidth, sharedSeeds, theseSeedsHalfWidth } from '../../../src/stats/gain/howe.ts';
import type { MeanSquares } from '../../../src/stats/gain/layout-squares.ts';
import { momentSquares } from '../../../src/stats/gain/moment-squares.ts';
import { quadraticForm, type Relation } from '../../../src/stats/gain/quadratic-form.ts';
import { fiellerSet } from '../../../src/stats/ratios/fieller.ts';
import { binaryCells, cellOf, clusteredCells, readyCell, realCells, swapped } from '../../support/cells.ts';
import { crossedMatrix } from '../../support/paired-goldens.ts';

const howeWidth = (squares: MeanSquares, tail: number): number => howeHalfWidth(sharedSeeds(squares), tail);

const every = (items: number): Relation => {
  const all = Int32Array.from({ length: items }, (_, at) => at);
  return { seeds: 'independent', columns: () => ({ left: all, right: all }) };
};
const none = new Int32Array();
const apart: Relation = { seeds: 'independent', columns: () => ({ left: none, right: none }) };

const x = crossedMatrix('twoway-6x20');
const y = { ...x, values: x.values.toReversed().map(value => value + 0.2) };
const z = {
  ...x,
  values: x.values.map((_, at) => (x.values[Math.floor(at / 20) * 20 + 19 - (at % 20)] as number) / 2),
};
const cellsOf = (...matrices: (typeof x)[]) => matrices.map(matrix => readyCell({ matrix, binary: false }));

const worst = (got: readonly number[], wanted: readonly number[]): number =>
  Math.max(...wanted.map((value, at) => Math.abs((got[at] ?? Number.NaN) - value)));

const anySeeds = fc.integer({ min: 1, max: 6 });
const anyCell = fc.oneof(realCells(anySeeds), binaryCells(anySeeds), clusteredCells(anySeeds));
/** Two or three contrasts of one cell: their differences come from the same seeds and items. */
const related = anyCell.chain(first =>
  fc.array(fc.constantFrom(-1, 0, 1), { minLength: 7, maxLength: 7 }).map(weights => {
    const second = { ...first.matrix, values: first.matrix.values.map((value, at) => value * (weights[at % 7] ?? 1)) };
    return [first, { ...first, matrix: second }, swapped(first)].map(readyCell);
  }),
);

function form(q: readonly number[], c: readonly number[]): number {
  return q.reduce((sum, entry, at) => sum + entry * (c[Math.floor(at / c.length)] ?? 0) * (c[at % c.length] ?? 0), 0);
}

describe('the quadratic form of several means', () => {
  test('shared seeds, two and three cells: the reference implementation to 1e-12', () => {
    const q2 = [0.015291221883345453, -0.005295305205874938, -0.005295305205874937, 0.015291221883345453];
    const q3 = [
      0.015291228142989836, -0.005294859983977775, 0.0012855569547094662, -0.005294859983977775, 0.015322888624410926,
      0.0037955370058414947, 0.0012855569547094662, 0.0037955370058414947, 0.003940361372084432,
    ];
    expect(worst(accept(quadraticForm(cellsOf(x, y), 0.025, { seeds: 'shared' })), q2)).toBeLessThan(1e-12);
    expect(worst(accept(quadraticForm(cellsOf(x, y, z), 0.025, { seeds: 'shared' })), q3)).toBeLessThan(1e-12);
  });

  test('independent seeds: the reference implementation to 1e-12', () => {
    const q = [0.015291221883345453, -0.0050844892703739595, -0.0050844892703739595, 0.015291221883345453];
    expect(worst(accept(quadraticForm(cellsOf(x, y), 0.025, every(20))), q)).toBeLessThan(1e-12);
  });

  test.each([
    ['shared items', every(20), -0.23726705737205697, 0.07385039070539032],
    ['no shared items', apart, -0.21996182281617357, 0.05654515614950692],
  ])('the retention contrast of cells with %s: the reference implementation to 1e-10', (_, relation, low, high) => {
    const [target, sandbox] = cellsOf(x, y) as [GainCell, GainCell];
    const interval = contrastInterval([target, sandbox], { tail: 0.025, weights: [1, -0.5], relation });
    expect(interval).toMatchObject({ status: 'estimated', method: 'vector-howe', level: 0.95, sparse: false });
    if (interval.status !== 'estimated') return;
    expect(interval.point).toBeCloseTo(-0.08170833333333333, 12);
    expect(worst([interval.low, interval.high], [low, high])).toBeLessThan(1e-10);
  });

  test('of one cell it is the squared half-width of the gain, under the sparse rule too', () => {
    fc.assert(
      fc.property(anyCell, fc.constantFrom(0.025, 0.002), (input, tail) => {
        const cell = readyCell(input);
        const width = cell.matrix.seeds < 3 ? theseSeedsHalfWidth : howeWidth;
        const [q] = accept(quadraticForm([cell], tail, { seeds: 'shared' }));
        expect(Math.abs((q ?? Number.NaN) - width(momentSquares(cell), tail) ** 2)).toBeLessThan(1e-12);
      }),
    );
  });

  test('is symmetric and nowhere negative, so every ratio of two contrasts of a cell has its set', () => {
    const weights = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(related, weights, (cells, c) => {
        const q = accept(quadraticForm(cells, 0.025, { seeds: 'shared' }));
        const largest = Math.max(...q.map(Math.abs), 1e-300);
        expect(form(q, c)).toBeGreaterThanOrEqual(-1e-12 * largest);
        for (let j = 0; j < 3; j++)
          for (let k = 0; k < 3; k++) {
            expect(Math.abs((q[3 * j + k] as number) - (q[3 * k + j] as number))).toBeLessThan(1e-12);
          }
        for (const [j, k] of [
          [0, 1],
          [1, 2],
          [0, 2],
        ] as const) {
          const pair = accept(quadraticForm([cells[j] as GainCell, cells[k] as GainCell], 0.025, { seeds: 'shared' }));
          const means = [cells[j]?.squares.mean ?? 0, cells[k]?.squares.mean ?? 0] as const;
          const set = fiellerSet({ numerator: means[0], denominator: means[1], q: pair, level: 0.95, scale: 1 });
          expect(set.status).toBeTruthy();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('two sparse contrasts that hang on one seed covary no more than they vary', () => {
    const row = (wins: number) => Array.from({ length: 15 }, (_, at) => (at < wins ? 1 : 0));
    const rows = [row(4), row(0), row(0)];
    const [cell, mirrored] = [rows, rows.map(list => list.map(value => 0 - value))].map(list => cellOf(list)) as [
      GainCell,
      GainCell,
    ];
    expect(cell.sparse).toBe(true);
    const [xx = 0, xy = 0, , yy = 0] = accept(quadraticForm([cell, mirrored], 0.025, { seeds: 'shared' }));
    expect(xy).toBeLessThan(0);
    expect(xy * xy).toBeLessThanOrEqual(xx * yy * (1 + 1e-12));
  });

  test('a cell and its mirror image are perfectly, negatively dependent', () => {
    fc.assert(
      fc.property(realCells(fc.integer({ min: 3, max: 5 })), input => {
        const q = accept(quadraticForm([readyCell(input), readyCell(swapped(input))], 0.025, { seeds: 'shared' }));
        const sum = (q[0] as number) + 2 * (q[1] as number) + (q[3] as number);
        expect(Math.abs(sum)).toBeLessThan(1e-12);
      }),
    );
  });

  test('scaling all cells by k scales it by k²', () => {
    fc.assert(
      fc.property(related, fc.constantFrom(0.5, 3, -2), (cells, k) => {
        const scaled = cells.map(({ matrix }) =>
          readyCell({ matrix: { ...matrix, values: matrix.values.map(value => k * value) }, binary: false }),
        );
        const plain = cells.map(({ matrix }) => readyCell({ matrix, binary: false }));
        const [q, other] = [plain, scaled].map(list => accept(quadraticForm(list, 0.025, { seeds: 'shared' })));
        expect(
          worst(
            other ?? [],
            (q ?? []).map(entry => k * k * entry),
          ),
        ).toBeLessThan(1e-12);
      }),
    );
  });

  test('negative item components become 0 and never shorten another contrast', () => {
    // Differences that cancel over seeds: no item effect, so MS_I < MS_E.
    const values = Float64Array.from(
      { length: 60 },
      (_, at) => ((Math.floor(at / 20) + (at % 20)) % 3) / 10 + Math.floor(at / 20) / 50,
    );
    const cancelling = readyCell({ matrix: { seeds: 3, items: 20, values }, binary: false });
    expect(cancelling.squares.msItems).toBeLessThan(cancelling.squares.msError);
    const [q] = accept(quadraticForm([cancelling], 0.025, { seeds: 'shared' }));
    expect(q).toBeCloseTo(howeWidth({ ...cancelling.squares, msItems: 0, msError: 0 }, 0.025) ** 2, 14);
  });
});
