import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { reml } from '../../../src/stats/meta/reml.ts';

/** Twice the restricted log-likelihood, straight from its definition. */
function likelihood(effects: readonly number[], variances: readonly number[], tau2: number): number {
  const weights = variances.map(variance => 1 / (variance + tau2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, at) => sum + weight * (effects[at] as number), 0) / total;
  const q = weights.reduce((sum, weight, at) => sum + weight * ((effects[at] as number) - mean) ** 2, 0);
  return weights.reduce((sum, weight) => sum + Math.log(weight), 0) - Math.log(total) - q;
}

const cell = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -5, max: 1, noNaN: true }));

describe('REML', () => {
  test('is (variance − v) for equal variances, and (d² − v₁ − v₂)/2 for two effects', () => {
    expect(accept(reml([1, 2, 3, 4, 5], [0.3, 0.3, 0.3, 0.3, 0.3]))).toBeCloseTo(2.2, 13);
    expect(accept(reml([0.12, 0.03], [0.0009, 0.0016]))).toBeCloseTo(0.0028, 15);
  });

  test('no τ² on a fine grid has a larger likelihood', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 7 }), drawn => {
        const effects = drawn.map(([effect]) => effect);
        const variances = drawn.map(([, log]) => 10 ** log);
        const best = likelihood(effects, variances, accept(reml(effects, variances)));
        for (let log = -7; log < 3; log += 0.037) {
          expect(likelihood(effects, variances, 10 ** log)).toBeLessThan(best + 1e-9 * (1 + Math.abs(best)));
        }
        expect(likelihood(effects, variances, 0)).toBeLessThan(best + 1e-9 * (1 + Math.abs(best)));
      }),
      { numRuns: 200 },
    );
  });

  // Two maxima each, found by a search of random effects; the likelihoods are from a grid in another language.
  test.each([
    ['the inner one, 0 being a lower one', [-0.01, 0, 0.16, -0.04], [0.00019, 0.00032, 0.00315, 0.00223], 0.00365],
    ['0, the inner one being lower', [0.01, -1.12, -0.01], [0.00151, 0.20532, 0.00126], 0],
    ['the outer of two inner ones', [2.2, 0, 0.08], [0.54344, 0.00017, 0.00578], 0.9373],
    ['the inner one by far', [-0.09, -0.39, 1.94, -0.09], [0.00014, 0.00514, 0.05421, 0.00012], 1.087],
    ['0 by 1.5', [0.29, -0.05, -0.79, -0.01, 0], [0.01025, 0.00228, 0.18417, 0.00018, 0.00013], 0],
  ])('takes the higher of two maxima: %s', (_, effects, variances, expected) => {
    expect(Math.abs(accept(reml(effects, variances)) - expected)).toBeLessThan(0.03 * expected + 1e-12);
  });

  test('is found beyond the plain spread of the effects, which many vague ones pull down', () => {
    const vague = new Array<number>(10).fill(0);
    const [effects, variances] = [
      [1, -1, ...vague],
      [1e-3, 1e-3, ...vague.map(() => 1e3)],
    ];
    const found = accept(reml(effects, variances));
    const best = likelihood(effects, variances, found);
    for (let tau2 = 0; tau2 < 5; tau2 += 0.01) expect(likelihood(effects, variances, tau2)).toBeLessThanOrEqual(best);
    expect(found).toBeCloseTo(1.9427, 4);
  });

  test('is 0 for identical effects', () => {
    expect(reml([0.04, 0.04, 0.04], [1e-4, 1, 1e-60])).toBe(0);
  });

  test('finds the spread of ten thousand effects', () => {
    const effects = Array.from({ length: 10_000 }, (_, at) => (at % 2 === 0 ? 1 : -1));
    const variances = effects.map((_, at) => 1e-6 * (1 + (at % 7)));
    expect(accept(reml(effects, variances))).toBeCloseTo(1.0001, 4);
  });

  test('moves with the unit and not with the origin or the order of the effects', () => {
    const effects = [0.02, 0.08, 0.15, -0.03, 0.1, 0.06];
    const variances = [1e-5, 4e-4, 0.01, 0.002, 9e-4, 1e-4];
    const once = accept(reml(effects, variances));
    const moved = accept(
      reml(
        effects.map(effect => 8 + effect),
        variances,
      ),
    );
    const turned = accept(reml(effects.toReversed(), variances.toReversed()));
    const large = accept(
      reml(
        effects.map(effect => 2 ** 100 * effect),
        variances.map(variance => 2 ** 200 * variance),
      ),
    );
    expect(moved / once).toBeCloseTo(1, 11);
    expect(turned / once).toBeCloseTo(1, 12);
    expect(large / 2 ** 200 / once).toBeCloseTo(1, 13);
  });

  test('needs two effects', () => {
    expect(reml([1], [1])).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    expect(reml([], [])).toMatchObject({ code: 'EMPTY_INPUT' });
  });
});
