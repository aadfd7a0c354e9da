import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { type TwoWayError, twoWayError } from '../../../src/stats/clusters/two-way-error.ts';
import { allFinite } from '../../support/all-finite.ts';
import { expectClose } from '../../support/expect-close.ts';
import { extremeMatrices, matrixOf } from '../../support/matrices.ts';

// From numpy: residual products summed over every pair of cells that share their seed or their item.
const KNOWN = [
  {
    rows: [
      [1, -1, 0, 0, -1],
      [0, 0, 0, -1, -1],
      [0, 1, 1, 0, -1],
    ],
    known: [-0.13333333333333333, 0.2231093404090868, 0.1440164599646191, 0.18539247657434854],
    square: 0.03614814814814813,
  },
  {
    rows: [
      [0.695, 0.457, -0.5, 0.346, 0.307, 1.311],
      [-0.257, -0.283, -0.239, -0.394, -0.404, 0.275],
      [0.585, -0.108, -0.312, -0.598, 0.094, -0.38],
      [-0.076, -0.02, -0.965, -0.194, 0.067, 0.718],
    ],
    known: [0.005208333333333322, 0.1275575090436699, 0.1268790348975266, 0.10145100040520838],
    square: 0.022076902126736096,
  },
  {
    rows: [
      [1.063, 1.155, 1.329, 1.17, 0.703, 0.197, 0.265],
      [0.156, 0.263, 0.808, 0.122, 0.745, 0.038, 0.717],
    ],
    known: [0.6236428571428572, 0.09997243060197382, 0.15318963338134275, 0.1149348354478176],
    square: 0.02025153425655976,
  },
  {
    rows: [
      [-0.343, 0.089],
      [0.59, 0.671],
      [0.035, 0.345],
      [-0.34, 0.7],
      [-0.493, -0.207],
    ],
    known: [0.10469999999999999, 0.15195724727698906, 0.1483035805366816, 0.1351309772036005],
    square: 0.026824576000000003,
  },
];

const partsOf = ({ mean, itemSe, seedSe, cellSe }: TwoWayError) => [mean, itemSe, seedSe, cellSe];
const times = (rows: readonly (readonly number[])[], scale: number) => rows.map(row => row.map(value => value * scale));

describe('the two-way error of a mean', () => {
  test.each(KNOWN)(
    'agrees with the sum over pairs of cells: $rows.length seeds, square $square',
    ({ rows, known, square }) => {
      const got = accept(twoWayError(matrixOf(rows)));
      expectClose(partsOf(got), known, 1e-13);
      expectClose([got.se as number], [Math.sqrt(square)], 1e-12);
    },
  );

  test('a variance below 0, or of 0, is refused and the other errors stay', () => {
    const interaction = accept(
      twoWayError(
        matrixOf([
          [1, -1],
          [-1, 1],
        ]),
      ),
    );
    expect(interaction).toMatchObject({ mean: 0, itemSe: 0, seedSe: 0, cellSe: 0.5 });
    expect(interaction.se).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION', argument: 'matrix' });
    // Effects 3 of seeds, 4 of items, 5 of both together: 3² + 4² − 5² is left.
    const nothing = accept(
      twoWayError(
        matrixOf([
          [12, -6],
          [-4, -2],
        ]),
      ),
    );
    expectClose(partsOf(nothing), [0, Math.sqrt(8), Math.sqrt(4.5), Math.sqrt(12.5)], 1e-14);
    expect(nothing.se).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION', argument: 'matrix' });
  });

  test('seeds with the same rows leave the error of items, less the share counted twice', () => {
    const got = accept(
      twoWayError(
        matrixOf([
          [0.3, -0.2, 0.5],
          [0.3, -0.2, 0.5],
        ]),
      ),
    );
    expect(got.seedSe).toBeCloseTo(0, 14);
    expect(got.se).toBeCloseTo(got.itemSe * Math.sqrt(1 / 2), 14);
  });

  test('transposing exchanges the errors of seeds and items', () => {
    for (const { rows } of KNOWN) {
      const turned = (rows[0] as readonly number[]).map((_, i) => rows.map(row => row[i] as number));
      const [got, other] = [rows, turned].map(list => accept(twoWayError(matrixOf(list)))) as [
        TwoWayError,
        TwoWayError,
      ];
      expectClose(
        [other.seedSe, other.itemSe, other.cellSe, other.se as number],
        [got.itemSe, got.seedSe, got.cellSe, got.se as number],
        1e-13,
      );
    }
  });

  test('no number is NaN or infinite, and an error is never 0', () => {
    fc.assert(
      fc.property(extremeMatrices, matrix => {
        const got = twoWayError(matrix);
        expect(allFinite(got)).toBe(true);
        if (!isRefused(got) && !isRefused(got.se)) expect(got.se).toBeGreaterThan(0);
      }),
    );
  });

  test.each([1e-300, 1e-150, 1e150, 1e300])('entries of size %s have the errors of size 1, times that', scale => {
    const { rows, known, square } = KNOWN[1] as (typeof KNOWN)[number];
    const got = accept(twoWayError(matrixOf(times(rows, scale))));
    expectClose(
      [...partsOf(got), got.se as number].map(value => value / scale),
      [...known, Math.sqrt(square)],
      1e-12,
    );
  });

  test.each([2 ** -30, 2 ** 30])('what is noise depends on the size of the entries, here %s', size => {
    const noise = [
      [0.3, 0.1 + 0.2],
      [0.3, 0.3],
    ];
    expect(twoWayError(matrixOf(times(noise, size)))).toMatchObject({ code: 'ZERO_VARIANCE' });
    const little = [
      [0.3, 0.31],
      [0.3, 0.33],
    ];
    expect(accept(twoWayError(matrixOf(times(little, size)))).cellSe).toBeGreaterThan(0);
    // The words of the refusal are in the units of the entries.
    const interaction = accept(
      twoWayError(
        matrixOf(
          times(
            [
              [1, -1],
              [-1, 1],
            ],
            size,
          ),
        ),
      ),
    );
    expect(isRefused(interaction.se) && interaction.se.reason).toContain(`${-0.25 * size * size},`);
  });

  test('a large mean takes no digits from the spread', () => {
    const rows = [
      [1, 2, 4],
      [3, 7, 5],
    ];
    const [near, far] = [0, 2 ** 40].map(shift =>
      accept(twoWayError(matrixOf(rows.map(row => row.map(value => value + shift))))),
    ) as [TwoWayError, TwoWayError];
    expectClose(partsOf(far).slice(1), partsOf(near).slice(1), 1e-14);
  });

  test('a million items are no strain', () => {
    const values = Float64Array.from({ length: 2e6 }, (_, at) => ((at * 7) % 5) - 2);
    const got = accept(twoWayError({ seeds: 2, items: 1e6, values }));
    expect(got.cellSe).toBeCloseTo(Math.sqrt(2 / 2e6), 9);
  });

  test.each<[string, readonly (readonly number[])[], string]>([
    ['no seeds', [], 'EMPTY_INPUT'],
    ['one seed', [[1, 0, 1]], 'TOO_FEW_SEEDS'],
    ['one item', [[1], [0]], 'TOO_FEW_OBSERVATIONS'],
    [
      'a NaN',
      [
        [1, Number.NaN],
        [0, 1],
      ],
      'NON_FINITE',
    ],
    [
      'rows of unequal length',
      [
        [1, 0, 1],
        [0, 1],
      ],
      'LENGTH_MISMATCH',
    ],
    [
      'identical arms',
      [
        [0, 0],
        [0, 0],
      ],
      'ZERO_VARIANCE',
    ],
    [
      'entries equal up to noise',
      [
        [0.3, 0.1 + 0.2],
        [0.3, 0.3],
      ],
      'ZERO_VARIANCE',
    ],
  ])('%s is refused', (_, rows, code) => {
    expect(twoWayError(matrixOf(rows))).toMatchObject({ status: 'refused', code, argument: 'matrix' });
  });
});
