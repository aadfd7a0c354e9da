import { logFactorial } from '../random/log-factorial.ts';
import type { BinaryPairs } from './binary-pairs.ts';
import { scoreStatistic } from './score-statistic.ts';

/** Statistics closer than this are the same one: a table always counts among those at least as extreme as itself. */
const TIE = 1e-9;
/** Shares of gains that are tried before the search closes in on the worst one. */
const GRID = 256;
const REFINED_PEAKS = 4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Least gains, by the number of losses, of the tables at least as extreme; `pairs − losses + 1` where there are none. */
function leastGains(counts: BinaryPairs, delta: number): Int32Array {
  const { pairs } = counts;
  const observed = scoreStatistic(counts, delta) - TIE;
  const least = new Int32Array(pairs + 1);
  // One more loss never lets fewer gains suffice, so the search goes on where it stopped.
  let gains = 0;
  for (let losses = 0; losses <= pairs; losses++) {
    while (gains <= pairs - losses && scoreStatistic({ gains, losses, pairs }, delta) < observed) gains++;
    least[losses] = Math.min(gains, pairs - losses + 1);
  }
  return least;
}

/** Probability of the tables at least as extreme where gains and losses have these shares, both above 0, sum below 1. */
function extremeShare(least: Int32Array, gainShare: number, lossShare: number): number {
  const pairs = least.length - 1;
  const tieShare = 1 - gainShare - lossShare;
  const [logGain, logLoss, logTie] = [Math.log(gainShare), Math.log(lossShare), Math.log(tieShare)];
  let total = 0;
  for (let losses = 0; losses <= pairs; losses++) {
    let gains = least[losses] as number;
    let ties = pairs - losses - gains;
    if (ties < 0) continue;
    const ways = logFactorial(pairs) - logFactorial(gains) - logFactorial(losses) - logFactorial(ties);
    let term = Math.exp(ways + gains * logGain + losses * logLoss + ties * logTie);
    for (; ties >= 0; gains++, ties--) {
      total += term;
      term *= (ties / (gains + 1)) * (gainShare / tieShare);
    }
  }
  return total;
}

/** Highest value of `f` between two arguments where it has one peak, by golden-section search. */
function peakBetween(f: (x: number) => number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  let best = 0;
  for (let step = 0; step < 40; step++) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    const [atLeft, atRight] = [f(left), f(right)];
    best = Math.max(best, atLeft, atRight);
    if (atLeft > atRight) high = right;
    else low = left;
  }
  return best;
}

/**
 * Exact unconditional p of a paired difference of proportions of Δ or less: the probability, at the true difference Δ and
 * the least favourable rates of gains and losses, of a score statistic at least as large as the observed one. By its normal
 * approximation a test at 0.05 rejects a true null in up to 0.077 of samples with 15 pairs; here p ≤ alpha happens in at most
 * alpha of them, whatever the rates. A difference below Δ makes it rarer still, because the statistic rises with every
 * improved outcome. The maximum is found on a grid of 256 rates and refined at the four highest peaks.
 * @param counts possible counts; not checked; costs about 100·pairs² steps
 * @param delta Δ, in (−1, 1); not checked
 * @source Hsueh, Liu & Chen (2001), Biometrics 57:478–483.
 */
export function exactScoreP(counts: BinaryPairs, delta: number): number {
  const least = leastGains(counts, delta);
  // Of gains and losses the rarer has share s, from 0 to (1 − |Δ|)/2; squares put more of the grid where s is small.
  const widest = (1 - Math.abs(delta)) / 2;
  const shareAt = (u: number): number => {
    const rarer = widest * Math.min(1 - 1e-12, Math.max(1e-12, u * u));
    return extremeShare(least, rarer + Math.max(0, delta), rarer + Math.max(0, -delta));
  };
  const grid = Float64Array.from({ length: GRID + 1 }, (_, at) => shareAt(at / GRID));
  const highest = Array.from(grid.keys())
    .sort((a, b) => (grid[b] as number) - (grid[a] as number))
    .slice(0, REFINED_PEAKS);
  const peaks = highest.map(at => peakBetween(shareAt, [Math.max(0, at - 1) / GRID, Math.min(GRID, at + 1) / GRID]));
  return Math.min(1, Math.max(Number.MIN_VALUE, ...peaks, ...highest.map(at => grid[at] as number)));
}
