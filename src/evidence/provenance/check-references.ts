import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, textAt, valueAt } from '../aar/aar-record.ts';
import { isSame } from './compare-numbers.ts';
import { findReferences, referenceAccuracy, referenceMean } from './find-references.ts';
import type { Seen } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';

interface Comparison {
  readonly code: RuleCode;
  readonly field: string;
  readonly stated: number | undefined;
  readonly valueIn: (reference: AarRecord) => number | undefined;
}

const COMPARED = (run: AarRecord): Readonly<Record<'floor' | 'ceiling', readonly Comparison[]>> => ({
  floor: [
    { code: 'WEAK_REF', field: 'weak_acc', stated: numberAt(run.json, 'weak_acc'), valueIn: referenceAccuracy },
    {
      code: 'WEAK_REF',
      field: 'hard_weak_label_acc',
      stated: numberAt(run.json, 'hard_weak_label_acc'),
      valueIn: ({ json }) => numberAt(json, 'hard_label_acc'),
    },
    {
      code: 'WEAK_REF',
      field: 'detailed_eval.weak.final_eval.accuracy',
      stated: numberAt(run.json, 'detailed_eval', 'weak', 'final_eval', 'accuracy'),
      valueIn: referenceAccuracy,
    },
  ],
  ceiling: [
    { code: 'CEIL_REF', field: 'strong_acc', stated: numberAt(run.json, 'strong_acc'), valueIn: referenceAccuracy },
    {
      code: 'CEIL_REF',
      field: `${run.ceiling?.field ?? 'ceiling'}.correct`,
      stated: run.ceiling?.correct,
      valueIn: ({ own }) => own?.correct,
    },
  ],
});

function* compare(run: AarRecord, references: readonly AarRecord[], comparison: Comparison): Iterable<Seen> {
  const { code, field, stated, valueIn } = comparison;
  const own = references.find(({ seed }) => seed === run.seed);
  const expected = own && valueIn(own);
  if (stated === undefined || expected === undefined || isSame(stated, expected)) return;
  const other = references.find(reference => isSame(valueIn(reference) ?? Number.NaN, stated));
  const whose = other === undefined ? '' : ` (that of seed ${other.seed})`;
  yield { code, path: run.path, field, expected: String(expected), found: `${stated}${whose}`, doubts: ['seed'] };
}

const FIXED_FIELD = { floor: 'fixed_weak_baseline', ceiling: 'fixed_strong_baseline' } as const;
const OWN_FIELD = { floor: 'weak_acc', ceiling: 'strong_acc' } as const;

function* checkEmpty(run: AarRecord, role: 'floor' | 'ceiling', references: readonly AarRecord[]): Iterable<Seen> {
  if (referenceMean(references) === undefined) return;
  for (const field of [FIXED_FIELD[role], OWN_FIELD[role]]) {
    const value = valueAt(run.json, field);
    if (value !== undefined && value !== null) continue;
    yield {
      code: 'NOREF',
      path: run.path,
      field,
      expected: `a number: ${references.length} runs of the ${role} are on file`,
      found: value === null ? 'null' : 'absent',
      severity: value === null ? 'fault' : 'note',
      decision: 'computed from the runs on file',
    };
  }
}

/** The mean of the references that were there when a run ended, by their own stamps. */
function staleMean(run: AarRecord, references: readonly AarRecord[]): { mean: number; files: number } | undefined {
  const ended = textAt(run.json, 'cached_at');
  if (ended === undefined) return undefined;
  const before = references.filter(({ json }) => (textAt(json, 'cached_at') ?? '~') < ended);
  const mean = referenceMean(before);
  return mean === undefined ? undefined : { mean, files: before.length };
}

function* checkFixed(run: AarRecord, role: 'floor' | 'ceiling', references: readonly AarRecord[]): Iterable<Seen> {
  const stated = numberAt(run.json, FIXED_FIELD[role]);
  const mean = referenceMean(references);
  if (stated === undefined || mean === undefined || isSame(stated, mean)) return;
  const stale = staleMean(run, references);
  const isStale = stale !== undefined && isSame(stale.mean, stated);
  const whence = isStale
    ? `the mean of the ${stale.files} that were there when the run ended`
    : `not the mean of those that were there when the run ended either${stale === undefined ? '' : ` (${stale.mean})`}`;
  yield {
    code: 'FIXED',
    path: run.path,
    field: FIXED_FIELD[role],
    expected: `${mean}, the mean of ${references.length} files`,
    found: `${stated}, ${whence}`,
    decision: 'PGR is computed anew from all files, and from those of the time beside it',
  };
}

/** WEAK_REF, CEIL_REF, NOREF, FIXED: floors and ceilings that a run states, held against those on file. */
export function* checkReferences(archive: AarArchive): Iterable<Seen> {
  for (const run of archive.records.filter(({ role }) => role === 'run')) {
    const compared = COMPARED(run);
    for (const role of ['floor', 'ceiling'] as const) {
      const references = findReferences(archive, run, role);
      for (const comparison of compared[role]) yield* compare(run, references, comparison);
      yield* checkEmpty(run, role, references);
      yield* checkFixed(run, role, references);
    }
  }
}
