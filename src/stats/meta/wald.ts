import type { Limits } from '../limits.ts';
import { normalCdf, normalQuantile, tCdfUpper, tQuantileUpper } from '../numeric/special-functions.ts';

/** An estimate with an interval and the test of 0 that belongs to it. */
export interface Wald {
  readonly se: number;
  readonly limits: Limits;
  /** Two-sided p of no effect, in (0, 1]. */
  readonly p: number;
}

export const around = (middle: number, reach: number): Limits => ({ low: middle - reach, high: middle + reach });

/** A p-value too small for a double is reported as the smallest one: it is never 0. */
export const neverZero = (p: number): number => Math.max(Math.min(p, 1), Number.MIN_VALUE);

/** estimate ± z·se. */
export const waldNormal = (estimate: number, se: number, tail: number): Wald => ({
  se,
  limits: around(estimate, -normalQuantile(tail) * se),
  p: neverZero(2 * normalCdf(-Math.abs(estimate) / se)),
});

/** estimate ± t·se with `df` degrees of freedom. */
export const waldT = (
  estimate: number,
  se: number,
  { df, tail }: { readonly df: number; readonly tail: number },
): Wald => ({
  se,
  limits: around(estimate, tQuantileUpper(tail, df) * se),
  p: neverZero(2 * tCdfUpper(Math.abs(estimate) / se, df)),
});
