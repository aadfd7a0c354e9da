import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { quadraticForm } from '../../../src/stats/gain/quadratic-form.ts';
import { fiellerSet } from '../../../src/stats/ratios/fieller.ts';
import { readyCell } from '../../support/cells.ts';
import { expectClose } from '../../support/expect-close.ts';
import { howeReference } from '../../support/howe-reference.ts';
import { crossedMatrix } from '../../support/paired-goldens.ts';

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

test.each([
  ['shared seeds', { seeds: 'shared' } as const, -0.3357394686960161, 1.021587907335544],
  ['independent seeds', undefined, -0.33831794924909087, 1.0138019043813185],
])('%s: the check values of the reference implementation to 1e-9', (_, shared, low, high) => {
  const x = crossedMatrix('twoway-6x20');
  const y = { ...x, values: x.values.toReversed().map(value => value + 0.2) };
  const cells = [x, y].map(matrix => readyCell({ matrix, binary: false }));
  const all = Int32Array.from({ length: 20 }, (_unused, at) => at);
  const relation = shared ?? ({ seeds: 'independent', columns: () => ({ left: all, right: all }) } as const);
  const q = accept(quadraticForm(cells, 0.025, relation));
  const [numerator = 0, denominator = 0] = cells.map(({ squares }) => squares.mean);
  const set = fiellerSet({ numerator, denominator, q, level: 0.95, scale: 1 });
  if (set.status !== 'set-only') return expect.unreachable(`expected a set without a point, got ${set.status}`);
  expect(set.level).toBe(0.95);
  expectClose([set.low, set.high], [low, high]);
});

test('exchanging the arms of the numerator mirrors the set, of both leaves it', () => {
  const at = (numerator: number, denominator: number, sign: number) =>
    fiellerSet({ numerator, denominator, q: [0.01, 0.004 * sign, 0.004 * sign, 0.1], level: 0.95, scale: 1 });
  const [set, mirrored, same] = [at(0.3, 0.5, 1), at(-0.3, 0.5, -1), at(-0.3, -0.5, 1)];
  if (set.status === 'set-only' && mirrored.status === 'set-only') {
    expect([mirrored.low, mirrored.high]).toEqual([-set.high, -set.low]);
  } else expect.unreachable('bounded sets');
  expect(same).toEqual(set);
});

test('a form that is degenerate, or below 0, by rounding is accepted', () => {
  const q = [1e-4, 1e-4 * (1 + 1e-15), 1e-4 * (1 + 1e-15), 1e-4];
  expect(fiellerSet({ numerator: 0.1, denominator: 0.2, q, level: 0.95, scale: 1 }).status).toBe('resolved');
  const below = fiellerSet({ numerator: 0.1, denominator: 0.2, q: [1e-4, 0, 0, -1e-17], level: 0.95, scale: 1 });
  expect(below).toMatchObject({ status: 'resolved', point: 0.5 });
});

const sound = { numerator: 0.1, denominator: 0.2, q: [1e-4, 0, 0, 1e-4], level: 0.95, scale: 1 };
test.each([
  ['a negative variance', { q: [-1e-4, 0, 0, 1e-4] }, 'OUT_OF_RANGE', 'q'],
  ['a covariance larger than the variances allow', { q: [1e-4, 2e-4, 2e-4, 1e-4] }, 'OUT_OF_RANGE', 'q'],
  ['a form that is not symmetric', { q: [1e-4, 5e-5, 0, 1e-4] }, 'OUT_OF_RANGE', 'q'],
  ['a form that is symmetric but for a hundredth', { q: [1e-4, 1e-6, 0, 1e-4] }, 'OUT_OF_RANGE', 'q'],
  ['a form with a NaN', { q: [Number.NaN, 0, 0, 1e-4] }, 'NON_FINITE', 'q'],
  ['a form of three numbers', { q: [1e-4, 0, 1e-4] }, 'LENGTH_MISMATCH', 'q'],
  ['a NaN numerator', { numerator: Number.NaN }, 'NON_FINITE', 'numerator'],
  ['an infinite denominator', { denominator: Infinity }, 'NON_FINITE', 'denominator'],
  ['a NaN scale', { scale: Number.NaN }, 'NON_FINITE', 'scale'],
  ['a negative scale', { scale: -1 }, 'OUT_OF_RANGE', 'scale'],
  ['a NaN level', { level: Number.NaN }, 'OUT_OF_RANGE', 'level'],
  ['level 1', { level: 1 }, 'OUT_OF_RANGE', 'level'],
  ['a denominator of 0', { denominator: 0 }, 'DEGENERATE_DENOMINATOR', 'denominator'],
  [
    'limits beyond a double',
    { numerator: 1e300, denominator: 1e-300, scale: 0, q: [0, 0, 0, 0] },
    'OUT_OF_RANGE',
    'denominator',
  ],
])('%s is refused', (_, change, code, argument) => {
  expect(fiellerSet({ ...sound, ...change })).toMatchObject({ status: 'refused', code, argument });
});
