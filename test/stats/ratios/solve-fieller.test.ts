import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { type FiellerShape, solveFieller } from '../../../src/stats/ratios/solve-fieller.ts';
import { expectClose } from '../../support/expect-close.ts';

// Roots of the quadratic by numpy.roots, coefficients in floating point.
const KNOWN: readonly (readonly [number, number, readonly number[], FiellerShape['kind'], readonly number[]])[] = [
  [
    -0.93,
    0.03,
    [0.5570115290006484, -0.624621204244865, -0.624621204244865, 1.0617792180398566],
    'complement',
    [-1.3413242986761302, 0.21636832989506102],
  ],
  [
    -0.53,
    -1.32,
    [0.5290087991197557, 0.2980909563496916, 0.2980909563496916, 1.0473421645410377],
    'bounded',
    [-0.25339417269463993, 1.408719738905063],
  ],
  [
    0.77,
    2.07,
    [0.18615312739786127, 0.25636878071459845, 0.25636878071459845, 1.1043996944159664],
    'bounded',
    [0.1992559198605593, 0.6418263569982643],
  ],
  [
    1.11,
    0.74,
    [0.17297674119775733, 0.12104422643176398, 0.12104422643176398, 0.8856172194885179],
    'complement',
    [-4.797082326980522, 0.6531764358664366],
  ],
  [0.53, 0.14, [2.3912124151478884, 0.27041665177657187, 0.27041665177657187, 0.9479774758909038], 'whole-line', []],
  [0.13, -1.14, [0.07215135668091656, -0.11184801388826099, -0.11184801388826099, 1.382409265180089], 'whole-line', []],
];

const limitsOf = (shape: FiellerShape): number[] => (shape.kind === 'whole-line' ? [] : [shape.low, shape.high]);
const holds = (shape: FiellerShape, rho: number): boolean =>
  shape.kind === 'whole-line' ||
  (shape.kind === 'bounded' ? shape.low <= rho && rho <= shape.high : rho <= shape.low || rho >= shape.high);

const size = fc.double({ min: 0.01, max: 2, noNaN: true });
const inputs = fc.record({
  x: fc.double({ min: -3, max: 3, noNaN: true }),
  y: fc.double({ min: -3, max: 3, noNaN: true }),
  sx: size,
  sy: size,
  r: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
});
const formOf = ({ sx, sy, r }: { sx: number; sy: number; r: number }) => [sx * sx, r * sx * sy, r * sx * sy, sy * sy];

describe("the set of Fieller's inequality", () => {
  test.each(KNOWN)('%d ÷ %d with form %j is %s', (x, y, q, kind, limits) => {
    const shape = accept(solveFieller(x, y, q));
    expect(shape.kind).toBe(kind);
    expectClose(limitsOf(shape), limits);
  });

  test('without half-widths the set is the ratio', () => {
    expect(solveFieller(3, 4, [0, 0, 0, 0])).toEqual({ kind: 'bounded', low: 0.75, high: 0.75 });
    expect(solveFieller(0, 4, [0, 0, 0, 0])).toEqual({ kind: 'bounded', low: 0, high: 0 });
  });

  test('0 in the numerator gives a set around 0, in the denominator everything outside one', () => {
    expect(solveFieller(0, 2, [3, 0, 0, 1])).toEqual({ kind: 'bounded', low: -1, high: 1 });
    expect(solveFieller(2, 0, [1, 0, 0, 3])).toEqual({ kind: 'complement', low: -1, high: 1 });
  });

  test.each([
    ['both means 0', 0, 0, [1, 0.5, 0.5, 1]],
    ['nothing at all', 0, 0, [0, 0, 0, 0]],
    ['a denominator of exactly one half-width', 1, 1, [1, 0, 0, 1]],
    ['a denominator of 0 without half-width', 1, 0, [0.25, 0, 0, 0]],
  ])('%s leave the whole line', (_, x, y, q) => {
    expect(solveFieller(x, y, q)).toEqual({ kind: 'whole-line' });
  });

  test('pairs on a line through the origin give its slope where the denominator is clear, else the whole line', () => {
    for (const slope of [1, 0.3, -0.7, 1 / 3, 1e-3]) {
      const at = (y: number) => accept(solveFieller(slope * y, y, [slope * slope * 2, slope * 2, slope * 2, 2]));
      const [low = Number.NaN, high = Number.NaN] = limitsOf(at(1.7));
      expect(low).toBe(high);
      expect(low).toBeCloseTo(slope, 14);
      expect(at(1.1)).toEqual({ kind: 'whole-line' });
    }
  });

  test('the estimate is always inside', () => {
    fc.assert(
      fc.property(inputs, ({ x, y, ...spread }) => {
        fc.pre(Math.abs(y) > 1e-3);
        const shape = accept(solveFieller(x, y, formOf(spread)));
        expect(holds(shape, x / y)).toBe(true);
        if (shape.kind !== 'whole-line') expect(shape.low).toBeLessThanOrEqual(shape.high);
      }),
    );
  });

  test('a value is inside exactly if x − ρy is within its half-width of 0', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: -5, max: 5, noNaN: true }), ({ x, y, ...spread }, rho) => {
        const q = formOf(spread) as [number, number, number, number];
        const slack = (x - rho * y) ** 2 - (q[0] - 2 * rho * q[1] + rho * rho * q[3]);
        fc.pre(Math.abs(slack) > 1e-8);
        expect(holds(accept(solveFieller(x, y, q)), rho)).toBe(slack < 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('exchanging the arms of the numerator mirrors the set, of both leaves it', () => {
    fc.assert(
      fc.property(inputs, ({ x, y, ...spread }) => {
        const q = formOf(spread) as [number, number, number, number];
        const shape = accept(solveFieller(x, y, q));
        expect(accept(solveFieller(-x, -y, q))).toEqual(shape);
        const mirrored = accept(solveFieller(-x, y, [q[0], -q[1], -q[2], q[3]]));
        expect(mirrored.kind).toBe(shape.kind);
        const [low, high] = limitsOf(shape);
        if (low !== undefined && high !== undefined) expectClose(limitsOf(mirrored), [-high, -low], 1e-12);
      }),
    );
  });

  test.each([
    [1e-150, 1e-150],
    [1e150, 1e150],
    [1e150, 1e-150],
    [1e-150, 1e150],
    [1e-160, 1],
    [1, 1e153],
  ])('numerators of size %s over denominators of size %s have the set of size 1, scaled', (ofX, ofY) => {
    for (const [x, y, q, kind, limits] of KNOWN) {
      const [xx = 0, xy = 0, , yy = 0] = q;
      const form = [xx * ofX * ofX, xy * ofX * ofY, xy * ofX * ofY, yy * ofY * ofY];
      const shape = accept(solveFieller(x * ofX, y * ofY, form));
      expect(shape.kind).toBe(kind);
      // Squares of 1e-160 have lost digits before they come here.
      expectClose(
        limitsOf(shape).map(limit => (limit / ofX) * ofY),
        limits,
        ofX < 1e-155 ? 1e-3 : 1e-9,
      );
    }
  });

  test.each([
    [1e200, 1e-200],
    [1e-200, 1e-320],
    [1e160, 1e-160],
  ])('%s ÷ %s, or a limit of it, is beyond a double and refused where it is', (x, y) => {
    const shape = solveFieller(x, y, [0, 0, 0, 0]);
    if (Number.isFinite(x / y)) expect(accept(shape)).toMatchObject({ kind: 'bounded' });
    else expect(shape).toMatchObject({ status: 'refused', code: 'OUT_OF_RANGE', argument: 'denominator' });
  });

  test('a ratio or a limit that no double holds is refused: neither 0 nor infinite', () => {
    const beyond = { status: 'refused', code: 'OUT_OF_RANGE', argument: 'denominator' };
    expect(solveFieller(1e-200, 1e200, [0, 0, 0, 0])).toMatchObject(beyond);
    expect(solveFieller(1e153, 1e-153, [0.25e306, 0, 0, 0.9e-306])).toMatchObject({ kind: 'bounded' });
    expect(solveFieller(1e153, 1e-154, [0.25e306, 0, 0, 0.9999e-308])).toMatchObject(beyond);
  });

  test('a limit near 0 has all its digits, whatever the sign of the ratio', () => {
    const q = [1 - 2 ** -33, 0, 0, 2 ** -6];
    const [there, back] = [accept(solveFieller(1, 2, q)), accept(solveFieller(-1, 2, q))].map(limitsOf);
    const [low = 0, high = 0] = there ?? [];
    expect(back).toEqual([-high, -low]);
    expect(low / (2 ** -33 / 4)).toBeCloseTo(1, 9);
  });

  test('rounding below 0 in the form does not make NaN', () => {
    expectClose(limitsOf(accept(solveFieller(0.5, 1, [-1e-18, 0, 0, -1e-18]))), [0.5, 0.5], 1e-8);
  });
});
