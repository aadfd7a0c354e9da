import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, valueAt } from '../aar/aar-record.ts';
import { staleMean } from './check-fixed.ts';
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

const OWN = ['weak_acc', 'strong_acc'] as const;
type Fields = typeof FIXED | typeof OWN;
type Pair = readonly [floor: number, ceiling: number];

interface Definition {
  readonly name: 'fixed' | 'own';
  readonly pair: Pair;
}

interface Look {
  readonly archive: AarArchive;
  readonly sofar: Sofar;
}

const isGap = ([floor, ceiling]: readonly (number | undefined)[]): boolean =>
  floor !== undefined && ceiling !== undefined && ceiling > floor;

/** Floor and ceiling as the file states them: the fixed ones, then those of its own seed. */
function statedBaselines({ json }: AarRecord): readonly Definition[] {
  const isBroken = FIXED.some(field => numberAt(json, field) !== undefined && shareAt(json, field) === undefined);
  if (isBroken) return [];
  return [FIXED, OWN].flatMap(fields => {
    const pair = fields.map(field => shareAt(json, field));
    return isGap(pair) ? [{ name: fields === FIXED ? 'fixed' : 'own', pair: pair as unknown as Pair } as const] : [];
  });
}

/** Floors and ceilings that stand in for those that a file does not state: means of those on file, or of its seed. */
function* baselinesOnFile(run: AarRecord, { archive, sofar }: Look): Iterable<Pair> {
  const choices = (fields: Fields): readonly (readonly number[])[] =>
    (['floor', 'ceiling'] as const).map((role, at) => {
      const stated = shareAt(run.json, fields[at] as string);
      if (stated !== undefined) return [stated];
      const references = findReferences(archive, run, role);
      const ofSeed = references.filter(({ seed }) => seed === run.seed);
      const means =
        fields === OWN
          ? [meanOf(ofSeed.map(one => decidedAccuracy(one, sofar)))]
          : [meanOf(references.map(one => decidedAccuracy(one, sofar))), staleMean(run, references, sofar)?.mean];
      return means.filter(value => value !== undefined);
    });
  for (const fields of [FIXED, OWN] as const) {
    const [floors = [], ceilings = []] = choices(fields);
    for (const floor of floors) for (const ceiling of ceilings) if (ceiling > floor) yield [floor, ceiling];
  }
}

/** The accuracy as stated; the counts behind it where it is none, or theirs but rounded: they were there before it. */
function accuraciesOf({ json, own }: AarRecord): readonly number[] {
  const stated = [numberAt(json, 'transfer_acc'), own?.accuracy].find(isShare);
  const counted = own?.correct === undefined || !own.total ? undefined : own.correct / own.total;
  const isTheirs = stated === undefined || counted === undefined || isRounded(stated, counted);
  return [stated, isTheirs ? counted : undefined].filter(value => value !== undefined);
}

/** The definition by which a file's PGR follows from its accuracy. */
function definitionOf(run: AarRecord): Definition | undefined {
  const stated = numberAt(run.json, 'pgr');
  if (stated === undefined) return undefined;
  return statedBaselines(run).find(({ pair }) => accuraciesOf(run).some(value => isSame(pgrOf(value, pair), stated)));
}

const WORDS = { fixed: 'the fixed floor and ceiling', own: 'floor and ceiling of its own seed' } as const;

/** Whether so many files of a folder say which definition the others should follow. */
const areMost = (files: number, all: number): boolean => files >= 2 && files * 2 > all;

/** Two definitions in one folder, neither of which most files follow; once for all of them. */
function noteMixed({ folder }: AarRecord, [name, same, others]: readonly [Definition['name'], number, number]): Seen {
  const [fixed, own] = name === 'fixed' ? [same, others] : [others, same];
  return {
    code: 'PGR',
    path: folder,
    field: 'pgr',
    expected: 'one definition in all files of the folder',
    found: `${fixed} by ${WORDS.fixed}, ${own} by ${WORDS.own}`,
    severity: 'note',
    decision: 'computed anew by each definition; the stated ones are shown as stated',
  };
}

/** A PGR by another definition than that of most others of its folder, which state both. */
function* checkDefinition(run: AarRecord, used: Definition, { archive }: Look): Iterable<Seen> {
  const isOpen = (one: AarRecord): boolean => statedBaselines(one).length === 2;
  if (!isOpen(run)) return;
  const peers = archive.records.filter(one => one !== run && one.folder === run.folder && isOpen(one));
  const names = peers.flatMap(peer => definitionOf(peer)?.name ?? []);
  const others = names.filter(name => name !== used.name).length;
  const all = names.length + 1;
  if (!areMost(others, all)) {
    const same = all - others;
    if (others > 0 && !areMost(same, all)) yield noteMixed(run, [used.name, same, others]);
    return;
  }
  const usual = used.name === 'fixed' ? 'own' : 'fixed';
  const expected = statedBaselines(run).find(({ name }) => name === usual) as Definition;
  const [accuracy] = accuraciesOf(run);
  yield {
    code: 'PGR',
    path: run.path,
    field: 'pgr',
    expected: `${pgrOf(accuracy as number, expected.pair)}, by ${WORDS[usual]}, as in ${others} other files of the folder`,
    found: `${numberAt(run.json, 'pgr')}, by ${WORDS[used.name]}`,
    decision: 'computed anew by each definition; the stated one is shown as stated',
    needs: NEEDS,
  };
}

function* checkStated(run: AarRecord, stated: number, look: Look): Iterable<Seen> {
  const accuracies = accuraciesOf(run);
  const computed = accuracies.flatMap(accuracy => statedBaselines(run).map(({ pair }) => pgrOf(accuracy, pair)));
  const [first] = computed;
  if (first === undefined) return;
  const used = definitionOf(run);
  if (used !== undefined) {
    yield* checkDefinition(run, used, look);
    return;
  }
  const onFile = [...baselinesOnFile(run, look)].flatMap(pair => accuracies.map(accuracy => pgrOf(accuracy, pair)));
  if (onFile.some(value => isSame(value, stated))) return;
  const { path } = run;
  const exact = [...computed, ...onFile].find(value => isRounded(stated, value));
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
    else yield* checkStated(run, stated, { archive, sofar });
  }
};
