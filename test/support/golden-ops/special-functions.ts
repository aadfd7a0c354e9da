import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import { distributions } from '../../../src/stats/index.ts';
import { type Json, numbersOf } from '../golden.ts';
import type { GoldenOp, GoldenOps } from './golden-ops.ts';

/** A function of numbers over a list of arguments; an argument alone stands for a list of one. */
const over =
  (name: string, compute: (...given: number[]) => number | Refusal): GoldenOp =>
  ({ input }) => {
    const list = input[name];
    const entries = Array.isArray(list) ? list : [];
    const values = entries.map((entry: Json) => compute(...numbersOf(Array.isArray(entry) ? entry : [entry])));
    const [first] = values;
    if (isRefused(first) && values.every(isRefused)) return first;
    return { value: values.map(value => (isRefused(value) ? null : value)) };
  };

const { normal, studentT, chiSquare, beta, binomial, noncentralT, logGamma } = distributions;
const NONE = Number.NaN;

export const specialFunctionsOps: GoldenOps = {
  normal_cdf: over('z', (z = NONE) => normal.cdf(z)),
  normal_sf: over('z', (z = NONE) => normal.sf(z)),
  normal_quantile: over('p', (p = NONE) => normal.quantile(p)),
  t_cdf: over('t_df', (t = NONE, df = NONE) => studentT.cdf(t, df)),
  t_quantile: over('p_df', (p = NONE, df = NONE) => studentT.quantile(p, df)),
  chi2_sf: over('x_df', (x = NONE, df = NONE) => chiSquare.sf(x, df)),
  chi2_quantile: over('p_df', (p = NONE, df = NONE) => chiSquare.quantile(p, df)),
  beta_inc: over('x_a_b', (x = NONE, a = NONE, b = NONE) => beta.cdf(x, a, b)),
  beta_quantile: over('p_a_b', (p = NONE, a = NONE, b = NONE) => beta.quantile(p, a, b)),
  binom_cdf: over('k_n_p', (k = NONE, n = NONE, p = NONE) => binomial.cdf(k, n, p)),
  binom_pmf: over('k_n_p', (k = NONE, n = NONE, p = NONE) => binomial.pmf(k, n, p)),
  log_gamma: over('x', (x = NONE) => logGamma(x)),
  nct_cdf: over('t_df_ncp', (t = NONE, df = NONE, ncp = NONE) => noncentralT.cdf(t, df, ncp)),
};
