import { describe, expect, test } from 'vitest';
import { flipSum } from '../../../src/stats/permutation/flip-sum.ts';
import { signFlipDraws } from '../../../src/stats/permutation/sign-flip-draws.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { checkGolden, type GoldenCase, loadGolden, numbersOf } from '../../support/golden.ts';

const golden = loadGolden('permutation');
const cases = golden.cases
  .filter(one => one.op === 'sign_flip' && one.kind === 'value')
  .map((one): [string, GoldenCase] => [one.id, one]);

const draw = (values: readonly number[], draws: number) => {
  const flip = flipSum(values);
  return signFlipDraws(flip, { draws, rng: createRng(3), tolerance: 1e-9 * (flip.magnitudes.at(-1) ?? 0) });
};

describe('random sign flips', () => {
  test.each(cases)('%s: inside the Monte-Carlo band around the exact p', (_, one) => {
    const compute = () => {
      const { twoSided, greater, less } = draw(numbersOf(one.input.d), 20_000);
      return { p_two_sided: twoSided, p_greater: greater, p_less: less, mc: true as const };
    };
    expect(checkGolden(golden, one, compute)).toEqual([]);
  });

  test.each([1, 7, 8, 9, 16, 100])('%d values of one size: as often extreme as coins say', count => {
    // |sum| ≥ observed for a sum of `count` coins whose observed value is the largest possible but one step.
    const values = Array.from({ length: count }, (_, at) => (at === 0 && count > 1 ? -1 : 1));
    const exact = count === 1 ? 1 : Math.min(1, (2 * (count + 1)) / 2 ** count);
    const draws = 40_000;
    const found = draw(values, draws).twoSided;
    const spread = Math.sqrt((exact * (1 - exact)) / draws);
    expect(Math.abs(found - exact)).toBeLessThanOrEqual(4.5 * spread + 1 / draws);
  });

  test('any number of draws is used in full, whole blocks or not', () => {
    // A perfect separation of 64 values is never drawn again: p is 1/(draws + 1).
    const values = new Array<number>(64).fill(1);
    for (const draws of [1, 5, 2047, 2048, 2049, 9999]) expect(draw(values, draws).greater).toBe(1 / (draws + 1));
  });
});
