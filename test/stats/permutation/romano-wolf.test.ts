import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import type { MaxTOptions } from '../../../src/stats/permutation/joint-max-t.ts';
import { maxTTest } from '../../../src/stats/permutation/max-t.ts';
import { type FamilyCell, romanoWolf } from '../../../src/stats/permutation/romano-wolf.ts';
import { signFlipTest } from '../../../src/stats/permutation/sign-flip.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const options = (changed: Partial<MaxTOptions> = {}): MaxTOptions => ({
  alternative: 'greater',
  scale: 'studentised',
  draws: 199,
  rng: createRng(12),
  ...changed,
});
const adjust = (cells: readonly FamilyCell[], changed: Partial<MaxTOptions> = {}) =>
  accept(romanoWolf(cells, options(changed)));

/** Cells of two domains over items 0 … 79, each with some of them, with a common effect per item. */
function makeCells(count: number): FamilyCell[] {
  const rng = createRng(13);
  const effects = Float64Array.from({ length: 80 }, () => rng.normal());
  return Array.from({ length: count }, (_, cell) => {
    const items = [...effects.keys()].filter(() => rng.uniform() < 0.7);
    return {
      domain: cell % 2 === 0 ? 'math' : 'chat',
      units: items.map(item => `item ${item}`),
      values: items.map(item => (effects[item] ?? 0) + rng.normal() + cell / 10),
    };
  });
}

const shuffled = ({ domain, units, values }: FamilyCell): FamilyCell => {
  const order = [...Array.from(values).keys()].toSorted((a, b) => ((a * 37) % 80) - ((b * 37) % 80));
  return { domain, units: order.map(at => units[at]), values: order.map(at => values[at] ?? 0) };
};

const exactlyAs = (cells: ReturnType<typeof adjust>['cells']) =>
  cells.map(cell => ({ ...cell, statistic: expect.closeTo(cell.statistic, 12) }));

describe('Romano–Wolf over cells', () => {
  test('neither the order of the cells nor that of the items changes a p-value', () => {
    for (const cells of [makeCells(6), makeCells(7)]) {
      const found = adjust(cells);
      expect(found.draws).toBe(199);
      expect(adjust(cells.toReversed()).cells.toReversed()).toEqual(found.cells);
      expect(adjust(cells.map(shuffled)).cells).toEqual(exactlyAs(found.cells));
    }
  });

  test('renaming domains and items changes nothing if their order stays', () => {
    const cells = makeCells(6);
    const renamed = cells.map(cell => ({
      ...cell,
      domain: `a ${cell.domain}`,
      units: Array.from(cell.units, unit => `x/${unit}`),
    }));
    expect(adjust(renamed)).toEqual(adjust(cells));
  });

  test('an item without any difference draws no signs', () => {
    const cells = makeCells(4);
    const longer = cells.map(cell => ({
      ...cell,
      units: ['a new item', ...Array.from(cell.units)],
      values: [0, ...Array.from(cell.values)],
    }));
    const p = ({ cells: found }: ReturnType<typeof adjust>) => found.map(cell => [cell.p, cell.pStepDown]);
    expect(p(adjust(longer))).toEqual(p(adjust(cells)));
  });

  test('one domain and the same items everywhere: max-t over methods', () => {
    const rows = [
      [0.5, 0.2, -0.1, 0.4, 0.1],
      [0.1, -0.3, 0.2, 0.2, 0],
    ];
    const cells = rows.map(values => ({ domain: 'math', units: [1, 2, 3, 4, 5], values }));
    for (const scale of ['mean', 'studentised'] as const) {
      const expected = accept(maxTTest(rows, options({ scale }))).cells;
      expect(adjust(cells, { scale }).cells).toEqual(exactlyAs(expected));
    }
  });

  test('values of one cluster flip together: the cell is that of its cluster sums', () => {
    const cell = { domain: 'code', units: ['p', 'q', 'p', 'r', 'q', 'p'], values: [1, -1, 2, 4, -3, 0] };
    const { pGreater } = accept(signFlipTest([3, -4, 4], options()));
    expect(adjust([cell]).cells[0]).toMatchObject({ p: pGreater, mean: 0.5 });
  });

  test('cells of other domains share no signs even if their items have the same names', () => {
    const values = [1, 1, 1, 1];
    const units = ['a', 'b', 'c', 'd'];
    const two = (other: string) => adjust(['math', other].map(domain => ({ domain, units, values })));
    expect(two('math').cells[0]?.pSingleStep).toBe(1 / 16);
    expect(two('chat').cells[0]?.pSingleStep).toBe(1 - (15 / 16) ** 2);
    expect(two('chat').cells[0]?.p).toBe(1 / 16);
  });

  test('overlapping items are shared, the others are not', () => {
    const cells = [
      { domain: 'math', units: [1, 2, 3], values: [1, 1, 1] },
      { domain: 'math', units: [3, 4, 5], values: [1, 1, 1] },
    ];
    // Either all of 1, 2, 3 or all of 3, 4, 5 are plus: 4 + 4 − 1 of 32.
    expect(adjust(cells).cells[0]?.pSingleStep).toBe(7 / 32);
  });

  test('step-down rejects whatever single-step rejects, and more where some cells are clear', () => {
    const cells = makeCells(8);
    const found = adjust(cells, { draws: 999 }).cells;
    expect(found.every(cell => cell.pStepDown <= cell.pSingleStep)).toBe(true);
    expect(found.some(cell => cell.pStepDown < cell.pSingleStep)).toBe(true);
  });

  test('step-down is never above Holm on the same raw p-values beyond the ties, for one-sided exact tests', () => {
    // Holm steps with the sum of the remaining raw tails where Romano–Wolf steps with the chance of their union.
    const whole = fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(whole, rows => {
        const units = [1, 2, 3, 4, 5, 6];
        // Cells with the same sizes in every unit have the same law, so the order of p is that of the statistics.
        const cells = rows.map(signs => ({
          domain: 'math',
          units,
          values: signs.map((sign, at) => (sign >= 0 ? at + 1 : -at - 1)),
        }));
        const found = adjust(cells).cells;
        const sorted = found.toSorted((a, b) => a.p - b.p);
        let holm = 0;
        for (const [at, cell] of sorted.entries()) {
          holm = Math.max(holm, Math.min(1, (sorted.length - at) * cell.p));
          expect(cell.pStepDown).toBeLessThanOrEqual(holm + 1e-12);
        }
      }),
    );
  });

  test('60 cells of 1,263 items with 9,999 draws are adjusted together', () => {
    const rng = createRng(14);
    const units = Array.from({ length: 1263 }, (_, item) => `item ${item}`);
    const cells = Array.from({ length: 60 }, (_, cell) => ({
      domain: `domain ${cell % 6}`,
      units,
      values: Float64Array.from({ length: 1263 }, () => rng.normal()),
    }));
    const found = adjust(cells, { draws: 9999 });
    expect(found.cells).toHaveLength(60);
  });

  const good: FamilyCell = { domain: 'math', units: ['a', 'b'], values: [1, 2] };
  test.each([
    ['no cells', [], 'EMPTY_INPUT', 'cells'],
    ['a cell without values', [good, { ...good, units: [], values: [] }], 'EMPTY_INPUT', 'cells[1].values'],
    ['NaN', [good, { ...good, values: [1, Number.NaN] }], 'NON_FINITE', 'cells[1].values'],
    ['a unit too few', [{ ...good, units: ['a'] }], 'LENGTH_MISMATCH', 'cells[0].units'],
    ['a value without a unit', [good, { ...good, units: ['a', undefined] }], 'MISSING_CLUSTER', 'cells[1].units'],
  ] as const)('%s: the whole family is refused, naming the cell', (_, cells, code, argument) => {
    expect(romanoWolf(cells, options())).toMatchObject({ status: 'refused', code, argument });
  });

  test('no draws: refused', () => {
    expect(romanoWolf([good], options({ draws: 0 }))).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'draws' });
  });
});
