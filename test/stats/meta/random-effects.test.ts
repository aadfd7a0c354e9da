import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { readEffects } from '../../../src/stats/meta/effects.ts';
import { randomEffects } from '../../../src/stats/meta/random-effects.ts';

const at = (effects: number[], variances: number[], tau2: number, tail = 0.025) =>
  randomEffects(accept(readEffects(effects, variances)), tau2, tail);

const width = ({ low, high }: { readonly low: number; readonly high: number }): number => high - low;

const effect = fc.double({ min: -1, max: 1, noNaN: true });
const variance = fc.double({ min: 1e-6, max: 1, noNaN: true });
const cells = fc.array(fc.tuple(effect, variance), { minLength: 3, maxLength: 10 });

describe('the random-effects mean at a given τ²', () => {
  test('with a huge τ² is the plain mean, with Hartung and Knapp the t interval of the effects', () => {
    const found = at([1, 2, 4, 9], [0.01, 0.02, 0.05, 0.01], 1e12);
    expect(found.estimate).toBeCloseTo(4, 9);
    // Standard error of (1, 2, 4, 9): √(38/3)/2.
    expect(accept(found.hartungKnapp).se).toBeCloseTo(Math.sqrt(38 / 3) / 2, 9);
    expect(found.i2).toBeCloseTo(1, 9);
  });

  test('the floored interval is never narrower than the normal one or than that without the floor', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, tau2) => {
        const found = at(
          drawn.map(([y]) => y),
          drawn.map(([, v]) => v),
          tau2,
        );
        expect(width(found.floored.limits)).toBeGreaterThan(width(found.normal.limits));
        if (!isRefused(found.hartungKnapp)) {
          expect(width(found.floored.limits)).toBeGreaterThanOrEqual(width(found.hartungKnapp.limits) * (1 - 1e-12));
        }
        expect(width(found.prediction.normal)).toBeGreaterThanOrEqual(width(found.normal.limits) * (1 - 1e-12));
        expect(found.h2 * (1 - found.i2)).toBeCloseTo(1, 6);
      }),
    );
  });

  test('identical effects get no interval without the floor, even where rounding makes them differ', () => {
    for (const effects of [
      [0.04, 0.04, 0.04],
      [0.3, 0.1 + 0.2, 0.3],
      [0, 0, 0],
    ]) {
      const found = at(effects, [4e-4, 9e-4, 5e-4], 0);
      expect(found.hartungKnapp).toMatchObject({ status: 'refused', code: 'ZERO_VARIANCE' });
      expect(found.prediction.hartungKnapp).toMatchObject({ status: 'refused', code: 'ZERO_VARIANCE' });
      expect(width(found.floored.limits)).toBeGreaterThan(0.05);
    }
  });

  test('two effects get no usual prediction interval', () => {
    const { prediction } = at([0.12, 0.03], [0.0009, 0.0016], 0.0028);
    expect(prediction.higgins).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS' });
    expect(width(accept(prediction.hartungKnapp))).toBeGreaterThan(1);
  });
});
