import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import type { MaxTOptions } from '../../../src/stats/permutation/joint-max-t.ts';
import { maxTTest } from '../../../src/stats/permutation/max-t.ts';
import { signFlipTest } from '../../../src/stats/permutation/sign-flip.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { permutationOps } from '../../support/golden-ops/permutation.ts';

const golden = loadGolden('permutation');
const cases = golden.cases
  .filter(one => one.op === 'max_t_sign_flip')
  .map((one): [string, GoldenCase] => [one.id, one]);

const maxT = (differences: readonly ArrayLike<number>[], options: Partial<MaxTOptions> = {}) =>
  accept(maxTTest(differences, { alternative: 'greater', scale: 'mean', draws: 199, rng: createRng(9), ...options }));

const methods = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })).chain(([count, items]) =>
  fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: items, maxLength: items }), {
    minLength: count,
    maxLength: count,
  }),
);

describe('max-t over methods', () => {
  test.each(cases)('%s agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => permutationOps.max_t_sign_flip?.(one) ?? {})).toEqual([]);
  });

  test('one method: the sign-flip test, adjusted or not', () => {
    fc.assert(
      fc.property(methods, ([values = []]) => {
        const { p, pGreater } = accept(signFlipTest(values, { draws: 99, rng: createRng(1) }));
        expect(maxT([values]).cells[0]).toMatchObject({ p: pGreater, pSingleStep: pGreater, pStepDown: pGreater });
        expect(maxT([values], { alternative: 'two-sided' }).cells[0]?.p).toBe(p);
        expect(maxT([values], { alternative: 'two-sided', scale: 'studentised' }).cells[0]?.p).toBe(p);
      }),
    );
  });

  test('a method twice is no second chance: adjusted p-values do not change', () => {
    fc.assert(
      fc.property(methods, list => {
        const doubled = maxT([...list, ...list]).cells;
        expect(doubled.slice(0, list.length)).toEqual(maxT(list).cells);
      }),
    );
  });

  test.each([2 ** -900, 2 ** 900])(
    'means in units of %d are compared as they are, studentised ones as if of size 1',
    unit => {
      const [one, other] = [
        [3, 4, -2, 5, 6, 1],
        [1, -2, 4, 3, -1, 2],
      ];
      const p = (methods: readonly number[][], scale: MaxTOptions['scale']) =>
        maxT(methods, { scale, alternative: 'two-sided' }).cells.map(({ pSingleStep }) => pSingleStep);
      const scaled = [one.map(value => value * unit), other];
      expect(p(scaled, 'studentised')).toEqual(p([one, other], 'studentised'));
      const alone = [one, other].map(values => p([values], 'mean')[0]);
      expect(p(scaled, 'mean')).toEqual(unit < 1 ? [1, alone[1]] : [alone[0], 1]);
    },
  );

  test('a family that would take too long to enumerate is drawn, one with few items is not', () => {
    const rng = createRng(15);
    const many = Array.from({ length: 3 }, () => Array.from({ length: 25 }, () => rng.normal()));
    expect(maxT(many).draws).toBe(199);
    expect(maxT(many.map(values => values.slice(0, 12))).draws).toBe('exact');
  });

  test.each([
    [53, { total: 2 ** 53, singleStep: Float64Array.of(2 ** 50) }],
    [54, undefined],
  ])('%i items of which three are not 0: exact, with counts where a double holds them', (items, counts) => {
    const values = Array.from({ length: items }, (_, at) => (at < 3 ? at + 1 : 0));
    const found = maxT([values]);
    expect(found).toMatchObject({ draws: 'exact', cells: [{ p: 1 / 8 }] });
    expect(found.counts).toEqual(counts);
  });

  test('studentised, the units of a method do not matter', () => {
    fc.assert(
      fc.property(methods, list => {
        const found = maxT(list, { scale: 'studentised', alternative: 'two-sided' }).cells;
        const scaled = maxT(
          list.map((values, at) => values.map(value => value * 2 ** (40 * at))),
          { scale: 'studentised', alternative: 'two-sided' },
        ).cells;
        const p = (cells: typeof found) => cells.map(cell => [cell.p, cell.pSingleStep, cell.pStepDown]);
        expect(p(scaled)).toEqual(p(found));
      }),
    );
  });

  const rng = createRng(10);
  const drawn = Array.from({ length: 5 }, (_, at) => Float64Array.from({ length: 60 }, () => rng.normal() + at / 10));

  test('with random signs too, neither the order of the items nor that of the methods changes a bit', () => {
    const found = maxT(drawn);
    expect(found.draws).toBe(199);
    expect(maxT(drawn.map(values => values.toReversed()))).toEqual(found);
    expect(maxT(drawn.toReversed()).cells.toReversed()).toEqual(found.cells);
  });

  test('the same stream gives the same numbers, another one others', () => {
    expect(maxT(drawn)).toEqual(maxT(drawn));
    expect(maxT(drawn, { rng: createRng(11) })).not.toEqual(maxT(drawn));
  });

  test('ties between methods that differ by rounding are ties', () => {
    const { cells } = maxT([
      [0.1, 0.2, -0.3, 0.1],
      [0.3, -0.2, 0.1, -0.1],
    ]);
    expect(cells[0]?.pSingleStep).toBe(cells[1]?.pSingleStep);
    expect(cells[0]?.pStepDown).toBe(cells[1]?.pStepDown);
  });

  test.each([
    ['no methods', [], 99, 'EMPTY_INPUT', 'differences'],
    ['methods without items', [[], []], 99, 'EMPTY_INPUT', 'differences[0]'],
    ['a method with fewer items', [[1, 2], [1]], 99, 'LENGTH_MISMATCH', 'differences[1]'],
    [
      'NaN',
      [
        [1, 2],
        [1, Number.NaN],
      ],
      99,
      'NON_FINITE',
      'differences[1]',
    ],
    ['half a draw', [[1, 2]], 0.5, 'OUT_OF_RANGE', 'draws'],
  ] as const)('%s: refused, naming what is wrong', (_, differences, draws, code, argument) => {
    const found = maxTTest(differences, { alternative: 'greater', scale: 'mean', draws, rng: createRng(1) });
    expect(found).toMatchObject({ status: 'refused', code, argument });
  });
});
