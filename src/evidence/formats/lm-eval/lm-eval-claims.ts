import type { Facts } from '../../../core/evidence.ts';
import type { EvidenceSink, SeriesSource } from '../../evidence-sink.ts';
import type { MetricSummary } from './lm-eval-results.ts';

/** Right or wrong, nothing between: their standard error follows from mean and count. */
const RIGHT_OR_WRONG = /^(?:acc|acc_norm|acc_bytes|acc_mutual_info|exact_match|em)$/;
/** Measures whose values are no scores, also where they happen to lie between 0 and 1; version 0.3 does not say. */
const LOWER_IS_BETTER = /perplexity|^ppl$|^bits_per_byte$|^brier|^ter$|^wer$|^cer$/;

/** Why a metric cannot be read as scores, if so. */
export function refusalOf({ metric, mean, isLowerBetter }: MetricSummary): string | undefined {
  if (isLowerBetter || LOWER_IS_BETTER.test(metric)) return 'lower values of it are better';
  if (mean !== undefined && !(mean >= 0 && mean <= 1)) return `its mean is ${mean}; a score is from 0 to 1`;
  return undefined;
}

/**
 * Whether the standard error can be held against mean and count alone. Scores between right and wrong vary less, so there only
 * one that is too large is certainly wrong.
 */
function isCheckable({ metric, mean: p, stderr }: MetricSummary, items: number | undefined): boolean {
  if (RIGHT_OR_WRONG.test(metric)) return true;
  if (p === undefined || stderr === undefined || items === undefined || items < 2) return false;
  return stderr >= Math.sqrt((p * (1 - p)) / (items - 1)) - 1e-6;
}

export interface StatedNumbers {
  readonly summary: MetricSummary;
  readonly items: number | undefined;
  /** Whether the file itself says `items`. */
  readonly isCounted: boolean;
  /** Whether the outcomes are all there. */
  readonly isWhole: boolean;
}

/** Hands over what a results file states about one metric of one task. */
export function claimNumbers(sink: EvidenceSink, source: SeriesSource, facts: Facts, stated: StatedNumbers): void {
  const { summary, items, isCounted, isWhole } = stated;
  const { metric, mean, stderr, isNoMean } = summary;
  if (items !== undefined) {
    const name = isCounted ? 'n-samples' : 'n, as mean and standard error imply';
    sink.claim(source, facts, { name, kind: 'items', value: items });
  }
  if (mean === undefined || isNoMean) return;
  sink.claim(source, facts, { name: metric, kind: 'mean', value: mean });
  if (stderr === undefined || !(isWhole || isCheckable(summary, items))) return;
  sink.claim(source, facts, { name: `${metric}_stderr`, kind: 'stderr', value: stderr });
}
