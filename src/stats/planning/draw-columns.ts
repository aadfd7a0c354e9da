import type { Rng } from '../../core/random.ts';
import { drawChiSquare } from '../random/chi-square.ts';

/** Means over items, and sample covariance matrix, of two correlated column means. */
export interface ColumnDraw {
  readonly means: readonly [number, number];
  /** Variance of the first, covariance, variance of the second. */
  readonly covariance: readonly [number, number, number];
}

export interface ColumnModel {
  readonly items: readonly [number, number];
  /** Variances of one column mean. */
  readonly variances: readonly [number, number];
  /** Covariance of the two over items; not 0 only if both have the same items. */
  readonly covariance: number;
}

/** Normal columns of two cells without a common item: the sample covariance means nothing and is 0. */
function drawSeparate({ items, variances }: ColumnModel, rng: Rng): ColumnDraw {
  const [x, y] = variances.map((variance, at) => {
    const N = items[at] as number;
    return {
      mean: Math.sqrt(variance / N) * rng.normal(),
      square: (variance * drawChiSquare(N - 1, rng)) / (N - 1),
    };
  }) as [{ mean: number; square: number }, { mean: number; square: number }];
  return { means: [x.mean, y.mean], covariance: [x.square, 0, y.square] };
}

/**
 * Normal column means of two cells: the means, and the sample covariance matrix by Bartlett's decomposition of the Wishart law,
 * which is independent of them.
 * @source Bartlett (1933), Proc. R. Soc. Edinburgh 53:260–283; Anderson, An Introduction to Multivariate Statistical
 * Analysis (2003), section 7.2
 */
export function drawColumns(model: ColumnModel, rng: Rng): ColumnDraw {
  const { items, variances, covariance } = model;
  if (covariance === 0) return drawSeparate(model, rng);
  const N = items[0];
  const root = Math.sqrt(variances[0]);
  const slope = root > 0 ? covariance / root : 0;
  const rest = Math.sqrt(Math.max(0, variances[1] - slope * slope));
  const [u, v] = [rng.normal() / Math.sqrt(N), rng.normal() / Math.sqrt(N)];
  const a = Math.sqrt(drawChiSquare(N - 1, rng));
  const b = rng.normal();
  const c = Math.sqrt(drawChiSquare(N - 2, rng));
  const first = root * a;
  const second = [slope * a + rest * b, rest * c] as const;
  const df = N - 1;
  return {
    means: [root * u, slope * u + rest * v],
    covariance: [(first * first) / df, (first * second[0]) / df, (second[0] ** 2 + second[1] ** 2) / df],
  };
}
