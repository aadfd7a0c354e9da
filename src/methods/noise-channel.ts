/** A label as noise: how often the teacher's beliefs fall into each bin, given the true label. */
export interface NoiseChannel {
  /** P(bin | label 0), adding up to 1. */
  readonly given0: readonly number[];
  /** P(bin | label 1), adding up to 1. */
  readonly given1: readonly number[];
}

export interface ChannelEvidence {
  /** Probability of label 1 before the teacher is heard, per item, in (0, 1). */
  readonly priors: readonly number[];
  /** Bin of the teacher's belief per item. */
  readonly bins: readonly number[];
  /** Number of bins. */
  readonly count: number;
}

export interface ChannelEstimate {
  readonly channel: NoiseChannel;
  /** Probability of label 1 per item, prior and teacher taken together. */
  readonly posteriors: readonly number[];
  readonly settled: boolean;
}

const MOST_STEPS = 500;
const TOLERANCE = 1e-7;
/** Items that every bin of either label is counted to have from the start, so that no probability is exactly 0. */
const PSEUDO_COUNT = 0.5;

/** What EM works on: steps by the hundred, so nothing is allocated for an item. */
interface Workspace {
  readonly priors: Float64Array;
  readonly bins: Int32Array;
  readonly count: number;
  /** Probability of label 1 per item. */
  readonly ones: Float64Array;
}

/** Bayes' rule per item (E-step); returns the longest way that a posterior went. */
function updatePosteriors({ priors, bins, ones }: Workspace, { given0, given1 }: NoiseChannel): number {
  let move = 0;
  for (let at = 0; at < priors.length; at++) {
    const bin = bins[at] as number;
    const prior = priors[at] as number;
    const one = prior * (given1[bin] as number);
    const posterior = one / (one + (1 - prior) * (given0[bin] as number));
    move = Math.max(move, Math.abs(posterior - (ones[at] as number)));
    ones[at] = posterior;
  }
  return move;
}

function toShares(sums: readonly number[]): readonly number[] {
  const total = sums.reduce((all, sum) => all + sum, 0);
  return sums.map(sum => sum / total);
}

/** The likeliest channel, given how likely label 1 is per item (M-step): share of each bin among the items of a label. */
function channelOf({ bins, count, ones }: Workspace): NoiseChannel {
  const sums0 = Array.from({ length: count }, () => PSEUDO_COUNT);
  const sums1 = [...sums0];
  for (let at = 0; at < bins.length; at++) {
    const bin = bins[at] as number;
    sums0[bin] = (sums0[bin] as number) + 1 - (ones[at] as number);
    sums1[bin] = (sums1[bin] as number) + (ones[at] as number);
  }
  return { given0: toShares(sums0), given1: toShares(sums1) };
}

/**
 * Estimates a class-conditional noise channel by EM on items without labels. The priors being fixed, the log-likelihood
 * Σ log(p · P(bin | 1) + (1 − p) · P(bin | 0)) is concave in the channel: there is one optimum, wherever EM starts.
 * @param start a first guess of the posteriors, in [0, 1], such as what the teacher believes
 * @source Dawid and Skene 1979, Applied Statistics 28:20–28, one observer and a prior per item; EM after Dempster, Laird and
 * Rubin 1977; a pseudo-count of ½ per bin is Jeffreys' prior
 */
export function estimateChannel(evidence: ChannelEvidence, start: readonly number[]): ChannelEstimate {
  const work: Workspace = {
    priors: Float64Array.from(evidence.priors),
    bins: Int32Array.from(evidence.bins),
    count: evidence.count,
    ones: Float64Array.from(start),
  };
  let channel = channelOf(work);
  updatePosteriors(work, channel);
  let settled = false;
  for (let step = 0; step < MOST_STEPS && !settled; step++) {
    channel = channelOf(work);
    settled = updatePosteriors(work, channel) < TOLERANCE;
  }
  return { channel, posteriors: Array.from(work.ones), settled };
}
