import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { derSimonianLaird } from '../../../src/stats/meta/der-simonian-laird.ts';

describe("DerSimonian and Laird's τ²", () => {
  test('is (d² − v₁ − v₂)/2 for two effects', () => {
    expect(accept(derSimonianLaird([0.12, 0.03], [0.0009, 0.0016]))).toBeCloseTo((0.0081 - 0.0025) / 2, 15);
  });

  test('is (variance − v) for equal variances', () => {
    expect(accept(derSimonianLaird([1, 2, 3, 4, 5], [0.3, 0.3, 0.3, 0.3, 0.3]))).toBeCloseTo(2.5 - 0.3, 13);
  });

  test('is cut at 0, and 0 for identical effects whatever their rounding', () => {
    expect(derSimonianLaird([0.1, 0.11], [1, 1])).toBe(0);
    expect(derSimonianLaird([0.1, 0.1, 0.1], [1e-9, 2, 3e-40])).toBe(0);
  });

  test('needs two effects, and refuses what is no variance', () => {
    expect(derSimonianLaird([1], [1])).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    expect(derSimonianLaird([1, 2], [1, 0])).toMatchObject({ code: 'ZERO_VARIANCE' });
  });
});
