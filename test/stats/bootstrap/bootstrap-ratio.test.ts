import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { bootstrapRatio } from '../../../src/stats/bootstrap/bootstrap-ratio.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { bracketOutcome, hasSpread } from '../../support/bracket-outcome.ts';
import { differences, type GoldenCase, loadGolden, numberOf } from '../../support/golden.ts';
import { partsOf } from '../../support/golden-ops/bootstrap-exact.ts';

const golden = { ...loadGolden('bootstrap_exact'), core: {} };
const cases = golden.cases.filter(one => one.op === 'bootstrap_exact' && one.kind === 'value');
const draws = 20_000;

function drawn(one: GoldenCase) {
  const [tops, bottoms = tops.map(() => 1)] = partsOf(one.input, one.params.statistic);
  return accept(bootstrapRatio(tops, bottoms, { replicates: draws, rng: createRng(1, one.id) }));
}

describe('Monte-Carlo replicates of a ratio', () => {
  test.each(cases.filter(hasSpread).map(one => [one.id, one] as const))('%s: inside the band', (_, one) => {
    const { replicates, undefinedDraws } = drawn(one);
    expect(differences(golden, one, bracketOutcome(one, replicates))).toEqual([]);
    const chance = numberOf(one.expected.prob_undefined);
    const slack = 4.5 * Math.sqrt((chance * (1 - chance)) / draws) + 1e-12;
    expect(Math.abs(undefinedDraws / draws - chance)).toBeLessThanOrEqual(slack);
    expect(replicates.length + undefinedDraws).toBe(draws);
  });

  test.each(cases.filter(one => !hasSpread(one)).map(one => [one.id, one] as const))(
    '%s: one value alone is refused an interval',
    (_, one) => {
      const { replicates } = drawn(one);
      const point = numberOf(one.expected.theta_hat);
      const found = accept(bootstrapIntervals({ replicates, point, tail: 0.025, acceleration: 0 }));
      expect(found.percentile).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
    },
  );

  test('order of the items changes no byte', () => {
    const [tops, bottoms] = [
      [0.1, 0.7, 0.3, 0.7],
      [1, 0.5, 0.2, 0.9],
    ];
    const run = (a: number[], b: number[]) => bootstrapRatio(a, b, { replicates: 50, rng: createRng(2) });
    expect(run(tops.toReversed(), bottoms.toReversed())).toEqual(run(tops, bottoms));
  });
});

test.each<[string, number[], number[], number, string, string]>([
  ['no items', [], [], 99, 'EMPTY_INPUT', 'numerators'],
  ['unequal lengths', [1, 2], [1], 99, 'LENGTH_MISMATCH', 'denominators'],
  ['NaN', [1, Number.NaN], [1, 1], 99, 'NON_FINITE', 'numerators'],
  ['no replicates', [1], [1], 0, 'OUT_OF_RANGE', 'replicates'],
  ['denominators beyond reckoning', [1, 2], [1e-100, 1e-100], 99, 'OUT_OF_RANGE', 'denominators'],
])('%s: refused', (_, tops, bottoms, replicates, code, argument) => {
  const found = bootstrapRatio(tops, bottoms, { replicates, rng: createRng(1) });
  expect(found).toMatchObject({ status: 'refused', code, argument });
});
