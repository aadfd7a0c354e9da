import { estimateCounts } from '../analysis/counts/estimate-counts.ts';
import { listUnanswered } from '../analysis/counts/list-unanswered.ts';
import type { CountedEvidence } from '../core/counted-evidence.ts';
import type { CountsResult, CountsSettings } from '../core/counts-result.ts';
import type { ProvenanceFinding } from '../core/provenance.ts';
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
    findings: sorted(evidence.findings).map(inOneOrder),
    quarantined: sorted(evidence.quarantined ?? []).map(({ path, domain, method, seed }) => ({
      path,
      domain,
      method,
      seed,
    })),
    leftOut,
    decision: decideCounts({ evidence, domains, settings }, policy),
    provenance,
  };
}

/** Fields in one order, whichever rule made the finding: the result of a run is the same bytes when it is read back. */
const inOneOrder = (finding: ProvenanceFinding): ProvenanceFinding => {
  const { code, path, field, expected, found, severity, decision } = finding;
  return { code, path, field, expected, found, severity, decision };
};

/** By path; findings of one file keep the order of the rules that made them. */
const sorted = <One extends { readonly path: string }>(found: readonly One[]): readonly One[] =>
  [...found].sort((a, b) => compareNaturally(a.path, b.path));
