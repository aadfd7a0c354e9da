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

/** Bayes' rule per item (E-step). */
const posteriorsOf = ({ priors, bins }: ChannelEvidence, { given0, given1 }: NoiseChannel): readonly number[] =>
  priors.map((prior, at) => {
    const bin = bins[at] as number;
    const one = prior * (given1[bin] as number);
    return one / (one + (1 - prior) * (given0[bin] as number));
  });

/** Share of each bin among the items, every item counting as much as its weight. */
function sharesOf({ bins, count }: ChannelEvidence, weightAt: (at: number) => number): readonly number[] {
  const sums = Array.from({ length: count }, () => PSEUDO_COUNT);
  for (const [at, bin] of bins.entries()) sums[bin] = (sums[bin] as number) + weightAt(at);
  const total = sums.reduce((all, sum) => all + sum, 0);
  return sums.map(sum => sum / total);
}

/** The likeliest channel, given how likely label 1 is per item (M-step). */
const channelOf = (evidence: ChannelEvidence, ones: readonly number[]): NoiseChannel => ({
  given0: sharesOf(evidence, at => 1 - (ones[at] as number)),
  given1: sharesOf(evidence, at => ones[at] as number),
});

/**
 * Estimates a class-conditional noise channel by EM on items without labels. The priors being fixed, the log-likelihood
 * Σ log(p · P(bin | 1) + (1 − p) · P(bin | 0)) is concave in the channel: there is one optimum, wherever EM starts.
 * @param start a first guess of the posteriors, in [0, 1], such as what the teacher believes
 * @source Dawid and Skene 1979, Applied Statistics 28:20–28, one observer and a prior per item; EM after Dempster, Laird and
 * Rubin 1977; a pseudo-count of ½ per bin is Jeffreys' prior
 */
export function estimateChannel(evidence: ChannelEvidence, start: readonly number[]): ChannelEstimate {
  let channel = channelOf(evidence, start);
  let posteriors = posteriorsOf(evidence, channel);
  for (let step = 0; step < MOST_STEPS; step++) {
    channel = channelOf(evidence, posteriors);
    const next = posteriorsOf(evidence, channel);
    const move = next.reduce((most, value, at) => Math.max(most, Math.abs(value - (posteriors[at] as number))), 0);
    posteriors = next;
    if (move < TOLERANCE) return { channel, posteriors, settled: true };
  }
  return { channel, posteriors, settled: false };
}
