/** A change under test: of t nights so far the last `after` are assumed lower by `shift` than those before them. */
export interface RankBet {
  /** Nights so far, this one included. */
  readonly nights: number;
  /** Nights from the assumed change on, this one included: 1 to `nights`. */
  readonly after: number;
  /** e to the assumed shift, in units of the logistic law's scale (σ·√3/π); above 1. */
  readonly odds: number;
}

/**
 * The odds y = e^x at which the mixture of both laws, π₀·y/(1+y) + π₁·cy/(1+cy), is u: the positive root of
 * c(1−u)·y² − (u(1+c) − π₀ − π₁c)·y − u = 0.
 */
function oddsAt(u: number, share: number, c: number): number {
  if (u >= 1) return Number.POSITIVE_INFINITY;
  const a = c * (1 - u);
  const b = u * (1 + c) - (1 - share) - share * c;
  const root = Math.sqrt(b * b + 4 * a * u);
  // Two forms of the same root: neither subtracts what is nearly equal.
  return b > 0 ? (b + root) / (2 * a) : (2 * u) / (root - b);
}

/** Share of the lower law below odds y. */
const below = (y: number, c: number): number => (y === Number.POSITIVE_INFINITY ? 1 : (c * y) / (1 + c * y));

/**
 * What a bet on a change pays where the newest night has rank j among all nights so far, 1 the lowest: the probability of
 * that rank if nights before the assumed change were logistic and those from it on lower by the shift, over 1/t, its
 * probability if nothing changed. Payments over all ranks have mean 1 exactly, whatever law the nights really have; they fall
 * as the rank rises.
 * @param rank 1 to `nights`
 * @returns > 0
 * @source derived here: with u the share of the pooled law below a night, a night after the change has F₁(F⁻¹(u)) as its law,
 * and the pooled law F of two logistic ones can be inverted in closed form
 */
export function payRank(rank: number, { nights, after, odds }: RankBet): number {
  const share = after / nights;
  const from = oddsAt((rank - 1) / nights, share, odds);
  const to = oddsAt(rank / nights, share, odds);
  return nights * (below(to, odds) - below(from, odds));
}
