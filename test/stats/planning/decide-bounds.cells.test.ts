import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import type { GainCell, GainCellInput } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import type { Relation } from '../../../src/stats/gain/quadratic-form.ts';
import { decideEstimates } from '../../../src/stats/planning/decide-bounds.ts';
import { BOUNDS_ORDER } from '../../../src/stats/planning/verdict-rule.ts';
import { clusteredCells, readyCell, realCells, withValues } from '../../support/cells.ts';

/** The columns that two cells have in common: the first ones of the smaller. */
function sharing(x: GainCell, y: GainCell): Relation {
  const shared = Int32Array.from({ length: Math.min(x.matrix.items, y.matrix.items) }, (_, at) => at);
  return { seeds: 'independent', columns: () => ({ left: shared, right: shared }) };
}

function verdictOf(target: GainCellInput, sandbox: GainCellInput, { sesoi, tail }: { sesoi: number; tail: number }) {
  const [x, y] = [readyCell(target), readyCell(sandbox)];
  const contrast = contrastInterval([x, y], { tail, weights: [1, -0.5], relation: sharing(x, y) });
  return accept(decideEstimates({ gain: gainInterval(x, tail), contrast }, sesoi));
}

const scoresOnly = (cells: fc.Arbitrary<GainCellInput>) => cells.map(input => ({ ...input, binary: false }));
const tails = fc.constantFrom(0.025, 0.005, 0.1);
/** Cells whose differences lie around a gain of their own, so that every verdict occurs. */
const around = (cells: fc.Arbitrary<GainCellInput>) =>
  fc
    .tuple(cells, fc.integer({ min: -300, max: 300 }), fc.constantFrom(0.05, 0.3, 1))
    .map(([input, gain, spread]) => withValues(input, value => spread * value + gain / 1000));

describe.each([
  ['one seed', fc.constant(1)],
  ['three seeds and more', fc.integer({ min: 3, max: 5 })],
])('real-valued differences of %s', (_, seeds) => {
  const cells = around(fc.oneof(realCells(seeds), scoresOnly(clusteredCells(seeds))));

  test('adding c ≥ 0 to every difference of the target never lowers its verdict', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(cells, cells, tails, fc.double({ min: 0, max: 0.5, noNaN: true }), (target, sandbox, tail, c) => {
        const before = verdictOf(target, sandbox, { sesoi: 0.02, tail });
        const after = verdictOf(
          withValues(target, value => value + c),
          sandbox,
          { sesoi: 0.02, tail },
        );
        seen.add(before).add(after);
        expect(BOUNDS_ORDER.indexOf(after)).toBeGreaterThanOrEqual(BOUNDS_ORDER.indexOf(before));
      }),
      { numRuns: 400 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(4);
  });

  test('scaling all differences and δ by k > 0 changes no verdict', () => {
    fc.assert(
      fc.property(cells, cells, tails, fc.double({ min: 0.01, max: 100, noNaN: true }), (target, sandbox, tail, k) => {
        const scaled = [target, sandbox].map(input => withValues(input, value => k * value)) as [
          GainCellInput,
          GainCellInput,
        ];
        const wanted = verdictOf(target, sandbox, { sesoi: 0.02, tail });
        expect(verdictOf(...scaled, { sesoi: 0.02 * k, tail })).toBe(wanted);
      }),
      { numRuns: 200 },
    );
  });

  test('swapping the arms of both cells turns the contrast around to the bit', () => {
    fc.assert(
      fc.property(cells, cells, tails, (target, sandbox, tail) => {
        const contrastOf = (sign: number) => {
          const [x, y] = [target, sandbox].map(input => readyCell(withValues(input, value => 0 + sign * value)));
          if (x === undefined || y === undefined) throw new Error('no cells');
          return contrastInterval([x, y], { tail, weights: [1, -0.5], relation: sharing(x, y) });
        };
        const [one, other] = [contrastOf(1), contrastOf(-1)];
        expect(other.status).toBe(one.status);
        if (one.status === 'refused' || other.status === 'refused') return;
        expect([other.low + one.high, other.high + one.low, other.point + one.point]).toEqual([0, 0, 0]);
      }),
    );
  });
});
