import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReferences } from '../../src/analysis/compare-references.ts';
import { prepareCell } from '../../src/analysis/measure-cell.ts';
import { pairCell } from '../../src/analysis/pair-cell.ts';
import type { ReferenceDifference } from '../../src/core/cell-estimates.ts';
import type { ArmGrid } from '../../src/core/cell-grid.ts';
import { gainInterval } from '../../src/stats/gain/gain-interval.ts';
import { howeReference } from '../support/howe-reference.ts';

type Scores = readonly (number | undefined)[];

interface Made {
  readonly seeds?: number;
  readonly candidate: Scores;
  readonly untaught?: Scores;
  readonly weak?: Scores;
  readonly alpha?: number;
}

const [SCORED, ERRORED] = [0, 2];

const armOf = (name: string, scores: Scores): ArmGrid => ({
  name,
  status: Uint8Array.from(scores, score => (score === undefined ? ERRORED : SCORED)),
  score: Float64Array.from(scores, score => score ?? 0),
});

/** A cell whose baseline is wrong throughout, seeds × items row-major. */
function cellOf({ seeds = 1, candidate, untaught, weak }: Made) {
  const items = candidate.length / seeds;
  const grid = {
    rung: 'large',
    domain: 'math',
    role: 'production',
    seeds: Array.from({ length: seeds }, (_, seed) => `s${seed}`),
    items: Int32Array.from({ length: items }, (_, item) => item),
    arms: {
      baseline: armOf(
        'baseline',
        candidate.map((_, at) => (at === 0 ? 1 : 0)),
      ),
      candidate: armOf('candidate', candidate),
      ...(weak && { weak: armOf('little', weak) }),
    },
    ...(untaught && { references: [armOf('zero-shot', untaught)] }),
  } as const;
  const pairing = pairCell(grid, 0.01);
  if (pairing.status !== 'paired') throw new Error(pairing.reason);
  return prepareCell(pairing.cell, { items: [], clusters: undefined, clusterNames: undefined });
}

const compared = (made: Made) => compareReferences(cellOf(made), { alpha: made.alpha ?? 0.05, missingThreshold: 0.01 });

function only(made: Made): ReferenceDifference {
  const [one, ...others] = compared(made) ?? [];
  if (one === undefined || others.length > 0) throw new Error('expected one reference');
  return one;
}

const repeat = (count: number, score: number): readonly number[] => new Array<number>(count).fill(score);
/** Both right in 20 items, the reference alone in 12, the candidate alone in 2, neither in 16. */
const FIFTY = {
  candidate: [...repeat(20, 1), ...repeat(12, 0), ...repeat(2, 1), ...repeat(16, 0)],
  reference: [...repeat(20, 1), ...repeat(12, 1), ...repeat(2, 0), ...repeat(16, 0)],
};

describe('the candidate is held against what could be used in its stead', () => {
  test('50 items by hand: (2 − 12) ÷ 50, with the score interval of the golden table', () => {
    const { arm, kind, difference, atBest } = only({ candidate: FIFTY.candidate, untaught: FIFTY.reference });
    expect({ arm, kind, atBest }).toEqual({ arm: 'zero-shot', kind: 'no-teacher', atBest: undefined });
    if (difference.status === 'refused') throw new Error(difference.reason);
    expect(difference.method).toBe('tango');
    expect(difference.level).toBeCloseTo(0.95, 12);
    expect(difference.point).toBeCloseTo(-0.2, 12);
    // test/golden/proportion_intervals.json, 20.12.2.16
    expect(difference.low).toBeCloseTo(-0.34470874828214876, 6);
    expect(difference.high).toBeCloseTo(-0.06111240618634396, 6);
  });

  test('several seeds: the reference cases of Howe’s interval, a quarter of their size', () => {
    for (const { seeds, d, tail, howe } of howeReference().slice(0, 20)) {
      const candidate = d.map(value => 0.5 + value / 8);
      const { difference } = only({ seeds, candidate, untaught: d.map(value => 0.5 - value / 8), alpha: 2 * tail });
      if (difference.status === 'refused') throw new Error(difference.reason);
      const [mean, low, high] = howe.map(value => value / 4) as [number, number, number];
      expect(difference.method).toBe('howe');
      expect(difference.point).toBeCloseTo(mean, 10);
      expect(difference.low).toBeCloseTo(low, 9);
      expect(difference.high).toBeCloseTo(high, 9);
    }
  });

  test('a reference with the outcomes of the baseline differs by the gain itself', () => {
    const { candidate } = FIFTY;
    const untaught = candidate.map((_, at) => (at === 0 ? 1 : 0));
    const cell = cellOf({ candidate, untaught });
    const [one] = compareReferences(cell, { alpha: 0.05, missingThreshold: 0.01 }) ?? [];
    expect(one?.difference).toEqual(gainInterval(cell.observed.cell, 0.025));
  });

  test('candidate and reference in each other’s place change the sign', () => {
    const bits = fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1), fc.constantFrom(0, 0.5, 1)), {
      minLength: 60,
      maxLength: 60,
    });
    fc.assert(
      fc.property(bits, fc.constantFrom(1, 2, 3), (pairs, seeds) => {
        const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const there = only({ seeds, candidate: x, untaught: y }).difference;
        const back = only({ seeds, candidate: y, untaught: x }).difference;
        expect(back.status).toBe(there.status);
        if (there.status === 'refused' || back.status === 'refused') return;
        expect(back.point).toBeCloseTo(-there.point, 12);
        expect(back.low).toBeCloseTo(-there.high, 9);
        expect(back.high).toBeCloseTo(-there.low, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('the weak teacher comes first, by the name that the table gives it', () => {
    const found = compared({ candidate: FIFTY.candidate, untaught: FIFTY.candidate, weak: FIFTY.reference });
    expect(found?.map(({ arm, kind }) => [arm, kind])).toEqual([
      ['little', 'weak-teacher'],
      ['zero-shot', 'no-teacher'],
    ]);
  });
});

describe('what is not known is not said', () => {
  test('a cell without such an arm has no comparison', () => {
    expect(compared({ candidate: FIFTY.candidate })).toBeUndefined();
  });

  test('missing outcomes: the interval of the items that are there, and what it would be at their best', () => {
    const untaught = FIFTY.reference.map((score, at) => (at >= 48 ? undefined : score));
    const { difference, atBest } = only({ candidate: FIFTY.candidate, untaught });
    expect(difference).toMatchObject({ status: 'estimated', point: -10 / 48 });
    // At its best for the candidate the reference is wrong there too, where both were wrong.
    expect(atBest).toMatchObject({ status: 'estimated', point: -10 / 50 });
    const absent = FIFTY.candidate.map((score, at) => (at >= 48 ? undefined : score));
    expect(only({ candidate: absent, untaught: FIFTY.reference }).atBest).toMatchObject({ point: -8 / 50 });
  });

  test('a seed of the reference that failed leaves nothing to pair, and too few items give no interval', () => {
    const failed = [...FIFTY.reference, ...FIFTY.reference.map(() => undefined)];
    const twice = [...FIFTY.candidate, ...FIFTY.candidate.toReversed()];
    expect(only({ seeds: 2, candidate: twice, untaught: failed }).difference).toMatchObject({ status: 'refused' });
    const few = repeat(9, 1);
    expect(only({ candidate: few, untaught: few }).difference).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
  });
});
