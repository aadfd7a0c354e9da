import type { CountedEvidence } from '../core/counted-evidence.ts';
import type { CountedDomain, CountsDecision, CountsSettings } from '../core/counts-result.ts';
import { EXIT } from '../core/exit-code.ts';
import { quote } from '../core/quote.ts';

/**
 * Faults after which a run is not the measurement that its name says: whose it is, on which items, where its numbers come from,
 * and numbers that no test set of that size gives. Rounding, missing fields and stale references are faults too, and not of
 * that kind: what they spoil is computed anew.
 */
const DISQUALIFYING: readonly string[] = [
  'IDEA',
  'SEED',
  'DATASET',
  'SCHEMA',
  'DUPPROV',
  'ITEMS',
  'ACC_COUNT',
  'GRID',
  'CONFUSION',
  'PRED',
  'SUB_SUM',
  'SUB_COPY',
];

export interface CountsPolicy {
  /** Codes of findings that disqualify a compared method when they are faults. */
  readonly disqualifying: readonly string[];
}

interface Judged {
  readonly evidence: CountedEvidence;
  readonly domains: readonly CountedDomain[];
  readonly settings: CountsSettings;
}

/** Files of the named methods, set aside or not. */
function filesOf({ runs, quarantined = [] }: CountedEvidence, { baseline, candidate }: CountsSettings) {
  const isNamed = ({ method }: { readonly method: string }) => method === baseline || method === candidate;
  return new Map([...runs, ...quarantined].filter(isNamed).map(({ path, method }) => [path, method]));
}

function reasonsAgainst({ evidence, settings }: Judged, { disqualifying }: CountsPolicy): readonly string[] {
  const files = filesOf(evidence, settings);
  const faults = evidence.findings.flatMap(({ code, severity, path }) => {
    const method = files.get(path);
    return severity === 'fault' && method !== undefined && disqualifying.includes(code) ? [{ code, path, method }] : [];
  });
  return [...Map.groupBy(faults, ({ method }) => method)].map(([method, own]) => {
    const codes = [...new Set(own.map(({ code }) => code))].sort().join(', ');
    const touched = new Set(own.map(({ path }) => path)).size;
    return `${quote(method)} rests on ${touched === 1 ? '1 file that is not what it claims' : `${touched} files that are not what they claim`} to be (${codes})`;
  });
}

function reasonNothing({ domains, evidence }: Judged): string {
  if (domains.length === 0) return 'no run was left to compare';
  const pairs = new Set(domains.map(({ pair }) => pair)).size;
  // Predictions alone are no results: nothing says which item each is of, or what is true.
  const isPredicted = evidence.findings.some(({ code }) => code === 'PRED');
  const items = isPredicted
    ? 'no result of any item, but predictions without ids or true classes'
    : 'no result of any item';
  return pairs === 1
    ? `there is one pair of models and ${items}: there is nothing to carry a gain over to`
    : `there is ${items}, and nothing says which pair of models is the larger one`;
}

/**
 * What counts alone allow: never a transfer verdict. Disqualified where baseline or candidate rest on files that are not what
 * they claim to be, else incomplete.
 */
export function decideCounts(judged: Judged, policy: CountsPolicy = { disqualifying: DISQUALIFYING }): CountsDecision {
  const against = reasonsAgainst(judged, policy);
  const nothing = reasonNothing(judged);
  if (against.length > 0) {
    return { outcome: 'disqualified', exitCode: EXIT.disqualified, reasons: [...against, nothing] };
  }
  return { outcome: 'incomplete', exitCode: EXIT.incomplete, reasons: [nothing] };
}
