import type { ProvenanceFinding } from '../../core/provenance.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { checkAccuracy } from './check-accuracy.ts';
import { checkCopies } from './check-copies.ts';
import { checkForm } from './check-form.ts';
import { checkIdentity } from './check-identity.ts';
import { checkItems } from './check-items.ts';
import { checkPgr } from './check-pgr.ts';
import { checkPredictions } from './check-predictions.ts';
import { checkPresence } from './check-presence.ts';
import { checkRange } from './check-range.ts';
import { checkReferences } from './check-references.ts';
import { checkRows } from './check-rows.ts';
import { checkConfiguration } from './check-settings.ts';
import { checkSoftLabels } from './check-soft-labels.ts';
import { checkSteps } from './check-steps.ts';
import { checkSubsets } from './check-subsets.ts';
import { checkUnread } from './check-unread.ts';
import { checkWriting } from './check-writing.ts';
import { type Doubt, type Doubted, NO_DOUBTS, type Rule, type Seen } from './rule.ts';

/**
 * All rules, in the order in which their findings are listed for a file: what a file says of itself before the copies, for it
 * tells which of two is the copy; a reference before what cites it.
 */
const RULES: readonly Rule[] = [
  checkForm,
  checkIdentity,
  checkConfiguration,
  checkRange,
  checkAccuracy,
  checkSteps,
  checkSubsets,
  checkPredictions,
  checkWriting,
  checkCopies,
  checkRows,
  checkItems,
  checkReferences,
  checkPgr,
  checkSoftLabels,
  checkPresence,
  checkUnread,
];

const WORDS: Readonly<Record<Exclude<Doubt, 'run'>, string>> = {
  counts: 'correct and total, overall and by subset',
  accuracy: 'accuracy',
  subsets: 'subset rows',
  seed: 'pairing by seed',
  time: 'times',
};

const RUN_UNUSED = 'the run is not used';

/** What became of one finding, given all findings of its file: the strictest of them wins, and every other one says so. */
function decide({ code, doubts = [], decision, needs = [], severity }: Seen, all: Doubted): string {
  const excludedBy = all.get('run');
  if (excludedBy !== undefined) return doubts.includes('run') ? RUN_UNUSED : `${RUN_UNUSED} (${excludedBy})`;
  const lost = needs.find(need => all.has(need));
  if (lost !== undefined && lost !== 'run') return `not used: ${WORDS[lost]} (${all.get(lost) ?? code}); the rest is`;
  if (decision !== undefined) return decision;
  const parts = doubts.flatMap(doubt => (doubt === 'run' ? [] : [WORDS[doubt]]));
  if (parts.length > 0) return `not used: ${parts.join(', ')}; the rest is`;
  return severity === 'note' ? 'used as it is' : 'used all the same; judge the file by its other findings';
}

export interface Judgement {
  readonly findings: readonly ProvenanceFinding[];
  /** Path of a record → what of it is not to be believed. */
  readonly doubts: ReadonlyMap<string, Doubted>;
}

/** What all rules see, in their order; each of them knows what those before it saw. */
function collect(archive: AarArchive) {
  const all: Seen[] = [];
  const doubts = new Map<string, Map<Doubt, string>>();
  const faults = new Map<string, Seen[]>();
  const sofar = {
    doubtsOf: (path: string) => doubts.get(path) ?? NO_DOUBTS,
    faultsOf: (path: string) => faults.get(path) ?? [],
  };
  for (const rule of RULES) {
    for (const seen of rule(archive, sofar)) {
      const { path, code, severity = 'fault' } = seen;
      const own = doubts.get(path) ?? new Map<Doubt, string>();
      for (const doubt of seen.doubts ?? []) if (!own.has(doubt)) own.set(doubt, code);
      all.push(seen);
      doubts.set(path, own);
      if (severity === 'fault') faults.set(path, [...sofar.faultsOf(path), seen]);
    }
  }
  return { all, doubts };
}

/** Runs every rule over an archive. Nothing in it is changed; each finding is there once. */
export function applyRules(archive: AarArchive): Judgement {
  const { all, doubts } = collect(archive);
  const findings = new Map<string, ProvenanceFinding>();
  for (const seen of all) {
    const { code, path, field, expected, found, severity = 'fault' } = seen;
    const decision = decide(seen, doubts.get(path) ?? NO_DOUBTS);
    const key = JSON.stringify([code, path, field, found]);
    findings.set(key, { code, path, field, expected, found, severity, decision });
  }
  // Stable: findings of one file stay in the order of the rules.
  const sorted = [...findings.values()].sort((x, y) => (x.path === y.path ? 0 : x.path < y.path ? -1 : 1));
  return { findings: sorted, doubts };
}
