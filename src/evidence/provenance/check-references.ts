import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, valueAt } from '../aar/aar-record.ts';
import { checkFixed } from './check-fixed.ts';
import { isSame, isShare } from './compare-numbers.ts';
import { findReferences } from './find-references.ts';
import type { Rule, Seen, Sofar } from './rule.ts';
import { decidedAccuracy, isFieldSound, isItself, meanOf, trustedAccuracy } from './trust-reference.ts';

type Role = 'floor' | 'ceiling';

/** A number that runs state of a floor or ceiling, and where that says it itself. */
interface Comparison {
  readonly code: 'WEAK_REF' | 'CEIL_REF';
  readonly field: (run: AarRecord) => string;
  readonly stated: (run: AarRecord) => number | undefined;
  readonly fieldThere: (reference: AarRecord) => string;
  /** What the reference says, as far as others may be held against it. */
  readonly trusted: (reference: AarRecord, sofar: Sofar) => number | undefined;
}

const ACCURACY: Readonly<Record<Role, string>> = { floor: 'weak_acc', ceiling: 'strong_acc' };

const soundly = (field: string, valueIn: (reference: AarRecord) => number | undefined): Comparison['trusted'] => {
  return (reference, sofar) =>
    isItself(reference, sofar) && isFieldSound(reference, field, sofar) ? valueIn(reference) : undefined;
};

function compared(code: Comparison['code'], path: readonly string[], there: string): Comparison {
  const field = () => path.join('.');
  const stated = (run: AarRecord) => {
    const value = numberAt(run.json, ...path);
    return isShare(value) ? value : undefined;
  };
  return { code, field, stated, fieldThere: () => there, trusted: trustedAccuracy };
}

const COMPARED: Readonly<Record<Role, readonly Comparison[]>> = {
  floor: [
    compared('WEAK_REF', ['weak_acc'], 'weak_acc'),
    {
      ...compared('WEAK_REF', ['hard_weak_label_acc'], 'hard_label_acc'),
      trusted: soundly('hard_label_acc', ({ json }) => numberAt(json, 'hard_label_acc')),
    },
    compared('WEAK_REF', ['detailed_eval', 'weak', 'final_eval', 'accuracy'], 'weak_acc'),
  ],
  ceiling: [
    compared('CEIL_REF', ['strong_acc'], 'strong_acc'),
    {
      code: 'CEIL_REF',
      field: ({ ceiling }) => `${ceiling?.field ?? 'ceiling'}.correct`,
      stated: ({ ceiling }) => ceiling?.correct,
      fieldThere: ({ own }) => `${own?.field}.correct`,
      trusted: (reference, sofar) =>
        isItself(reference, sofar) && !sofar.doubtsOf(reference.path).has('counts')
          ? reference.own?.correct
          : undefined,
    },
  ],
};

/** Runs that look up the same floors or ceilings, and those. */
interface Lookup {
  readonly role: Role;
  readonly runs: readonly AarRecord[];
  readonly references: readonly AarRecord[];
}

function findLookups(archive: AarArchive): readonly Lookup[] {
  const runs = archive.records.filter(({ role }) => role === 'run');
  return (['floor', 'ceiling'] as const).flatMap(role => {
    const looked = runs.map(run => ({ run, references: findReferences(archive, run, role) }));
    const found = looked.filter(({ references }) => references.length > 0);
    const groups = Map.groupBy(found, ({ references: [first] }) => first?.folder);
    return [...groups.values()].map(group => {
      const references = group[0]?.references ?? [];
      return { role, references, runs: group.map(({ run }) => run) };
    });
  });
}

/** What the runs of a floor's or ceiling's seed state of it, where most of them, of several methods, say something else. */
function outvoted(
  reference: AarRecord,
  { runs, references, role }: Lookup,
  { comparison, sofar }: { comparison: Comparison; sofar: Sofar },
) {
  const own = comparison.trusted(reference, sofar);
  const witnesses = runs.filter(run => run.seed === reference.seed && isItself(run, sofar));
  const stated = witnesses.flatMap(run => comparison.stated(run) ?? []);
  const others = own === undefined ? [] : stated.filter(value => !isSame(value, own));
  const [first] = others;
  if (own === undefined || first === undefined || !others.every(value => isSame(value, first))) return undefined;
  const agreeing = stated.length - others.length;
  if (others.length > 1 && others.length > agreeing) return { own, stated: first, runs: others.length };
  // One run alone is believed where the mean that it states is that of the other files and of what it says of this one.
  const fixed = numberAt(witnesses[0]?.json, `fixed_${role === 'floor' ? 'weak' : 'strong'}_baseline`);
  const values = references.map(one => (one === reference ? first : trustedAccuracy(one, sofar)));
  const mean = meanOf(values);
  const isMean = fixed !== undefined && mean !== undefined && !values.includes(undefined) && isSame(fixed, mean);
  const isAccuracy = comparison.fieldThere(reference) === ACCURACY[role];
  return isAccuracy && agreeing === 0 && isMean ? { own, stated: first, runs: 1 } : undefined;
}

/** Floors and ceilings that the runs by their seeds contradict: the one file is odd, and not all that cite it. */
function* findOdd(lookup: Lookup, sofar: Sofar): Iterable<Seen> {
  for (const reference of lookup.references) {
    for (const comparison of COMPARED[lookup.role]) {
      const odd = outvoted(reference, lookup, { comparison, sofar });
      if (odd === undefined) continue;
      const field = comparison.fieldThere(reference);
      const whose = odd.runs === 1 ? 'the run of its seed states, and its mean' : `${odd.runs} runs of its seed state`;
      const seen = { code: comparison.code, path: reference.path, field };
      const isAccuracy = field !== 'hard_label_acc';
      const decided = isAccuracy ? { doubts: ['counts', 'accuracy'] as const } : { decision: 'not used' };
      yield { ...seen, expected: `${odd.stated}, as ${whose}`, found: String(odd.own), ...decided };
    }
  }
}

function* compare(run: AarRecord, lookup: Lookup, sofar: Sofar): Iterable<Seen> {
  const own = lookup.references.find(({ seed }) => seed === run.seed);
  if (own === undefined) return;
  for (const { code, field, stated, trusted } of COMPARED[lookup.role]) {
    const [value, expected] = [stated(run), trusted(own, sofar)];
    if (value === undefined || expected === undefined || isSame(value, expected)) continue;
    const other = lookup.references.find(one => isSame(trusted(one, sofar) ?? Number.NaN, value));
    const whose = other === undefined ? '' : ` (that of seed ${other.seed})`;
    const seen = { code, path: run.path, field: field(run), expected: String(expected), found: `${value}${whose}` };
    yield { ...seen, doubts: ['seed'] };
  }
}

function* checkEmpty(run: AarRecord, { role, references }: Lookup, sofar: Sofar): Iterable<Seen> {
  if (references.every(reference => decidedAccuracy(reference, sofar) === undefined)) return;
  for (const field of [role === 'floor' ? 'fixed_weak_baseline' : 'fixed_strong_baseline', ACCURACY[role]]) {
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
      needs: ['accuracy'],
    };
  }
}

/** WEAK_REF, CEIL_REF, NOREF, FIXED: floors and ceilings that a run states, held against those on file. */
export const checkReferences: Rule = function* (archive, sofar) {
  const lookups = findLookups(archive);
  // All of them at once: what is odd must not be a witness against the next one.
  yield* lookups.flatMap(lookup => [...findOdd(lookup, sofar)]);
  for (const lookup of lookups) {
    for (const run of lookup.runs) {
      yield* compare(run, lookup, sofar);
      yield* checkEmpty(run, lookup, sofar);
      yield* checkFixed(run, lookup, sofar);
    }
  }
};
