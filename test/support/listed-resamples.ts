import fc from 'fast-check';
import { expect } from 'vitest';
import type { ExactBootstrap } from '../../src/stats/exact-bootstrap/exact-law.ts';

/** Every ordered draw of n of n. */
export function allDraws(n: number): number[][] {
  return Array.from({ length: n }).reduce<number[][]>(
    draws => draws.flatMap(draw => Array.from({ length: n }, (_, unit) => [...draw, unit])),
    [[]],
  );
}

/** Sum over drawn positions. */
export const sumAt = (values: readonly number[], draw: readonly number[]): number =>
  draw.reduce((sum, at) => sum + (values[at] as number), 0);

export interface Listed {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
  readonly undefinedChance: number;
  readonly less: number;
  readonly equal: number;
}

/** Moments and type 1 quantiles of equally likely values, NaN where undefined. */
export function listed(values: readonly number[], point: number, tail: number): Listed {
  const defined = values.filter(value => !Number.isNaN(value)).sort((a, b) => a - b);
  const n = defined.length;
  const mean = defined.reduce((sum, value) => sum + value, 0) / n;
  const near = (value: number) => Math.abs(value - point) < 1e-9 * Math.max(1, Math.abs(point));
  // The smallest value with a cumulated share of at least the level, a group of equal values counting as one.
  const at = (level: number) => defined[Math.max(0, Math.ceil(level * n - 1e-9) - 1)] as number;
  return {
    mean,
    sd: Math.sqrt(defined.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n),
    low: at(tail),
    high: at(1 - tail),
    undefinedChance: 1 - n / values.length,
    less: defined.filter(value => value < point && !near(value)).length / n,
    equal: defined.filter(near).length / n,
  };
}

/** A law agrees with the listing of all resamples. */
export function expectListed(found: ExactBootstrap, wanted: Listed, digits = 10): void {
  expect(found.mean).toBeCloseTo(wanted.mean, digits);
  expect(found.sd).toBeCloseTo(wanted.sd, digits);
  expect(found.percentile.low).toBeCloseTo(wanted.low, digits);
  expect(found.percentile.high).toBeCloseTo(wanted.high, digits);
  expect(found.undefinedChance).toBeCloseTo(wanted.undefinedChance, 12);
  expect(found.less).toBeCloseTo(wanted.less, 10);
  expect(found.equal).toBeCloseTo(wanted.equal, 10);
}

// Real numbers in general position, and scores that tie: tails are chosen off the jumps of either law.
const score = fc.oneof(
  fc.integer({ min: -1, max: 1 }),
  fc.integer({ min: -6, max: 6 }).map(value => value / 3),
  fc.integer({ min: -100, max: 100 }).map(value => value / 100),
);
/** Short lists of scores. */
export const lists = fc.array(score, { minLength: 1, maxLength: 5 });
export const tails = fc.constantFrom(0.0251, 0.0503, 0.1017, 0.2511);
