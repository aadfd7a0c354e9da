import { describe, expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { accept } from '../../../src/core/refusal.ts';
import type { GainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { howeHalfWidth, sharedSeeds, theseSeedsHalfWidth } from '../../../src/stats/gain/howe.ts';
import { layoutSquares, type MeanSquares } from '../../../src/stats/gain/layout-squares.ts';
import { momentSquares } from '../../../src/stats/gain/moment-squares.ts';
import { varianceComponents } from '../../../src/stats/gain/variance-components.ts';
import { twoWayNull } from '../../../src/stats/null/two-way-null.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { cellOf, drawEffects, filled, readyCell } from '../../support/cells.ts';
import { crossedMatrix } from '../../support/paired-goldens.ts';

const howeWidth = (squares: MeanSquares, tail: number): number => howeHalfWidth(sharedSeeds(squares), tail);

interface Effects {
  readonly items: readonly number[];
  /** Row-major. */
  readonly residuals: readonly number[];
  readonly seedSd: number;
}

/** Centred effects at their estimated sizes, from the definitions. */
function effectsOf({ matrix, squares }: GainCell): Effects {
  const { seeds, items, values } = matrix;
  const { seedVariance, itemVariance, errorVariance } = accept(varianceComponents(squares));
  const rowMeans = Array.from({ length: seeds }, (_, s) => {
    return values.subarray(s * items, (s + 1) * items).reduce((sum, value) => sum + value, 0) / items;
  });
  const b = [...squares.columnMeans].map(mean => mean - squares.mean);
  const e = [...values].map(
    (value, at) =>
      value - (rowMeans[Math.floor(at / items)] as number) - (squares.columnMeans[at % items] as number) + squares.mean,
  );
  const scaled = (effects: readonly number[], variance: number) => {
    const square = effects.reduce((sum, effect) => sum + effect * effect, 0) / effects.length;
    return effects.map(effect => (square > 0 ? effect * Math.sqrt(Math.max(0, variance) / square) : 0));
  };
  return {
    items: scaled(b, itemVariance),
    residuals: scaled(e, errorVariance),
    seedSd: Math.sqrt(Math.max(0, seedVariance)),
  };
}

/** One null data set, entry by entry, from its own random numbers. */
function nullMatrix({ matrix: { seeds, items } }: GainCell, effects: Effects, rng: Rng) {
  const signs = Array.from({ length: items }, () => rng.sign());
  const shifts = Array.from({ length: seeds }, () => effects.seedSd * rng.normal());
  return filled(seeds, items, at => {
    const item = (signs[at % items] as number) * (effects.items[at % items] as number);
    return (shifts[Math.floor(at / items)] as number) + item + rng.sign() * (effects.residuals[at] as number);
  });
}

const fairSigns = (items: number, rng: Rng) => Int8Array.from({ length: items }, () => rng.sign());
const ownUnits = ({ matrix }: GainCell) => Int32Array.from({ length: matrix.items }, (_, at) => at);

/** Moments of the half-width and rate of claims over many null data sets. */
function summarise(draws: readonly { mean: number; width: number }[]) {
  const claims = draws.filter(({ mean, width }) => Math.abs(mean) > width).length / draws.length;
  const average = (pick: (draw: { mean: number; width: number }) => number) =>
    draws.reduce((sum, draw) => sum + pick(draw), 0) / draws.length;
  const width = average(draw => draw.width);
  const widthSd = Math.sqrt(average(draw => (draw.width - width) ** 2));
  return { claims, width, widthSd, variance: average(draw => draw.mean ** 2) };
}

const DRAWS = 3000;

function bySums(cell: GainCell) {
  const [rng, signs] = [createRng(1, 'own'), createRng(1, 'signs')];
  const draw = twoWayNull(cell, ownUnits(cell), rng);
  return Array.from({ length: DRAWS }, () => {
    const { mean, halfWidth } = draw(fairSigns(cell.matrix.items, signs));
    return { mean, width: halfWidth(0.025) };
  });
}

function byMatrices(cell: GainCell, widthOf = howeWidth) {
  const rng = createRng(2, 'brute force');
  const effects = effectsOf(cell);
  return Array.from({ length: DRAWS }, () => {
    const squares = layoutSquares(nullMatrix(cell, effects, rng));
    return { mean: squares.mean, width: widthOf(momentSquares({ ...cell, squares }), 0.025) };
  });
}

const spread = { seed: 0.15, item: 0.3, error: 0.4 };
const real = (seeds: number, items: number, label: string) =>
  readyCell({ matrix: drawEffects(seeds, items, { spread, rng: createRng(3, label) }), binary: false });
const sparse = cellOf([
  [1, 0, 0, -1, 0, 1, ...Array<number>(34).fill(0)],
  [1, 0, 0, 0, 0, 0, ...Array<number>(34).fill(0)],
  [1, 1, 0, 0, 0, 0, ...Array<number>(34).fill(0)],
]);

describe('null data of seeds × items', () => {
  test.each([
    ['the 6 × 20 reference matrix', readyCell({ matrix: crossedMatrix('twoway-6x20'), binary: false })],
    ['the 4 × 12 reference matrix', readyCell({ matrix: crossedMatrix('twoway-4x12'), binary: false })],
    ['scores, 3 × 70', real(3, 70, 'three')],
    ['a sparse cell', sparse],
  ])('%s: sums give what whole data sets give', (_, cell) => {
    const [got, wanted] = [summarise(bySums(cell)), summarise(byMatrices(cell))];
    const rate = (got.claims + wanted.claims) / 2;
    expect(Math.abs(got.claims - wanted.claims)).toBeLessThanOrEqual(4.5 * Math.sqrt((2 * rate * (1 - rate)) / DRAWS));
    expect(Math.abs(got.width - wanted.width)).toBeLessThan(4.5 * wanted.widthSd * Math.sqrt(2 / DRAWS) + 1e-12);
    expect(Math.abs(got.variance / wanted.variance - 1)).toBeLessThan(4.5 * Math.sqrt(4 / DRAWS));
  });

  test('a draw is the mean and the half-width of one matrix: without seed and residual effects it can be told which', () => {
    // An additive table without seed effects: d*_si = η_i·f·b_i in every seed.
    const row = Array.from({ length: 30 }, (_unused, at) => Math.sin(at));
    const cell = cellOf([row, row, row]);
    const { items } = effectsOf(cell);
    const draw = twoWayNull(cell, ownUnits(cell), createRng(1, 'additive'));
    const rng = createRng(2, 'signs');
    for (let trial = 0; trial < 20; trial++) {
      const signs = fairSigns(30, rng);
      const flipped = items.map((effect, at) => effect * (signs[at] as number));
      const wanted = layoutSquares(cellOf([flipped, flipped, flipped]).matrix);
      const got = draw(signs);
      expect(got.mean).toBeCloseTo(wanted.mean, 12);
      expect(got.halfWidth(0.025)).toBeCloseTo(howeWidth(wanted, 0.025), 10);
      expect(got.halfWidth(0.002)).toBeCloseTo(howeWidth(wanted, 0.002), 10);
    }
  });

  test('every draw is the mean and the half-width of the data set that its own random numbers make', () => {
    for (const cell of [real(4, 45, 'draws'), sparse]) {
      const { seeds, items } = cell.matrix;
      const effects = effectsOf(cell);
      const [rng, twin, signs] = [createRng(5, 'draw'), createRng(5, 'draw'), createRng(6, 'signs')];
      const draw = twoWayNull(cell, ownUnits(cell), rng);
      for (let trial = 0; trial < 20; trial++) {
        const unitSigns = fairSigns(items, signs);
        const got = draw(unitSigns);
        // One bit a residual, 32 to a word, a new word for every seed; then one normal number a seed.
        const blocks = Math.ceil(items / 32);
        const words = Uint32Array.from({ length: blocks * seeds }, () => twin.uint32());
        const shifts = Array.from({ length: seeds }, () => effects.seedSd * twin.normal());
        const matrix = filled(seeds, items, at => {
          const [s, i] = [Math.floor(at / items), at % items];
          const bit = ((words[s * blocks + (i >> 5)] as number) >>> (i & 31)) & 1;
          const residual = (bit === 1 ? -1 : 1) * (effects.residuals[at] as number);
          return (shifts[s] as number) + (unitSigns[i] as number) * (effects.items[i] as number) + residual;
        });
        const squares = layoutSquares(matrix);
        expect(got.mean).toBeCloseTo(squares.mean, 12);
        const width = howeWidth(momentSquares({ ...cell, squares }), 0.025);
        expect(got.halfWidth(0.025)).toBeCloseTo(width, 10);
      }
    }
  });

  test('columns follow the signs of their units, so cells that share items flip them together', () => {
    const row = Array.from({ length: 30 }, (_unused, at) => Math.sin(at));
    const cell = cellOf([row, row, row]);
    const backwards = cellOf([row, row, row].map(list => list.toReversed()));
    const units = ownUnits(cell);
    const [one, other] = [
      twoWayNull(cell, units, createRng(1)),
      twoWayNull(backwards, units.toReversed(), createRng(2)),
    ];
    const rng = createRng(3);
    for (let trial = 0; trial < 10; trial++) {
      const signs = fairSigns(30, rng);
      expect(other(signs).mean).toBeCloseTo(one(signs).mean, 12);
    }
  });

  test('a gain however large is removed', () => {
    const cell = real(5, 60, 'gain');
    const shifted = readyCell({
      matrix: { ...cell.matrix, values: cell.matrix.values.map(value => value + 0.5) },
      binary: false,
    });
    expect(gainInterval(shifted, 0.025)).toMatchObject({ status: 'estimated' });
    const [plain, moved] = [summarise(bySums(cell)), summarise(bySums(shifted))];
    expect(moved.claims).toBe(plain.claims);
    expect(moved.width).toBeCloseTo(plain.width, 10);
  });

  test('ties everywhere claim nothing', () => {
    expect(summarise(bySums(readyCell({ matrix: filled(3, 40, () => 0), binary: true }))).claims).toBe(0);
  });
});

describe('the A/A check can fail', () => {
  // Seed share of one half: σ²_S/5 = σ²_I/200 + σ²_E/1000 on average; this draw is close to it.
  const noisy = { seed: 0.06, item: 0.3, error: 0.4 };
  const cell = readyCell({
    matrix: drawEffects(5, 200, { spread: noisy, rng: createRng(12, 'noisy') }),
    binary: false,
  });

  test('the cell has a seed share near one half', () => {
    const { seedShare } = accept(varianceComponents(cell.squares));
    expect(seedShare).toBeGreaterThan(0.4);
    expect(seedShare).toBeLessThan(0.7);
  });

  test('an interval that ignores seeds is caught: it claims far more than 6.6%', () => {
    expect(summarise(byMatrices(cell, theseSeedsHalfWidth)).claims).toBeGreaterThan(0.1);
  });

  test('the default interval passes on the same data', () => {
    expect(summarise(bySums(cell)).claims).toBeLessThan(0.066);
    expect(summarise(byMatrices(cell)).claims).toBeLessThan(0.066);
  });

  test('flipping whole items instead would be blind to it', () => {
    const { seeds, items } = cell.matrix;
    const rng = createRng(4, 'blind');
    const centred = cell.matrix.values.map(value => value - cell.squares.mean);
    const draws = Array.from({ length: 1000 }, () => {
      const signs = fairSigns(items, rng);
      const flipped = filled(seeds, items, at => (centred[at] as number) * (signs[at % items] as number));
      const squares = layoutSquares(flipped);
      return { mean: squares.mean, width: theseSeedsHalfWidth(squares, 0.025) };
    });
    expect(summarise(draws).claims).toBeLessThan(0.08);
  });
});

test('rows that are constant have no item or residual effects, and all that moves the mean is the seeds', () => {
  const rows = filled(3, 20, at => Math.floor(at / 20) / 10);
  const cell = readyCell({ matrix: rows, binary: false });
  const { mean, halfWidth } = twoWayNull(cell, ownUnits(cell), createRng(1, 'constant'))(new Int8Array(20).fill(1));
  expect([mean, halfWidth(0.025)].every(Number.isFinite)).toBe(true);
  expect(Math.abs(mean)).toBeGreaterThan(0);
});
