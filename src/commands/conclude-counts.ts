import { estimateCounts } from '../analysis/counts/estimate-counts.ts';
import { listUnanswered } from '../analysis/counts/list-unanswered.ts';
import type { CountedEvidence } from '../core/counted-evidence.ts';
import type { CountsResult, CountsSettings } from '../core/counts-result.ts';
import type { Provenance } from '../core/result.ts';
import { compareNaturally } from '../util/compare-naturally.ts';
import { type CountsPolicy, decideCounts } from '../verdict/decide-counts.ts';

/** Everything besides the counts that a result depends on. */
export interface CountsStudy {
  readonly name: string;
  readonly settings: CountsSettings;
  /** Which faults disqualify; the usual ones unless given. */
  readonly policy?: CountsPolicy | undefined;
  readonly provenance: Provenance;
}

/**
 * The stages for evidence that has counts and no items: counts → estimates → what cannot be answered → decision. Needs no file,
 * no clock and no chance; the same evidence gives the same result in any order of its files.
 */
export function concludeCounts(evidence: CountedEvidence, study: CountsStudy): CountsResult {
  const { name, settings, policy, provenance } = study;
  const { domains, family, leftOut } = estimateCounts(evidence, settings);
  return {
    schema: 1,
    kind: 'counts',
    name,
    settings,
    domains,
    family,
    unanswered: listUnanswered({ evidence, domains, settings }),
    findings: sorted(evidence.findings),
    quarantined: sorted(evidence.quarantined ?? []),
    leftOut,
    decision: decideCounts({ evidence, domains, settings }, policy),
    provenance,
  };
}

/** By path; findings of one file keep the order of the rules that made them. */
const sorted = <One extends { readonly path: string }>(found: readonly One[]): readonly One[] =>
  [...found].sort((a, b) => compareNaturally(a.path, b.path));
