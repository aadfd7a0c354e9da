import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, valueAt } from '../aar/aar-record.ts';
import { decimalsOf, isRounded, isSame, isShare } from './compare-numbers.ts';
import { findReferences } from './find-references.ts';
import type { Rule, Seen, Sofar } from './rule.ts';
import { decidedAccuracy, meanOf } from './trust-reference.ts';

/** Without an accuracy that is believed, nothing is computed from it. */
const NEEDS = ['accuracy'] as const;

const pgrOf = (accuracy: number, [floor, ceiling]: readonly [number, number]): number =>
  (accuracy - floor) / (ceiling - floor);

/** An accuracy that a file states; what is none has a finding of its own, and nothing is said of what follows from it. */
function shareAt(json: AarRecord['json'], field: string): number | undefined {
  const stated = numberAt(json, field);
  return isShare(stated) ? stated : undefined;
}

const FIXED = ['fixed_weak_baseline', 'fixed_strong_baseline'] as const;

/** Floor and ceiling as the file states them: the fixed ones, then those of its own seed. */
function baselinesOf({ json }: AarRecord): readonly (readonly [number, number])[] {
  const isBroken = FIXED.some(field => numberAt(json, field) !== undefined && shareAt(json, field) === undefined);
  if (isBroken) return [];
  return [FIXED, ['weak_acc', 'strong_acc'] as const].flatMap(([weak, strong]) => {
    const [floor, ceiling] = [shareAt(json, weak), shareAt(json, strong)];
    return floor !== undefined && ceiling !== undefined && ceiling > floor ? [[floor, ceiling] as const] : [];
  });
}

/** The accuracy as stated; the counts behind it where it is none, or theirs but rounded: they were there before it. */
function accuraciesOf({ json, own }: AarRecord): readonly number[] {
  const stated = [numberAt(json, 'transfer_acc'), own?.accuracy].find(isShare);
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
    yield { code: 'PGR', path, field: 'pgr', expected: String(first), found: String(stated), decision, needs: NEEDS };
    return;
  }
  const found = `${stated}, rounded to ${decimalsOf(stated)} decimals`;
  yield {
    code: 'PGR_ROUND',
    path,
    field: 'pgr',
    expected: String(exact),
    found,
    decision: 'computed anew',
    needs: NEEDS,
  };
}

function* checkEmpty(archive: AarArchive, run: AarRecord, sofar: Sofar): Iterable<Seen> {
  const onFile = (role: 'floor' | 'ceiling'): number | undefined =>
    meanOf(findReferences(archive, run, role).map(reference => decidedAccuracy(reference, sofar)));
  if (accuraciesOf(run).length === 0) return;
  const floor = shareAt(run.json, FIXED[0]) ?? onFile('floor');
  const ceiling = shareAt(run.json, FIXED[1]) ?? onFile('ceiling');
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
    needs: NEEDS,
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
