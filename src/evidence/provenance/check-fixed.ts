import { parseMoment } from '../../core/parse-moment.ts';
import { type AarRecord, numberAt, textAt } from '../aar/aar-record.ts';
import { isSame, isShare } from './compare-numbers.ts';
import type { Seen, Sofar } from './rule.ts';
import { meanOf, trustedAccuracy } from './trust-reference.ts';

const FIXED_FIELD = { floor: 'fixed_weak_baseline', ceiling: 'fixed_strong_baseline' } as const;

interface Lookup {
  readonly role: 'floor' | 'ceiling';
  /** All runs that look up the same floors or ceilings. */
  readonly runs: readonly AarRecord[];
  readonly references: readonly AarRecord[];
}

const endOf = ({ json }: AarRecord): number | undefined => parseMoment(textAt(json, 'cached_at'));

/** The mean of the references that were there when a run ended, by their own stamps. */
export function staleMean(run: AarRecord, references: readonly AarRecord[], sofar: Sofar) {
  const ended = endOf(run);
  if (ended === undefined) return undefined;
  const before = references.filter(reference => (endOf(reference) ?? ended) < ended);
  const mean = meanOf(before.map(reference => trustedAccuracy(reference, sofar)));
  return mean === undefined ? undefined : { mean, files: before.length };
}

const DECISION = 'PGR is computed anew from all files, and from those of the time beside it';

/** Why nothing can be said of a baseline, once for a folder of runs. */
function note({ folder }: AarRecord, field: string, [why, stated]: readonly [string, number]): Seen {
  const expected = `the mean of all files that it was computed from: ${why}`;
  const found = `${stated}, which cannot be checked here`;
  return { code: 'FIXED', path: folder, field, expected, found, severity: 'note', decision: DECISION };
}

/** FIXED: a baseline that a run states, held against the mean of the floors or ceilings on file. */
export function* checkFixed(run: AarRecord, { role, runs, references }: Lookup, sofar: Sofar): Iterable<Seen> {
  const field = FIXED_FIELD[role];
  const stated = numberAt(run.json, field);
  const values = references.map(reference => trustedAccuracy(reference, sofar));
  const mean = meanOf(values);
  // Out of range it is nobody's mean, and has a finding of its own.
  if (!isShare(stated) || (mean !== undefined && isSame(stated, mean))) return;
  const doubtful = references.filter((_, at) => values[at] === undefined).map(({ seed }) => seed);
  if (mean === undefined || doubtful.length > 0) {
    yield note(run, field, [`of those on file, that of seed ${doubtful.join(', ')} has a finding of its own`, stated]);
    return;
  }
  const seen = { code: 'FIXED', path: run.path, field, decision: DECISION, needs: ['accuracy'] } as const;
  const expected = `${mean}, the mean of ${references.length} files`;
  const stale = staleMean(run, references, sofar);
  if (stale !== undefined && isSame(stale.mean, stated)) {
    yield { ...seen, expected, found: `${stated}, the mean of the ${stale.files} that were there when the run ended` };
    return;
  }
  const others = runs
    .filter(other => other !== run)
    .map(({ json }) => numberAt(json, field))
    .filter(isShare);
  const alike = others.filter(value => isSame(value, stated)).length;
  // Where another run states the mean of the files on hand, they are all there; where none does, some may be elsewhere.
  const areAllHere = others.some(value => isSame(value, mean));
  if (!areAllHere && (alike * 2 >= others.length || others.length < 2)) {
    yield note(run, field, [`the ${references.length} on file may not be all`, stated]);
    return;
  }
  const then = stale === undefined ? '' : ` (${stale.mean})`;
  const found = `${stated}, not the mean of those that were there when the run ended either${then}`;
  yield { ...seen, expected: areAllHere ? expected : `what ${others.length - alike} other runs state`, found };
}
