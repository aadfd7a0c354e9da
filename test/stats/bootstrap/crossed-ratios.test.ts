import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import { type CrossedRatio, crossedBootstrapRatios } from '../../../src/stats/bootstrap/crossed-ratios.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore } from '../../support/chi-square.ts';
import { crossedLaw, ratioText } from '../../support/crossed-law.ts';
import { matrixOf, permuted } from '../../support/matrices.ts';

const ratioOf = (tops: number[][], bottoms: number[][]): CrossedRatio => ({
  numerators: matrixOf(tops),
  denominators: matrixOf(bottoms),
});

const layouts: [string, CrossedRatio[]][] = [
  [
    'right-or-wrong outcomes',
    [
      ratioOf(
        [
          [1, 0, -1],
          [0, 1, 0],
        ],
        [
          [1, 0, 1],
          [1, 1, 0],
        ],
      ),
    ],
  ],
  [
    'scores',
    [
      ratioOf(
        [
          [0.5, 0, -0.25],
          [0, 0.75, 0],
        ],
        [
          [1, 0.25, 1],
          [0.5, 1, 0],
        ],
      ),
    ],
  ],
  [
    'two ratios of three seeds, denominators of either sign',
    [
      ratioOf(
        [
          [1, 0],
          [0, 1],
          [1, 1],
        ],
        [
          [1, 0],
          [1, -1],
          [0, 1],
        ],
      ),
      ratioOf(
        [
          [0, 1],
          [1, -1],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 0],
          [1, 1],
        ],
      ),
    ],
  ],
  ['one seed', [ratioOf([[1, 0, -1, 1]], [[1, 1, 0, 1]])]],
];

describe.each(layouts)('%s', (_, ratios) => {
  const draws = 20_000;
  const draw = () => accept(crossedBootstrapRatios(ratios, { replicates: draws, rng: createRng(1) }));

  test('each ratio has the law that listing all resamples gives', () => {
    const found = draw();
    for (const [at, ratio] of ratios.entries()) {
      const law = crossedLaw([ratio]);
      const counts = new Map<string, number>([['none', found[at]?.undefinedDraws ?? 0]]);
      for (const value of found[at]?.replicates ?? []) {
        const key = (value + 0).toFixed(9).replace(/^-(0\.0+)$/, '$1');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const [key, count] of counts) expect(count === 0 || law.has(key), key).toBe(true);
      const common = [...law].filter(([, chance]) => chance * draws >= 5);
      const rest = 1 - common.reduce((sum, [, chance]) => sum + chance, 0);
      const seen = common.map(([key]) => counts.get(key) ?? 0);
      const expected = common.map(([, chance]) => chance * draws);
      if (rest * draws >= 5) {
        seen.push(draws - seen.reduce((sum, count) => sum + count, 0));
        expected.push(rest * draws);
      }
      expect(chiSquareScore(seen, expected)).toBeLessThan(4);
    }
  });

  test('resamples with a denominator of 0 or less are counted', () => {
    for (const [at, { replicates, undefinedDraws }] of draw().entries()) {
      expect(replicates.length + undefinedDraws).toBe(draws);
      const none = crossedLaw([ratios[at] as CrossedRatio]).get('none') ?? 0;
      expect(Math.abs(undefinedDraws / draws - none)).toBeLessThanOrEqual(4.5 * Math.sqrt((none * (1 - none)) / draws));
    }
  });

  test('order of seeds and items changes no byte', () => {
    const moved = ratios.map(({ numerators, denominators }) => ({
      numerators: permuted(numerators, createRng(9)),
      denominators: permuted(denominators, createRng(9)),
    }));
    expect(crossedBootstrapRatios(moved, { replicates: draws, rng: createRng(1) })).toEqual(draw());
  });
});

test('ratios measured together have the joint law of one and the same resample', () => {
  const pair = [
    ratioOf(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [1, -1],
      ],
    ),
    ratioOf(
      [
        [0, 1],
        [1, -1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ),
  ];
  const draws = 8000;
  const [first, second] = accept(crossedBootstrapRatios(pair, { replicates: draws, rng: createRng(2) }));
  const undefinedAt = new Set(first?.undefinedAt);
  const counts = new Map<string, number>();
  let next = 0;
  for (let draw = 0; draw < draws; draw++) {
    const one = undefinedAt.has(draw) ? 'none' : ratioText(first?.replicates[next++] as number, 1);
    const key = `${one} ${ratioText(second?.replicates[draw] as number, 1)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const law = crossedLaw(pair);
  expect([...counts.keys()].sort()).toEqual([...law.keys()].sort());
  const seen = [...law.keys()].map(key => counts.get(key) as number);
  const expected = [...law.values()].map(chance => chance * draws);
  expect(chiSquareScore(seen, expected)).toBeLessThan(4);
});

/** Right-or-wrong outcomes of which the first seed is the odd one. */
function simulated(seeds: number, items: number): CrossedRatio {
  const rng = createRng(4, items);
  const draw = (chance: number) => (rng.uniform() < chance ? 1 : 0);
  const matrix = (plus: number, minus: number): PairedMatrix => ({
    seeds,
    items,
    values: Float64Array.from({ length: seeds * items }, (_, at) => draw(plus + (at < items ? 0.1 : 0)) - draw(minus)),
  });
  return { numerators: matrix(0.6, 0.5), denominators: matrix(0.8, 0.4) };
}

/** Largest distance of two distribution functions, in units in which 1.95 is exceeded once in 1,000 times. */
function smirnov(x: Float64Array, y: Float64Array): number {
  const [a, b] = [x.slice().sort(), y.slice().sort()];
  let [at, of, largest] = [0, 0, 0];
  while (at < a.length && of < b.length) {
    const value = Math.min(a[at] as number, b[of] as number);
    while ((a[at] as number) <= value) at++;
    while ((b[of] as number) <= value) of++;
    largest = Math.max(largest, Math.abs(at / a.length - of / b.length));
  }
  return largest * Math.sqrt((a.length * b.length) / (a.length + b.length));
}

/** The naive way: seeds and items drawn one by one. */
function naive({ numerators, denominators }: CrossedRatio, replicates: number): Float64Array {
  const { seeds, items } = numerators;
  const rng = createRng(11);
  return new Float64Array(replicates).map(() => {
    const drawn = Array.from({ length: seeds }, () => rng.below(seeds));
    let [top, bottom] = [0, 0];
    for (let draw = 0; draw < items; draw++) {
      const item = rng.below(items);
      for (const seed of drawn) {
        top += numerators.values[seed * items + item] as number;
        bottom += denominators.values[seed * items + item] as number;
      }
    }
    return top / bottom;
  });
}

describe('against resampling one by one', () => {
  const cases: [string, CrossedRatio, number][] = [
    ['60 items, where items are drawn', simulated(4, 60), 4000],
    ['3,000 items of few patterns, where counts are drawn', simulated(1, 3000), 1500],
  ];
  test.each(cases)('%s: the same law', (_, ratio, replicates) => {
    const [fast] = accept(crossedBootstrapRatios([ratio], { replicates, rng: createRng(12) }));
    expect(smirnov((fast as { replicates: Float64Array }).replicates, naive(ratio, replicates))).toBeLessThan(1.95);
  });

  test('scores have the law of right-or-wrong outcomes that are a half as large', () => {
    const whole = simulated(3, 50);
    const halves = { ...whole, numerators: { ...whole.numerators, values: whole.numerators.values.map(v => v / 2) } };
    const [one] = accept(crossedBootstrapRatios([whole], { replicates: 4000, rng: createRng(13) }));
    const [other] = accept(crossedBootstrapRatios([halves], { replicates: 4000, rng: createRng(14) }));
    const doubled = other?.replicates.map(value => 2 * value) as Float64Array;
    expect(smirnov(one?.replicates as Float64Array, doubled)).toBeLessThan(1.95);
  });

  test('a ratio to 1 is the mean', () => {
    const { numerators } = simulated(5, 80);
    const denominators = { ...numerators, values: new Float64Array(400).fill(1) };
    const [found] = accept(
      crossedBootstrapRatios([{ numerators, denominators }], { replicates: 4000, rng: createRng(15) }),
    );
    const means = accept(crossedBootstrapMeans(numerators, 4000, createRng(16)));
    expect(smirnov(found?.replicates as Float64Array, means)).toBeLessThan(1.95);
  });
});

const fine = ratioOf([[1, 0]], [[1, 1]]);

test.each<[string, CrossedRatio[], number, string, string]>([
  ['no ratio', [], 10, 'EMPTY_INPUT', 'ratios'],
  ['no items', [ratioOf([[]], [[]])], 10, 'EMPTY_INPUT', 'numerators'],
  [
    'a gap',
    [{ ...fine, denominators: { seeds: 1, items: 2, values: new Float64Array(1) } }],
    10,
    'LENGTH_MISMATCH',
    'denominators',
  ],
  ['other items', [fine, ratioOf([[1, 0, 1]], [[1, 1, 1]])], 10, 'LENGTH_MISMATCH', 'numerators'],
  ['NaN', [ratioOf([[1, 0]], [[1, Number.NaN]])], 10, 'NON_FINITE', 'denominators'],
  ['infinity', [ratioOf([[Number.POSITIVE_INFINITY, 0]], [[1, 1]])], 10, 'NON_FINITE', 'numerators'],
  ['a number beyond reckoning', [ratioOf([[1e200, 0]], [[1, 1]])], 10, 'OUT_OF_RANGE', 'numerators'],
  ['no replicates', [fine], 0, 'OUT_OF_RANGE', 'replicates'],
])('%s is refused', (_, ratios, replicates, code, argument) => {
  expect(crossedBootstrapRatios(ratios, { replicates, rng: createRng(1) })).toMatchObject({
    status: 'refused',
    code,
    argument,
  });
});
