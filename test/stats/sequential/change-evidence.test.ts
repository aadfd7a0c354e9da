import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { changeEvidence } from '../../../src/stats/sequential/change-evidence.ts';
import { isRequired, titleOf } from '../../support/requirements.ts';

/** Mean of e^evidence after the last night over every order of these readings. */
function meanOverOrders(values: readonly number[]): number {
  const orders = (rest: readonly number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((value, at) => orders(rest.toSpliced(at, 1)).map(more => [value, ...more]));
  const all = orders(values);
  return all.reduce((sum, order) => sum + Math.exp(accept(changeEvidence(order)).at(-1)?.fall ?? 0), 0) / all.length;
}

const normals = (stream: number, count: number, shift: (night: number) => number): number[] => {
  const rng = createRng(7, 'nights', stream);
  return Array.from({ length: count }, (_, at) => rng.normal() + shift(at + 1));
};

const readings = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 25 });

describe('evidence for a change', () => {
  test('is worth exactly 1 over all orders of the same nights: nothing can be expected where nothing changed', () => {
    expect(meanOverOrders([0.3, 0.1, 0.2, 0.5, -0.4, 0.05])).toBeCloseTo(1, 9);
  });

  test('is worth less, never more, where nights tie', () => {
    expect(meanOverOrders([0.1, 0.1, 0.2, 0.2, 0.2, 0.3])).toBeLessThan(1);
    expect(meanOverOrders([0, 0, 0, 0, 0])).toBeLessThan(1);
  });

  test('starts at 0 and names no night before the second', () => {
    expect(accept(changeEvidence([0.1]))).toEqual([
      { night: 1, fall: expect.closeTo(0, 12), rise: expect.closeTo(0, 12) },
    ]);
  });

  test('depends on nothing but the order of the readings, and the swapped arms mirror it', () => {
    fc.assert(
      fc.property(readings, values => {
        const plain = accept(changeEvidence(values));
        expect(accept(changeEvidence(values.map(value => 2 * value)))).toEqual(plain);
        const mirrored = accept(changeEvidence(values.map(value => -value)));
        expect(mirrored.map(({ fall, rise }) => [rise, fall])).toEqual(plain.map(({ fall, rise }) => [fall, rise]));
      }),
    );
  });

  test('finds where a fall began within five nights if it is far beyond what nights differ by', () => {
    const found = accept(changeEvidence(normals(1, 60, night => (night >= 30 ? -6 : 0))));
    const alarm = found.find(({ fall }) => fall >= Math.log(40));
    expect(alarm?.night).toBeLessThan(36);
    expect(alarm?.fallSince).toBe(30);
    expect(Math.max(...found.map(({ rise }) => rise))).toBeLessThan(Math.log(40));
  });

  test('tells where a fall and a rise began, each by its own evidence', () => {
    const found = accept(changeEvidence(normals(2, 120, night => (night < 40 ? 0 : night < 60 ? -6 : 8))));
    const rise = found.find(one => one.rise >= Math.log(40));
    expect(rise?.night).toBeGreaterThan(60);
    expect(rise?.fall).toBeGreaterThan(rise?.rise as number);
    expect([rise?.fallSince, rise?.riseSince]).toEqual([40, 60]);
  });

  test('refuses no night at all, and what is no number', () => {
    expect(changeEvidence([])).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(changeEvidence([0.1, Number.NaN])).toMatchObject({ code: 'NON_FINITE' });
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('200 series of 365 nights of nothing', 'runs'), () => {
  test('at most 5% ever alarm in either direction', { timeout: 300_000 }, () => {
    const alarms = Array.from({ length: 200 }, (_, at) =>
      accept(changeEvidence(normals(1000 + at, 365, () => 0))),
    ).filter(series => series.some(({ fall, rise }) => Math.max(fall, rise) >= Math.log(40)));
    expect(alarms.length).toBeLessThanOrEqual(10);
  });
});
