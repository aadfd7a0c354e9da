/** In the order in which a reader wants them. */
export const VERDICT_KINDS = [
  'survives',
  'attenuated',
  'vanished',
  'reversed',
  'inconclusive',
  'unfounded',
  'incomplete',
  'disqualified',
] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

export const VERDICT_REASONS = [
  /** L ≤ 0 ≤ U: the data allow both a gain and none. */
  'gain_unresolved',
  /** L > 0, but the retention contrast straddles 0. */
  'retention_unresolved',
  /** The verdict would change with the outcomes that are missing. */
  'missing',
  /** A bound was refused (too few items or clusters, or a degenerate distribution). */
  'refused',
  /** The sandbox gain did not replicate: nothing to carry over. */
  'sandbox_not_replicated',
  /** The sandbox cell itself is missing or incomplete. */
  'no_sandbox',
  /** More outcomes missing than the threshold allows. */
  'too_much_missing',
  /** An arm, or a seed of an arm, is absent from the cell. */
  'not_comparable',
  /** An audit found gaming or copied evidence. */
  'audit',
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

export const VERDICT_TAGS = [
  /** Fewer than three seeds: says nothing about new ones. */
  'these-seeds-only',
  /** `vanished` although L > 0: a gain remains, below the smallest that matters. */
  'small-gain-remains',
  /** `vanished` or `attenuated` with L < −δ: harm of that size is not excluded. */
  'harm-not-excluded',
  /** `unfounded` with U < 0: the candidate is worse than the baseline, whatever the sandbox says. */
  'loss',
  /** `attenuated` with L > 0: part of the gain is proved to arrive. */
  'gain-remains',
  /** Little room above the weak teacher: accuracy and PGR scales may disagree. */
  'headroom-limited',
  /** The same verdict holds at the simultaneous level (m = number of target cells). */
  'also-holds-simultaneously',
] as const;
export type VerdictTag = (typeof VERDICT_TAGS)[number];

/** One per rung × domain. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly reason?: VerdictReason | undefined;
  readonly tags: readonly VerdictTag[];
}
