import type { GridObservations } from './grid-observations.ts';

/** Shares of the capital that are staked, each with a tenth of it: halving suits a few items as well as ten million. */
const STAKES = Float64Array.from({ length: 10 }, (_, at) => (7 / 8) * 2 ** -at);

export interface LogCapital {
  /** ln of the capital; it starts from 0. */
  readonly value: number;
  /** d value ÷ d ln(1 + m), ≤ 0. */
  readonly slope: number;
}

/** Mean over the stakes, on the scale of logarithms. */
function meanOverStakes(logs: Float64Array, slopes: Float64Array): LogCapital {
  const largest = Math.max(...logs);
  let [capital, weighted] = [0, 0];
  for (let bet = 0; bet < logs.length; bet++) {
    const share = Math.exp((logs[bet] as number) - largest);
    capital += share;
    weighted += share * (slopes[bet] as number);
  }
  return { value: largest + Math.log(capital / logs.length), slope: weighted / capital };
}

/**
 * What 1 has become by betting that the mean difference exceeds m. A stake u multiplies its capital by
 * 1 + u·(d − m)/(1 + m) at every observation d; the capital is the mean over the stakes, all fixed before the first night.
 * If the mean is m or less it is a non-negative supermartingale that starts from 1, so that it ever reaches 1/tail with
 * probability tail at most. It rises with every outcome d and falls with m.
 * @param logRise ln(1 + m)
 * @source Waudby-Smith & Ramdas (2024), JRSS B 86:1–27, for capital and stakes; Ville (1939) for the bound. Derived here: with
 * s = ln(1 + m) a factor is (1 − u) + u(1 + d)·e^{−s}, a sum of exponentials of affine functions of s; sums and products of
 * such sums are again, so ln capital is convex in s.
 */
export function logCapital({ rises, counts }: GridObservations, logRise: number): LogCapital {
  const shrink = Math.exp(-logRise);
  const logs = new Float64Array(STAKES.length);
  const slopes = new Float64Array(STAKES.length);
  for (let bet = 0; bet < STAKES.length; bet++) {
    const stake = STAKES[bet] as number;
    const kept = 1 - stake;
    let [log, slope] = [0, 0];
    for (let at = 0; at < rises.length; at++) {
      const factor = kept + stake * (rises[at] as number) * shrink;
      const count = counts[at] as number;
      log += count * Math.log(factor);
      slope -= count * (1 - kept / factor);
    }
    logs[bet] = log;
    slopes[bet] = slope;
  }
  return meanOverStakes(logs, slopes);
}
