import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { resampleSums, type SumLaw } from '../../../src/stats/exact-bootstrap/resample-sums.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const unitsOf = (tops: readonly number[], bottoms: readonly number[] = tops.map(() => 1)) => ({
  tops: Float64Array.from(tops),
  bottoms: Float64Array.from(bottoms),
});

/** Mean and variance of the sum of tops, in their own units, and the total probability. */
function momentsOf({ tops, chances, units }: SumLaw) {
  let [total, mean, square] = [0, 0, 0];
  for (const [at, chance] of chances.entries()) {
    total += chance;
    mean += chance * (tops[at] as number) * units[0];
  }
  for (const [at, chance] of chances.entries()) square += chance * ((tops[at] as number) * units[0] - mean) ** 2;
  return { total, mean, square };
}

function expectMoments(law: SumLaw, values: readonly number[]): void {
  const n = values.length;
  const sum = values.reduce((part, value) => part + value, 0);
  const spread = values.reduce((part, value) => part + (value - sum / n) ** 2, 0);
  const { total, mean, square } = momentsOf(law);
  expect(total).toBeCloseTo(1, 10);
  expect(mean).toBeCloseTo(sum, 8);
  expect(square / spread).toBeCloseTo(1, 8);
}

describe('every way to the law gives the mean and the variance of a resample', () => {
  const rng = createRng(1);
  const scores = (count: number, draw: () => number) => Array.from({ length: count }, draw);
  test.each<[string, number[], 'whole' | 'real']>([
    ['few resamples, listed', [0.1, 0.3, 0.3, 0.9], 'whole'],
    ['real numbers, listed', [Math.SQRT2, Math.PI, 1, 0.1, 0.77], 'real'],
    ['ten different real numbers, listed', scores(10, () => rng.normal()), 'real'],
    ['right or wrong, along a line', scores(3000, () => rng.below(3) - 1), 'whole'],
    ['hundredths, along a line', scores(200, () => rng.below(101) / 100), 'whole'],
    ['scores in 1e-6, far apart on the line, listed', [0.123457, 0.5, 0.999999, 0.31, 0.7, 0.2, 0.1, 0.9], 'whole'],
  ])('%s', (_, values, kind) => {
    const law = accept(resampleSums(unitsOf(values)));
    expectMoments(law, values);
    expect(law.slack[0] === 0).toBe(kind === 'whole');
    expect(law.bottoms.every(bottom => bottom === values.length)).toBe(true);
  });

  test('pairs in the plane: means, and a denominator that depends on the numerator', () => {
    const pairs = Array.from({ length: 60 }, () => [rng.below(3) - 1, rng.below(2)] as const);
    const [tops, bottoms] = [pairs.map(([top]) => top), pairs.map(([, bottom]) => bottom)];
    const law = accept(resampleSums(unitsOf(tops, bottoms)));
    expectMoments(law, tops);
    expectMoments({ ...law, tops: law.bottoms, units: [law.units[1], 1] }, bottoms);
    expect(law.observed.map((sum, at) => sum * (law.units[at] as number))).toEqual([
      tops.reduce<number>((a, b) => a + b, 0),
      bottoms.reduce<number>((a, b) => a + b, 0),
    ]);
  });
});

test('the law is the same whether resamples are listed or convolved', () => {
  const values = [1, 1, 0, -1, 0, 1, 0, 0, -1, 1];
  const quick = accept(resampleSums(unitsOf(values)));
  const lined = accept(resampleSums(unitsOf(values), 25_000));
  const lawOf = ({ tops, chances }: SumLaw) => {
    const law = new Map<number, number>();
    for (const [at, top] of tops.entries()) law.set(top, (law.get(top) ?? 0) + (chances[at] as number));
    return law;
  };
  const [listed, convolved] = [lawOf(quick), lawOf(lined)];
  expect(quick.tops.length).toBeGreaterThan(lined.tops.length);
  expect([...convolved.keys()].sort((a, b) => a - b)).toEqual([...listed.keys()].sort((a, b) => a - b));
  for (const [top, chance] of convolved) expect(chance).toBeCloseTo(listed.get(top) ?? 0, 13);
});

test.each<[string, () => number[]]>([
  ['thirteen different real numbers', () => Array.from({ length: 13 }, (_, at) => Math.sin(at + 1))],
  ['hundreds of real numbers', () => Array.from({ length: 500 }, (_, at) => Math.sin(at))],
])('%s: refused at once, with the advice to draw', (_, make) => {
  expect(resampleSums(unitsOf(make()))).toMatchObject({
    status: 'refused',
    code: 'NOT_ACHIEVABLE',
    argument: 'units',
    reason: expect.stringContaining('at random'),
  });
});

test('10⁷ different numbers are refused before they are sorted', () => {
  const tops = new Float64Array(1e7).map((_, at) => at);
  expect(resampleSums({ tops, bottoms: tops })).toMatchObject({ code: 'NOT_ACHIEVABLE' });
});
