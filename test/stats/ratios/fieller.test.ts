import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fiellerSet } from '../../../src/stats/ratios/fieller.ts';
import { expectClose } from '../../support/expect-close.ts';
import { howeReference } from '../../support/howe-reference.ts';

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('sets agree with an independent implementation to 1e-9, bounded or not', () => {
  const sets = howeReference().flatMap(({ d, e, qShared, qIndependent, fiellerShared, fiellerIndependent }) => {
    const means = { numerator: meanOf(d), denominator: meanOf(e), level: 0.95, scale: 1 };
    return [
      { expected: fiellerShared, got: fiellerSet({ ...means, q: qShared }) },
      { expected: fiellerIndependent, got: fiellerSet({ ...means, q: qIndependent }) },
    ];
  });
  const shown = { bounded: 0, complement: 0, whole_line: 0 };
  for (const { expected, got } of sets) {
    const [kind, low, high] = expected;
    shown[kind]++;
    if (kind !== 'bounded') {
      expect(got).toMatchObject({ status: 'unresolved', set: kind === 'complement' ? 'complement' : 'whole-line' });
    } else if ('low' in got && got.status !== 'unresolved') expectClose([got.low, got.high], [low, high]);
    else expect.unreachable(`expected a bounded set, got ${got.status}`);
  }
  expect(Math.min(...Object.values(shown))).toBeGreaterThan(0);
});

test('a value is in the set exactly if x − ρy is within its half-width of 0', () => {
  const number = fc.double({ min: -2, max: 2, noNaN: true }).filter(value => Math.abs(value) > 1e-3);
  const root = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      number,
      number,
      root,
      root,
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      number,
      (x, y, sx, sy, r, rho) => {
        const q = [sx * sx, r * sx * sy, r * sx * sy, sy * sy];
        const slack = (x - rho * y) ** 2 - ((q[0] ?? 0) - 2 * rho * (q[1] ?? 0) + rho * rho * (q[3] ?? 0));
        fc.pre(Math.abs(slack) > 1e-9);
        const set = fiellerSet({ numerator: x, denominator: y, q, level: 0.95, scale: 1 });
        const holds =
          set.status === 'unresolved'
            ? set.set === 'whole-line' || rho <= set.low || rho >= set.high
            : 'low' in set && set.low <= rho && rho <= set.high;
        expect(holds).toBe(slack < 0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the point value comes only with a denominator more than 2.5 half-widths from 0', () => {
  const at = (denominator: number) =>
    fiellerSet({ numerator: 1, denominator, q: [1, 0, 0, 1], level: 0.95, scale: 1 }).status;
  expect([0.99, 1.01, 2.49, 2.51].map(at)).toEqual(['unresolved', 'set-only', 'set-only', 'resolved']);
});

test('a denominator of float noise is refused, not divided by', () => {
  const set = fiellerSet({ numerator: 0.1, denominator: 0.1 + 0.2 - 0.3, q: [0, 0, 0, 0], level: 0.95, scale: 1 });
  expect(set).toMatchObject({ status: 'refused', code: 'DEGENERATE_DENOMINATOR' });
});
