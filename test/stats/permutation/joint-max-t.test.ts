import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jointMaxT, type MaxTOptions, type PlacedFamily } from '../../../src/stats/permutation/joint-max-t.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

type Rules = Pick<MaxTOptions, 'alternative' | 'scale'>;

const run = (family: PlacedFamily, rules: Rules, draws = 99) =>
  jointMaxT(family, { ...rules, draws, rng: createRng(6, 'family') });

const rules: fc.Arbitrary<Rules> = fc.record({
  alternative: fc.constantFrom('greater', 'two-sided'),
  scale: fc.constantFrom('mean', 'studentised'),
});

/** Cells of two domains with 4 and 3 units; values on a coarse grid, so that there are ties, several to a unit. */
const families: fc.Arbitrary<PlacedFamily> = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 1),
      fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(11)), { minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(drawn => {
    const units = [4, 3];
    const cells = drawn.map(([domain, entries]) => ({
      values: entries.map(([value]) => value / 10),
      places: Int32Array.from(entries, ([, place]) => place % (units[domain] ?? 1)),
    }));
    const members = (wanted: number) => [...drawn.keys()].filter(cell => drawn[cell]?.[0] === wanted);
    const domains = [0, 1].map(domain => ({ units: units[domain] ?? 0, members: members(domain) }));
    return { cells, domains: domains.filter(domain => domain.members.length > 0) };
  });

/** Statistics of all cells under one sign vector per domain, written down as the definition reads. */
function statistics(
  { cells, domains }: PlacedFamily,
  { alternative, scale }: Rules,
  signs: readonly (readonly number[])[],
) {
  return cells.map(({ values, places }, cell) => {
    const domain = domains.findIndex(({ members }) => members.includes(cell));
    const sums = new Map<number, number>();
    for (const [at, place] of [...places].entries()) {
      sums.set(place, (sums.get(place) ?? 0) + Math.round(10 * (values[at] ?? 0)));
    }
    let [total, squares] = [0, 0];
    for (const [place, sum] of sums) {
      total += sum * (signs[domain]?.[place] ?? 0);
      squares += sum * sum;
    }
    const signed = scale === 'mean' ? total / values.length / 10 : squares === 0 ? 0 : total / Math.sqrt(squares);
    return alternative === 'greater' ? signed : Math.abs(signed);
  });
}

const signVectors = (units: number): number[][] =>
  Array.from({ length: 2 ** units }, (_, bits) =>
    Array.from({ length: units }, (_, unit) => ((bits >> unit) & 1 ? 1 : -1)),
  );

function byDefinition(family: PlacedFamily, chosen: Rules) {
  let all: number[][][] = [[]];
  for (const { units } of family.domains) all = all.flatMap(some => signVectors(units).map(signs => [...some, signs]));
  const flipped = all.map(signs => statistics(family, chosen, signs));
  const observed = statistics(
    family,
    chosen,
    family.domains.map(({ units }) => new Array<number>(units).fill(1)),
  );
  /** P(largest statistic among `cells` ≥ bar). */
  const tail = (cells: readonly number[], bar: number) =>
    flipped.filter(found => cells.some(cell => (found[cell] ?? 0) >= bar - 1e-8)).length / flipped.length;
  const everyone = [...observed.keys()];
  const step = (bar: number) =>
    tail(
      everyone.filter(cell => (observed[cell] ?? 0) <= bar + 1e-8),
      bar,
    );
  return observed.map((bar, cell) => ({
    p: tail([cell], bar),
    pSingleStep: tail(everyone, bar),
    pStepDown: Math.max(...observed.filter(other => other >= bar - 1e-8).map(step)),
  }));
}

describe('a family of cells under joint sign flips', () => {
  test('has the p-values of the definition, enumerated: raw, single-step, step-down', () => {
    fc.assert(
      fc.property(families, rules, (family, chosen) => {
        const { cells, draws } = run(family, chosen);
        expect(draws).toBe('exact');
        for (const [at, expected] of byDefinition(family, chosen).entries()) {
          expect(cells[at]?.p).toBeCloseTo(expected.p, 12);
          expect(cells[at]?.pSingleStep).toBeCloseTo(expected.pSingleStep, 12);
          expect(cells[at]?.pStepDown).toBeCloseTo(expected.pStepDown, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('counts are those of all 2ⁿ sign vectors, with units that are 0 everywhere', () => {
    const values = [0.3, 0, -0.1];
    const family = { cells: [{ values, places: Int32Array.of(0, 1, 2) }], domains: [{ units: 3, members: [0] }] };
    const { cells, counts } = run(family, { alternative: 'greater', scale: 'mean' });
    expect(counts).toEqual({ total: 8, singleStep: Float64Array.of(4) });
    expect(cells[0]).toMatchObject({ p: 0.5, pSingleStep: 0.5, pStepDown: 0.5 });
  });

  const real = (cells: number, units: number, seed: number): PlacedFamily => {
    const rng = createRng(seed);
    const places = Int32Array.from({ length: units }, (_, unit) => unit);
    return {
      cells: Array.from({ length: cells }, (_, cell) => ({
        values: Float64Array.from({ length: units }, () => rng.normal() + 0.1 * cell),
        places,
      })),
      domains: [{ units, members: [...new Array(cells).keys()] }],
    };
  };

  test.each(['mean', 'studentised'] as const)('random signs come near the exact p-values (%s)', scale => {
    const family = real(4, 12, 1);
    const exact = run(family, { alternative: 'two-sided', scale });
    // Thirty units more, too small to matter, make the family too large to enumerate.
    const padding = Array.from({ length: 30 }, (_, unit) => 1e-15 * (unit + 1));
    const padded = {
      cells: family.cells.map(({ values }) => ({
        values: [...Array.from(values), ...padding],
        places: Int32Array.from({ length: 42 }, (_, unit) => unit),
      })),
      domains: [{ units: 42, members: [0, 1, 2, 3] }],
    };
    const draws = 40_000;
    const drawn = run(padded, { alternative: 'two-sided', scale }, draws);
    expect([exact.draws, drawn.draws, drawn.counts]).toEqual(['exact', draws, undefined]);
    for (const [at, cell] of exact.cells.entries()) {
      for (const key of ['p', 'pSingleStep', 'pStepDown'] as const) {
        const band = 4.5 * Math.sqrt((cell[key] * (1 - cell[key])) / draws) + 1 / draws;
        expect(Math.abs((drawn.cells[at]?.[key] ?? 0) - cell[key])).toBeLessThanOrEqual(band);
      }
    }
  });

  test('p is never 0: the least is 1/(draws + 1), and 2⁻ⁿ where it is exact', () => {
    const places = Int32Array.from({ length: 40 }, (_, unit) => unit);
    const strong = Float64Array.from(places, unit => 1 + unit / 97);
    const family = { cells: [{ values: strong, places }], domains: [{ units: 40, members: [0] }] };
    expect(run(family, { alternative: 'greater', scale: 'mean' }, 999).cells[0]?.pStepDown).toBe(0.001);
    const few = {
      cells: [{ values: strong.subarray(0, 10), places: places.subarray(0, 10) }],
      domains: [{ units: 10, members: [0] }],
    };
    expect(run(few, { alternative: 'greater', scale: 'mean' }).cells[0]?.pStepDown).toBe(2 ** -10);
  });

  test('p ≤ step-down ≤ single-step, and adjusted p rise as statistics fall', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(6, 40),
        rules,
        (seed, cells, n, chosen) => {
          const found = run(real(cells, n, seed), chosen, 49).cells;
          for (const cell of found) {
            expect(cell.p > 0 && cell.p <= cell.pStepDown).toBe(true);
            expect(cell.pStepDown <= cell.pSingleStep && cell.pSingleStep <= 1).toBe(true);
          }
          const size = chosen.alternative === 'greater' ? (value: number) => value : Math.abs;
          const sorted = found.toSorted((a, b) => size(b.statistic) - size(a.statistic));
          for (const key of ['pStepDown', 'pSingleStep'] as const) {
            const adjusted = sorted.map(cell => cell[key]);
            expect(adjusted).toEqual(adjusted.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a family without any difference: every p is 1', () => {
    const places = Int32Array.of(0, 1);
    const cells = [0, 1].map(() => ({ values: [0, 0], places }));
    for (const scale of ['mean', 'studentised'] as const) {
      const found = run({ cells, domains: [{ units: 2, members: [0, 1] }] }, { alternative: 'two-sided', scale });
      expect(found.cells).toEqual(new Array(2).fill({ mean: 0, statistic: 0, p: 1, pSingleStep: 1, pStepDown: 1 }));
    }
  });
});
