import { expect } from 'vitest';

/** Every number within `tolerance` of its reference, absolute below 1 and relative above. */
export function expectClose(got: readonly number[], reference: readonly number[], tolerance = 1e-9): void {
  expect(got).toHaveLength(reference.length);
  for (const [at, expected] of reference.entries()) {
    const off = Math.abs((got[at] ?? Number.NaN) - expected) / Math.max(1, Math.abs(expected));
    expect(off, `number ${at}: ${got[at]}, expected ${expected}`).toBeLessThan(tolerance);
  }
}
