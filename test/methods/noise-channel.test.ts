import { describe, expect, it } from 'vitest';
import { estimateChannel } from '../../src/methods/noise-channel.ts';
import { createRng } from '../../src/stats/random/rng.ts';

interface Planted {
  readonly priors: readonly number[];
  readonly bins: readonly number[];
  readonly truth: readonly number[];
}

/** Items with informative priors, and a teacher that errs by the planted shares. */
function plant(items: number, given0: readonly number[], given1: readonly number[]): Planted {
  const rng = createRng(7, 'planted');
  const pick = (shares: readonly number[]): number => {
    const drawn = rng.uniform();
    const upTo = (at: number): number => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0);
    return shares.findIndex((_, at) => drawn < upTo(at) || at === shares.length - 1);
  };
  const priors = Array.from({ length: items }, () => 1 / (1 + Math.exp(-2 * rng.normal())));
  const truth = priors.map(prior => (rng.uniform() < prior ? 1 : 0));
  return { priors, truth, bins: truth.map(label => pick(label === 1 ? given1 : given0)) };
}

const expectClose = (found: readonly number[], planted: readonly number[]): void => {
  for (const [at, value] of planted.entries()) expect(Math.abs((found[at] ?? 0) - value)).toBeLessThan(0.03);
};

describe('estimateChannel', () => {
  it('recovers a planted confusion matrix that errs more on one label than on the other, without a label', () => {
    const { priors, bins } = plant(8000, [0.9, 0.1], [0.35, 0.65]);
    const { channel, settled } = estimateChannel({ priors, bins, count: 2 }, bins);
    expect(settled).toBe(true);
    expectClose(channel.given0, [0.9, 0.1]);
    expectClose(channel.given1, [0.35, 0.65]);
  });

  it('recovers a planted channel of five bins', () => {
    const [given0, given1] = [
      [0.4, 0.3, 0.1, 0.1, 0.1],
      [0.05, 0.05, 0.2, 0.3, 0.4],
    ];
    const { priors, bins } = plant(8000, given0, given1);
    const { channel } = estimateChannel(
      { priors, bins, count: 5 },
      bins.map(bin => bin / 4),
    );
    expectClose(channel.given0, given0);
    expectClose(channel.given1, given1);
  });

  it('finds out a teacher that says the opposite, wherever it starts: there is one optimum', () => {
    const { priors, bins } = plant(4000, [0.2, 0.8], [0.8, 0.2]);
    const evidence = { priors, bins, count: 2 };
    const trusting = estimateChannel(evidence, bins);
    const doubting = estimateChannel(
      evidence,
      bins.map(bin => 1 - bin),
    );
    expectClose(trusting.channel.given0, [0.2, 0.8]);
    expectClose(doubting.channel.given0, trusting.channel.given0);
    expect(trusting.settled && doubting.settled).toBe(true);
    expect(trusting.channel.given1[0]).toBeCloseTo(doubting.channel.given1[0] ?? 0, 4);
  });

  it('gives posteriors that are right more often than prior and teacher are each', () => {
    const { priors, bins, truth } = plant(4000, [0.8, 0.2], [0.2, 0.8]);
    const { posteriors } = estimateChannel({ priors, bins, count: 2 }, bins);
    const share = (beliefs: readonly number[]): number =>
      beliefs.filter((belief, at) => (belief > 0.5 ? 1 : 0) === truth[at]).length / truth.length;
    expect(share(posteriors)).toBeGreaterThan(Math.max(share(priors), share(bins)) + 0.02);
  });

  it('is Bayes’ rule with the channel that it returns', () => {
    const evidence = { priors: [0.3, 0.8, 0.5, 0.6], bins: [0, 1, 1, 0], count: 2 };
    const { channel, posteriors } = estimateChannel(evidence, evidence.bins);
    for (const [at, prior] of evidence.priors.entries()) {
      const bin = evidence.bins[at] ?? 0;
      const [one, zero] = [prior * (channel.given1[bin] ?? 0), (1 - prior) * (channel.given0[bin] ?? 0)];
      expect(posteriors[at]).toBeCloseTo(one / (one + zero), 12);
    }
    for (const shares of [channel.given0, channel.given1])
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('leaves the priors as they are where the teacher says the same of every item', () => {
    const { posteriors } = estimateChannel({ priors: [0.2, 0.7], bins: [0, 0], count: 1 }, [0.9, 0.9]);
    expect(posteriors[0]).toBeCloseTo(0.2, 12);
    expect(posteriors[1]).toBeCloseTo(0.7, 12);
  });
});
