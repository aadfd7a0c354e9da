import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTicks, latticeUnit } from '../../../src/stats/exact-bootstrap/lattice-unit.ts';

test.each<[string, number[], number]>([
  ['right or wrong', [1, 0, -1, 1], 1],
  ['scores in hundredths', [0.07, 0.3 - 0.1, -0.95], 0.01],
  ['means over three seeds', [1 / 3, 2 / 3, 0, -1], 1 / 3],
  ['even numbers', [4, -2, 6], 2],
  ['float noise beside a score', [0.5, 0.1 + 0.2 - 0.3], 0.5],
  ['one value', [0.37], 0.37],
  ['nothing but 0', [0, 0], 1],
])('%s', (_, values, unit) => {
  expect(latticeUnit(Float64Array.from(values))).toBeCloseTo(unit, 14);
});

test('numbers without a common unit have none', () => {
  expect(latticeUnit(Float64Array.of(1, Math.SQRT2, Math.PI))).toBeUndefined();
  expect(latticeUnit(Float64Array.of(1, 1 + 1e-9))).toBeUndefined();
});

test('values are whole ticks of their unit, at any scale', () => {
  const ticks = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(ticks, fc.constantFrom(0.01, 1 / 3, 1e-40, 7, 1e40), (whole, scale) => {
      const values = Float64Array.from(whole, tick => tick * scale);
      const unit = latticeUnit(values) ?? Number.NaN;
      const found = inTicks(values, unit);
      for (const [at, tick] of found.entries()) {
        expect(Number.isInteger(tick)).toBe(true);
        expect(Math.abs(tick * unit - (values[at] as number))).toBeLessThanOrEqual(1e-9 * 500 * scale);
      }
    }),
  );
});
