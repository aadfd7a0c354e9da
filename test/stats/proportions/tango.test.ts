import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { tango as tangoOrRefusal } from '../../../src/stats/proportions/tango.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { proportionIntervalsOps } from '../../support/golden-ops/proportion-intervals.ts';

const golden = loadGolden('proportion_intervals');
const cases = golden.cases
  .filter(one => one.op === 'paired_proportion_ci')
  .map((one): [string, GoldenCase] => [one.id, one]);

const tango = (b: number, c: number, n: number, tail: number) => accept(tangoOrRefusal(b, c, n, tail));

/** b, c and the rest of n pairs. */
const table = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(500)).filter(([b, c, rest]) => b + c + rest > 0);
const tails = fc.double({ min: 1e-6, max: 0.3, noNaN: true });

describe("Tango's score interval", () => {
  test.each(cases)('%s agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => proportionIntervalsOps.paired_proportion_ci?.(one) ?? {})).toEqual([]);
  });

  test('holds the estimate, stays in [−1, 1], and is never of zero width', () => {
    fc.assert(
      fc.property(table, tails, ([b, c, rest], tail) => {
        const n = b + c + rest;
        const { low, high } = tango(b, c, n, tail);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual((b - c) / n);
        expect(high).toBeGreaterThanOrEqual((b - c) / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  test('swapping the arms mirrors it exactly', () => {
    fc.assert(
      fc.property(table, tails, ([b, c, rest], tail) => {
        const { low, high } = tango(b, c, b + c + rest, tail);
        expect(tango(c, b, b + c + rest, tail)).toEqual({ low: -high, high: -low });
      }),
    );
  });

  test('one improved outcome never lowers a limit', () => {
    fc.assert(
      fc.property(table, tails, ([b, c, rest], tail) => {
        const n = b + c + rest;
        const before = tango(b, c, n, tail);
        const improved: [number, number][] = [];
        if (rest > 0) improved.push([b + 1, c]); // a pair that both had wrong: the candidate now has it right
        if (c > 0) improved.push([b, c - 1]); // a loss becomes a pair that both have right
        for (const [gains, losses] of improved) {
          const after = tango(gains, losses, n, tail);
          expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-12);
          expect(after.high).toBeGreaterThanOrEqual(before.high - 1e-12);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a smaller error gives a wider interval', () => {
    fc.assert(
      fc.property(table, tails, ([b, c, rest], tail) => {
        const wide = tango(b, c, b + c + rest, tail / 2);
        const narrow = tango(b, c, b + c + rest, tail);
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  test('without discordant pairs it is ±z²/(n + z²)', () => {
    const { low, high } = tango(0, 0, 50, 0.025);
    expect(high).toBeCloseTo(1.959963984540054 ** 2 / (50 + 1.959963984540054 ** 2), 14);
    expect(low).toBe(-high);
  });

  test('where every pair is a gain the upper limit is exactly 1', () => {
    expect(tango(30, 0, 30, 0.025).high).toBe(1);
    expect(tango(0, 30, 30, 0.025).low).toBe(-1);
  });

  test('at a limit the score statistic equals the normal quantile, for a million pairs too', () => {
    const [b, c, n] = [1012, 1, 1_000_000];
    const delta = tango(b, c, n, 0.025).low;
    // The constrained estimate q of the losses maximises b·log(q + Δ) + c·log(q) + rest·log(1 − 2q − Δ).
    let [inner, outer] = [0, 0.5];
    for (let step = 0; step < 200; step++) {
      const q = (inner + outer) / 2;
      const slope = b / (q + delta) + c / q - (2 * (n - b - c)) / (1 - 2 * q - delta);
      if (slope > 0) inner = q;
      else outer = q;
    }
    const z = (b - c - n * delta) / Math.sqrt(n * (2 * inner + delta - delta * delta));
    expect(z).toBeCloseTo(1.959963984540054, 9);
  });

  test('ten million pairs', () => {
    const { low, high } = tango(2, 0, 10_000_000, 0.025);
    // Few discordant pairs of many: the score interval of a Poisson count, (b + z²/2 ± z·√(b + z²/4))/n.
    const z = 1.959963984540054;
    expect(high * 1e7).toBeCloseTo(2 + z ** 2 / 2 + z * Math.sqrt(2 + z ** 2 / 4), 4);
    expect(low).toBeLessThan(0);
  });

  test.each([
    [3, 2, 4, 0.025, 'OUT_OF_RANGE', 'pairs'],
    [0, 0, 0, 0.025, 'EMPTY_INPUT', 'pairs'],
    [1.5, 0, 4, 0.025, 'NOT_BINARY', 'gains'],
    [-1, 0, 4, 0.025, 'OUT_OF_RANGE', 'gains'],
    [1, Number.NaN, 4, 0.025, 'NON_FINITE', 'losses'],
    [1, 1, 4, 0.5, 'OUT_OF_RANGE', 'tail'],
    [1, 1, 4, 0, 'OUT_OF_RANGE', 'tail'],
    [1, 1, 4, Number.NaN, 'OUT_OF_RANGE', 'tail'],
  ])('b = %d, c = %d, n = %d, tail = %d is refused: %s of %s', (b, c, n, tail, code, argument) => {
    expect(tangoOrRefusal(b, c, n, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
