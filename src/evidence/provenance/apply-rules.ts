import type { ProvenanceFinding } from '../../core/provenance.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { checkAccuracy } from './check-accuracy.ts';
import { checkCopies } from './check-copies.ts';
import { checkForm } from './check-form.ts';
import { checkIdentity } from './check-identity.ts';
import { checkItems } from './check-items.ts';
import { checkPgr } from './check-pgr.ts';
import { checkPresence } from './check-presence.ts';
import { checkReferences } from './check-references.ts';
import { checkRows } from './check-rows.ts';
import { checkConfiguration } from './check-settings.ts';
import { checkSoftLabels } from './check-soft-labels.ts';
import { checkSubsets } from './check-subsets.ts';
import { checkWriting } from './check-writing.ts';
import type { Doubt, Rule, Seen } from './rule.ts';

/** All rules, in the order in which their findings are listed for a file: a reference is judged before what cites it. */
const RULES: readonly Rule[] = [
  checkForm,
  checkIdentity,
  checkConfiguration,
  checkCopies,
  checkAccuracy,
  checkSubsets,
  checkRows,
  checkItems,
  checkWriting,
  checkReferences,
  checkPgr,
  checkSoftLabels,
  checkPresence,
];

const WORDS: Readonly<Record<Exclude<Doubt, 'run'>, string>> = {
  counts: 'correct and total',
  accuracy: 'accuracy',
  subsets: 'subset rows',
  seed: 'pairing by seed',
  time: 'times',
};

function decide({ doubts = [], decision, severity }: Seen): string {
  if (decision !== undefined) return decision;
  if (doubts.includes('run')) return 'the run is not used';
  const parts = doubts.flatMap(doubt => (doubt === 'run' ? [] : [WORDS[doubt]]));
  if (parts.length > 0) return `not used: ${parts.join(', ')}; the rest is`;
  return severity === 'note' ? 'used as it is' : 'used all the same; judge the file by its other findings';
}

export interface Judgement {
  readonly findings: readonly ProvenanceFinding[];
  /** Path of a record → what of it is not to be believed. */
  readonly doubts: ReadonlyMap<string, ReadonlySet<Doubt>>;
}

const NO_DOUBTS: ReadonlySet<Doubt> = new Set();

/** Runs every rule over an archive. Nothing in it is changed; each finding is there once. */
export function applyRules(archive: AarArchive): Judgement {
  const findings = new Map<string, ProvenanceFinding>();
  const doubts = new Map<string, Set<Doubt>>();
  const faults = new Map<string, Seen[]>();
  const sofar = {
    doubtsOf: (path: string) => doubts.get(path) ?? NO_DOUBTS,
    faultsOf: (path: string) => faults.get(path) ?? [],
  };
  for (const rule of RULES) {
    for (const seen of rule(archive, sofar)) {
      const { code, path, field, expected, found, severity = 'fault' } = seen;
      const key = JSON.stringify([code, path, field, found]);
      findings.set(key, { code, path, field, expected, found, severity, decision: decide(seen) });
      doubts.set(path, new Set([...sofar.doubtsOf(path), ...(seen.doubts ?? [])]));
      if (severity === 'fault') faults.set(path, [...sofar.faultsOf(path), seen]);
    }
  }
  // Stable: findings of one file stay in the order of the rules.
  const sorted = [...findings.values()].sort((x, y) => (x.path === y.path ? 0 : x.path < y.path ? -1 : 1));
  return { findings: sorted, doubts };
}
