export interface ClusterRobust {
  /** Bell–McCaffrey standard error of the mean over items. */
  readonly se: number;
  /** Satterthwaite degrees of freedom. */
  readonly df: number;
}

/**
 * CR2 standard error of a mean with clusters of unequal size, and its Satterthwaite degrees of freedom, for the
 * intercept-only model with a working variance of independent items. There (I − H_gg)^(−1/2) acts on the vector of ones
 * as 1/√(1 − n_g/N), so both have closed forms.
 * @param sizes items per cluster, n_g ≥ 1, at least two clusters; not checked: `cr2` does that
 * @param residualSums Σ_{i∈g}(d_i − mean) per cluster
 * @source Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), JBES 36:672–683.
 */
export function clusterRobust(sizes: Float64Array, residualSums: Float64Array): ClusterRobust {
  let total = 0;
  for (const size of sizes) total += size;
  let variance = 0;
  let squares = 0;
  let outer = 0;
  let products = 0;
  for (let g = 0; g < sizes.length; g++) {
    const size = sizes[g] as number;
    // The others are counted, not 1 − n_g/N taken: beside one huge cluster that would lose its digits.
    const others = total - size;
    variance += (total / others) * (residualSums[g] as number) ** 2;
    // P_gh = a_g·a_h·(δ_gh·n_g − n_g·n_h/N) with a_g² = N/(N − n_g): n_g on the diagonal, and off it squares that are
    // products o_g·o_h with o_g = n_g²/(N − n_g). The trace and the sum of squares of P give the degrees of freedom.
    const own = (size * size) / others;
    squares += size * size;
    products += 2 * own * outer;
    outer += own;
  }
  return { se: Math.sqrt(variance) / total, df: total ** 2 / (squares + products) };
}
