import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, valueAt } from '../aar/aar-record.ts';
import { decimalsOf, isRounded, isSame } from './compare-numbers.ts';
import { findReferences } from './find-references.ts';
import type { Rule, Seen, Sofar } from './rule.ts';
import { decidedAccuracy, meanOf } from './trust-reference.ts';

const pgrOf = (accuracy: number, [floor, ceiling]: readonly [number, number]): number =>
  (accuracy - floor) / (ceiling - floor);

/** Floor and ceiling as the file states them: the fixed ones, then those of its own seed. */
function baselinesOf({ json }: AarRecord): readonly (readonly [number, number])[] {
  const pairs = [
    [numberAt(json, 'fixed_weak_baseline'), numberAt(json, 'fixed_strong_baseline')],
    [numberAt(json, 'weak_acc'), numberAt(json, 'strong_acc')],
  ] as const;
  return pairs.flatMap(([floor, ceiling]) =>
    floor !== undefined && ceiling !== undefined && ceiling > floor ? [[floor, ceiling] as const] : [],
  );
}

/** The accuracy as stated; the counts behind it where it is none, or theirs but rounded: they were there before it. */
function accuraciesOf({ json, own }: AarRecord): readonly number[] {
  const stated = numberAt(json, 'transfer_acc') ?? own?.accuracy;
  const counted = own?.correct === undefined || !own.total ? undefined : own.correct / own.total;
  const isTheirs = stated === undefined || counted === undefined || isRounded(stated, counted);
  return [stated, isTheirs ? counted : undefined].filter(value => value !== undefined);
}

function* checkStated(run: AarRecord, stated: number): Iterable<Seen> {
  const baselines = baselinesOf(run);
  const computed = accuraciesOf(run).flatMap(accuracy => baselines.map(pair => pgrOf(accuracy, pair)));
  const [first] = computed;
  if (first === undefined || computed.some(value => isSame(value, stated))) return;
  const { path } = run;
  const exact = computed.find(value => isRounded(stated, value));
  if (exact === undefined) {
    const decision = 'computed anew; the stated one is shown as stated';
    yield { code: 'PGR', path, field: 'pgr', expected: String(first), found: String(stated), decision };
    return;
  }
  const found = `${stated}, rounded to ${decimalsOf(stated)} decimals`;
  yield { code: 'PGR_ROUND', path, field: 'pgr', expected: String(exact), found, decision: 'computed anew' };
}

function* checkEmpty(archive: AarArchive, run: AarRecord, sofar: Sofar): Iterable<Seen> {
  const onFile = (role: 'floor' | 'ceiling'): number | undefined =>
    meanOf(findReferences(archive, run, role).map(reference => decidedAccuracy(reference, sofar)));
  if (accuraciesOf(run).length === 0) return;
  const floor = numberAt(run.json, 'fixed_weak_baseline') ?? onFile('floor');
  const ceiling = numberAt(run.json, 'fixed_strong_baseline') ?? onFile('ceiling');
  // Without a gap there is no share of it: then empty is right.
  if (floor === undefined || ceiling === undefined || ceiling <= floor) return;
  yield {
    code: 'NOPGR',
    path: run.path,
    field: 'pgr',
    expected: 'a number: floor and ceiling are known',
    found: valueAt(run.json, 'pgr') === null ? 'null' : 'absent',
    severity: valueAt(run.json, 'pgr') === null ? 'fault' : 'note',
    decision: 'computed from the runs on file',
  };
}

/** PGR, PGR_ROUND, NOPGR: the share recovered, held against the accuracies beside it. */
export const checkPgr: Rule = function* (archive, sofar) {
  for (const run of archive.records.filter(({ role }) => role === 'run')) {
    const stated = numberAt(run.json, 'pgr');
    if (stated === undefined) yield* checkEmpty(archive, run, sofar);
    else yield* checkStated(run, stated);
  }
};
