import { expect, test } from 'vitest';
import { accept, refuse } from '../../../src/core/refusal.ts';
import { summarizeLaw } from '../../../src/stats/exact-bootstrap/law-summary.ts';

const lawOf = (values: readonly number[], chances: readonly number[], undefinedChance = 0) => ({
  values: Float64Array.from(values),
  chances: Float64Array.from(chances),
  slack: new Float64Array(values.length),
  undefinedChance,
});
const options = { tail: 0.1, acceleration: 0 };

test('moments, shares and quantiles of type 1: by hand', () => {
  const found = accept(summarizeLaw(lawOf([0, 1, 2, 3], [0.1, 0.4, 0.4, 0.1], 0.25), 1, options));
  expect(found).toMatchObject({ atoms: 4, undefinedChance: 0.25, degenerate: false });
  expect(found.mean).toBeCloseTo(1.5, 14);
  expect(found.sd).toBeCloseTo(Math.sqrt(0.65), 14);
  expect(found.less).toBeCloseTo(0.1, 14);
  expect(found.equal).toBeCloseTo(0.4, 14);
  // The cumulated probability reaches 0.1 at 0 and 0.9 at 2, exactly.
  expect(found.percentile).toEqual({ low: 0, high: 2 });
  expect(found.basic).toEqual({ low: 0, high: 2 });
  // Φ⁻¹(0.3) with ties counted half, Φ⁻¹(0.1) without.
  expect(found.z0).toBeCloseTo(-0.5244005127, 9);
  expect(found.z0Strict).toBeCloseTo(-1.2815515655, 9);
});

test('BCa reads the law at its own levels', () => {
  const values = Array.from({ length: 100 }, (_, at) => at);
  const law = lawOf(values, new Array(100).fill(0.01));
  const plain = accept(summarizeLaw(law, 49.5, options));
  expect(plain.bca).toEqual(plain.percentile);
  const shifted = accept(summarizeLaw(law, 59.5, options));
  expect(shifted.bcaLevels?.[0]).toBeGreaterThan(0.1);
  expect(accept(shifted.bca).low).toBeGreaterThan(plain.percentile.low);
});

test('one value is marked, and has no BCa', () => {
  const acceleration = refuse('DEGENERATE_DISTRIBUTION', 'samples', 'nothing varies');
  const found = accept(summarizeLaw(lawOf([2], [1]), 2, { tail: 0.1, acceleration }));
  expect(found).toMatchObject({ degenerate: true, sd: 0, percentile: { low: 2, high: 2 }, bca: acceleration });
  expect(found.z0Strict).toBeUndefined();
});

test('a law on one side of the estimate, or one too skewed, has no BCa', () => {
  const away = accept(summarizeLaw(lawOf([1, 2], [0.5, 0.5]), 5, options));
  expect(away.bca).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
  expect(away.z0).toBeUndefined();
  const skewed = accept(summarizeLaw(lawOf([1, 2], [0.5, 0.5]), 2, { tail: 0.1, acceleration: 2 }));
  expect(skewed.bca).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
});

test('an empty law is refused', () => {
  expect(summarizeLaw(lawOf([], [], 1), 0, options)).toMatchObject({ code: 'DEGENERATE_DENOMINATOR' });
});
