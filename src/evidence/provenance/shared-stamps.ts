import { parseMoment } from '../../core/parse-moment.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, textAt } from '../aar/aar-record.ts';
import { MOST_CHANCE, poissonTail, type Shared } from './shared.ts';
import { mostCommon } from './test-sizes.ts';

/** Above this chance a coincidence is none worth a word. */
const NOTED_CHANCE = 0.02;
/** Runs that end within so many seconds of another tell how many do. */
const AROUND = { whole: 3600, fraction: 2 } as const;

interface Stamped {
  readonly record: AarRecord;
  readonly text: string;
  readonly seconds: number;
  /** Decimals of its seconds. */
  readonly decimals: number;
}

function stampsIn({ records }: AarArchive): readonly Stamped[] {
  return records.flatMap(record => {
    const text = textAt(record.json, 'cached_at');
    const seconds = parseMoment(text);
    if (text === undefined || seconds === undefined) return [];
    const decimals = /:\d\d\.(?<digits>\d+)/u.exec(text)?.groups?.digits?.length ?? 0;
    return [{ record, text, seconds, decimals }];
  });
}

/**
 * Pairs of equal stamps to be expected, with as many ends of runs around each as there are. Runs of one folder are started
 * together and do end in the same second, several at once: by whole seconds only those of other folders count.
 */
function expectedPairs(stamps: readonly Stamped[]): number {
  const sorted = stamps.toSorted((x, y) => x.seconds - y.seconds);
  let [first, expected] = [0, 0];
  for (const [at, one] of sorted.entries()) {
    const width = one.decimals === 0 ? AROUND.whole : AROUND.fraction;
    while ((sorted[first] as Stamped).seconds < one.seconds - AROUND.whole) first++;
    const before = sorted.slice(first, at).filter(other => one.seconds - other.seconds <= width);
    const others = before.filter(other => one.decimals > 0 || other.record.folder !== one.record.folder);
    // Half of those around it come before; a pair counts once. At least one, or an empty hour would prove anything.
    expected += (Math.max(1, others.length) / width) * 10 ** -one.decimals;
  }
  return expected;
}

const idOf = ({ json }: AarRecord): string | undefined => textAt(json, 'experiment_uid');

/** Names of runs, drawn at random: of n runs with ids of d hexadecimal digits n²/2 · 16^−d pairs are the same. */
export function sharedIds({ records }: AarArchive): readonly Shared[] {
  const named = records.filter(record => idOf(record) !== undefined);
  const groups = Map.groupBy(named, record => idOf(record) as string);
  return [...groups].flatMap(([id, group]) => {
    const isTelling = (named.length ** 2 / 2) * 16 ** -id.length <= MOST_CHANCE;
    if (group.length < 2 || !isTelling) return [];
    return [{ field: 'experiment_uid', records: group, showIn: () => id, copied: new Set<AarRecord>() }];
  });
}

/** The writer stamps a result and writes it: so many seconds apart, at most, where an archive keeps times. */
const AT_ONCE = 60;
/** Share of a domain's files that are written at once, at the least, where a late one tells anything. */
const LEAST_KEPT = 0.8;

/**
 * Files written at another time than their stamp says, in a domain where nearly all are written when they say (up to a time
 * zone): with the stamp of another run, they are its copies.
 */
function writtenApart({ firstChange }: AarArchive, stamps: readonly Stamped[]): ReadonlySet<AarRecord> {
  const apart = new Set<AarRecord>();
  for (const group of Map.groupBy(stamps, ({ record }) => record.domain).values()) {
    const delays = group.flatMap(({ record, seconds }) => {
      const change = firstChange.get(record.path);
      return change === undefined ? [] : [{ record, delay: change.modified - seconds }];
    });
    const usual = mostCommon(delays.map(({ delay }) => Math.round(delay / AT_ONCE)));
    if (usual === undefined) continue;
    const late = delays.filter(({ delay }) => Math.abs(delay - usual * AT_ONCE) > 2 * AT_ONCE);
    if (late.length > delays.length * (1 - LEAST_KEPT)) continue;
    for (const { record } of late) apart.add(record);
  }
  return apart;
}

/** Moments at which several runs ended, although so many do not end at once. */
export function sharedStamps(archive: AarArchive): readonly Shared[] {
  const stamps = stampsIn(archive);
  const expected = expectedPairs(stamps);
  const apart = writtenApart(archive, stamps);
  return [...Map.groupBy(stamps, ({ text }) => text).values()].flatMap(group => {
    const [{ text, decimals }] = group as [Stamped, ...Stamped[]];
    const folders = new Set(group.map(({ record }) => record.folder)).size;
    const matches = (decimals > 0 ? group.length : folders) - 1;
    if (matches < 1) return [];
    const chance = poissonTail(expected, matches);
    const records = group.map(({ record }) => record);
    const late = records.filter(record => apart.has(record));
    const shared = { field: 'cached_at', records, showIn: () => text, copied: new Set<AarRecord>() };
    if (late.length > 0 && late.length < records.length) return [{ ...shared, copied: new Set(late) }];
    if (chance > NOTED_CHANCE) return [];
    return [chance > MOST_CHANCE ? { ...shared, chance } : shared];
  });
}
