import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { agrestiCoull, wald } from '../../../src/stats/proportions/wald.ts';
import { wilson } from '../../../src/stats/proportions/wilson.ts';

const trials = fc
  .integer({ min: 1, max: 100_000 })
  .chain(n =>
    fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.double({ min: 1e-5, max: 0.4, noNaN: true })),
  );

describe("Wald's interval", () => {
  test('is the share ± z standard errors, and is not cut off', () => {
    const { low, high } = accept(wald(3, 1000, 0.025));
    expect(low).toBeCloseTo(-0.0003896612415839034, 14);
    expect(high).toBeCloseTo(0.006389661241583904, 14);
  });

  test('has no width where all trials agree, which is why it decides nothing', () => {
    expect(wald(0, 10, 0.025)).toEqual({ low: 0, high: 0 });
    expect(wald(10, 10, 0.025)).toEqual({ low: 1, high: 1 });
  });
});

describe("Agresti and Coull's interval", () => {
  test("is centred where Wilson's is, and never shorter", () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const [added, score] = [accept(agrestiCoull(x, n, tail)), accept(wilson(x, n, tail))];
        expect((added.low + added.high) / 2).toBeCloseTo((score.low + score.high) / 2, 12);
        expect(added.high - added.low).toBeGreaterThanOrEqual((score.high - score.low) * (1 - 1e-9));
      }),
    );
  });

  test('10 of 10 at 95% leaves [0, 1]', () => {
    const { low, high } = accept(agrestiCoull(10, 10, 0.025));
    expect(low).toBeCloseTo(0.6791126942494543, 12);
    expect(high).toBeCloseTo(1.0433545058876565, 12);
  });
});

test.each([wald, agrestiCoull])('%o refuses impossible counts and tails', interval => {
  expect(interval(0, 0, 0.025)).toMatchObject({ code: 'EMPTY_INPUT' });
  expect(interval(3, 2, 0.025)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'x' });
  expect(interval(0.5, 2, 0.025)).toMatchObject({ code: 'NOT_BINARY' });
  expect(interval(1, 2, 0.7)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
});
