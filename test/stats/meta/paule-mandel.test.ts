import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { pauleMandel } from '../../../src/stats/meta/paule-mandel.ts';

describe("Paule and Mandel's τ²", () => {
  test('is (variance − v) for equal variances', () => {
    expect(accept(pauleMandel([1, 2, 3, 4, 5], [0.3, 0.3, 0.3, 0.3, 0.3]))).toBeCloseTo(2.2, 13);
  });

  test('scales with the square of the effects', () => {
    const effects = [0.02, 0.08, 0.15, -0.03, 0.1];
    const variances = [1e-5, 4e-4, 0.01, 0.002, 9e-4];
    const once = accept(pauleMandel(effects, variances));
    const scaled = accept(
      pauleMandel(
        effects.map(effect => 1e20 * effect),
        variances.map(variance => 1e40 * variance),
      ),
    );
    expect(scaled / 1e40 / once).toBeCloseTo(1, 12);
  });

  test('is 0 where the effects agree, and refuses a single one', () => {
    expect(pauleMandel([0.1, 0.11], [1, 1])).toBe(0);
    expect(pauleMandel([1], [1])).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
  });
});
