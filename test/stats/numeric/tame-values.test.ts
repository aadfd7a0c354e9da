import { describe, expect, test } from 'vitest';
import { tameValues } from '../../../src/stats/numeric/tame-values.ts';

describe('values in a tame unit', () => {
  test('ordinary values stay as they are, zeros too', () => {
    expect(tameValues([0.1, -3, 0])).toEqual({ values: Float64Array.of(0.1, -3, 0), unit: 1, largest: 3 });
    expect(tameValues([0, 0])).toEqual({ values: new Float64Array(2), unit: 1, largest: 0 });
  });

  test.each([1.7e308, 1e200, 1e-200, 5e-324])('values of size %g lose no digit, and their squares exist', size => {
    const { values, unit, largest } = tameValues([size, -size / 2, 0]);
    expect(values[0] as number).toBe(largest);
    expect(largest * unit).toBe(size);
    expect((values[1] as number) * unit).toBe(-size / 2);
    expect(largest ** 2 * 1e7).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(largest ** 2).toBeGreaterThan(1e-300);
  });

  test('the input is not changed', () => {
    const input = Float64Array.of(1e300, 1);
    tameValues(input);
    expect(input).toEqual(Float64Array.of(1e300, 1));
  });
});
