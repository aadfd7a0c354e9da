import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { type LawSummary, summarizeLaw } from './law-summary.ts';
import type { RatioLaw } from './ratio-law.ts';

export interface ExactBootstrap extends LawSummary {
  readonly estimate: number;
  /** BCa's, by the jackknife; refused where leaving one out changes nothing or leaves no denominator. */
  readonly acceleration: number | Refusal;
}

/** The estimate with the summary of its law; DEGENERATE_DENOMINATOR where there is no estimate. */
export function exactLaw(
  { estimate, law }: RatioLaw,
  tail: number,
  acceleration: number | Refusal,
): ExactBootstrap | Refusal {
  if (Number.isNaN(estimate)) {
    const reason = 'The denominator is 0 up to rounding: there is no estimate.';
    return refuse('DEGENERATE_DENOMINATOR', 'denominators', reason);
  }
  const summary = summarizeLaw(law, estimate, { tail, acceleration });
  return isRefused(summary) ? summary : { estimate, acceleration, ...summary };
}
