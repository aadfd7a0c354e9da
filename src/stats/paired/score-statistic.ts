import type { BinaryPairs } from './binary-pairs.ts';

/** Score statistic at a difference of −`loss`, 0 ≤ loss < 1; on this side nothing cancels. */
function statisticAtLoss({ gains, losses, pairs }: BinaryPairs, loss: number): number {
  const linear = (2 * pairs - gains + losses) * loss + gains + losses;
  const root = Math.sqrt(Math.max(0, linear * linear - 8 * pairs * losses * loss * (1 + loss)));
  // The share of losses that is most likely where losses exceed gains by `loss`; it is never below `loss`.
  const share = Math.max(loss, (root + linear) / (4 * pairs));
  const variance = pairs * (2 * share - loss * (1 + loss));
  return variance > 0 ? (gains - losses + pairs * loss) / Math.sqrt(variance) : 0;
}

/**
 * Tango's score statistic of a paired difference of proportions: (b − c − nΔ)/√(n(2q̃ + Δ(1 − Δ))), with q̃ the
 * maximum-likelihood share of losses where the true difference is Δ. The spread is the one that Δ implies, not the one seen:
 * twenty ties are weak evidence against a difference of −2 points, not proof. Rises with every improved outcome; standard
 * normal, nearly, at a true difference of Δ; turns its sign where the arms are swapped and Δ with them.
 * @param counts possible counts; not checked
 * @param delta Δ, in (−1, 1); not checked
 * @returns 0 if no pair is discordant and Δ = 0
 * @source Tango (1998), Statistics in Medicine 17:891–908.
 */
export function scoreStatistic(counts: BinaryPairs, delta: number): number {
  if (delta <= 0) return statisticAtLoss(counts, -delta);
  return -statisticAtLoss({ gains: counts.losses, losses: counts.gains, pairs: counts.pairs }, delta);
}
