import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { statedAccuracy } from '../aar/stated-accuracy.ts';
import { namesItself } from './check-identity.ts';
import { isSame } from './compare-numbers.ts';
import { findReferences } from './find-references.ts';
import type { Sofar } from './rule.ts';
import type { RuleCode } from './rule-codes.ts';
import type { Shared } from './shared.ts';

/** What a file that somebody typed shows, and one that a run wrote does not. */
const TYPED: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'SCHEMA',
  'CFGKEY',
  'ACC_ROUND',
  'ACC_COUNT',
  'GRID',
  'STEPS',
  'SUB_ACC',
  'SUB_SUM',
  'SUB_ROUND',
  'DIST_SUM',
  'DIST_AGG',
  'CONFUSION',
  'NONCANON',
]);

/** Other files of a folder to tell what its times are, at the least. */
const LEAST_PEERS = 3;
/** A time is odd in its folder where it is further outside of the others than so many times the breadth of them all. */
const FAR = 3;

const CITED = [
  ['floor', 'weak_acc', statedAccuracy],
  ['floor', 'hard_weak_label_acc', ({ json }: AarRecord) => numberAt(json, 'hard_label_acc')],
  ['ceiling', 'strong_acc', statedAccuracy],
] as const;

/** Whether a run states the floor or the ceiling of another seed, and not that of its own. */
function citesAnother(archive: AarArchive, run: AarRecord): boolean {
  if (run.role !== 'run') return false;
  return CITED.some(([role, field, valueIn]) => {
    const stated = numberAt(run.json, field);
    const values = findReferences(archive, run, role).map(one => ({ seed: one.seed, value: valueIn(one) }));
    const own = values.find(({ seed }) => seed === run.seed)?.value;
    if (stated === undefined || own === undefined || isSame(stated, own)) return false;
    return values.some(({ value }) => value !== undefined && isSame(value, stated));
  });
}

/** How a shared time lies among those of its own folder: undefined where these are too few to tell. */
function isAtHome({ records: all }: AarArchive, { field, records }: Shared, record: AarRecord): boolean | undefined {
  const timeOf = ({ json }: AarRecord): number | undefined => numberAt(json, ...field.split('.'));
  const own = timeOf(record);
  const peers = all.filter(other => other.folder === record.folder && !records.includes(other));
  const times = peers.flatMap(peer => timeOf(peer) ?? []).filter(time => time > 0);
  if (own === undefined || times.length < LEAST_PEERS) return undefined;
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const reach = FAR * (most - least);
  return own >= least - reach && own <= most + reach;
}

interface Witnesses {
  readonly archive: AarArchive;
  /** Files that were written long after their runs ended. */
  readonly late: ReadonlySet<string>;
  readonly sofar: Sofar;
}

/**
 * Of the files that share a value the one that it is from; undefined where nothing tells. What a file says of itself tells
 * first, then whose floor and ceiling it states and whether it was typed, last whether the time fits its folder.
 */
export function findOriginal(shared: Shared, { archive, late, sofar }: Witnesses): AarRecord | undefined {
  const whole = shared.records.filter(record => !shared.copied.has(record));
  const honest = whole.filter(record => namesItself(record) && !late.has(record.path));
  if (honest.length < 2) return honest[0];
  const isTyped = ({ path }: AarRecord): boolean => sofar.faultsOf(path).some(({ code }) => TYPED.has(code));
  const own = honest.filter(record => !citesAnother(archive, record) && !isTyped(record));
  if (own.length === 1) return own[0];
  const left = own.length === 0 ? honest : own;
  const home = left.map(record => isAtHome(archive, shared, record));
  const isSettled = !home.includes(undefined) && home.filter(Boolean).length === 1;
  return isSettled ? left[home.indexOf(true)] : undefined;
}
