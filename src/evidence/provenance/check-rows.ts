import { type AarArchive, groupBy } from '../aar/aar-archive.ts';
import type { AarRecord, Tally } from '../aar/aar-record.ts';
import { checkSubsets, showCounts } from './check-subsets.ts';
import type { Seen } from './rule.ts';

/** Smaller subsets agree all the time. */
const LEAST_ITEMS = 20;
/** Chance that independent runs of one method would look like this, of all pairs of them and all choices of rows. */
const MOST_CHANCE = 1e-4;
/** Share of the items on which two students differ, at the least: the fewer, the more often counts agree. */
const LEAST_DISCORDANCE = 0.2;

/**
 * Chance that counts of two students agree on `n` items: they differ by about a normal variable of variance
 * `discordance · n`, whose density at 0 is 1/√(2π·discordance·n). Derived here.
 */
const chanceOf = (n: number): number => 1 / Math.sqrt(2 * Math.PI * LEAST_DISCORDANCE * n);

const isEqual = (x: Tally, y: Tally): boolean =>
  x.correct === y.correct && x.total === y.total && showCounts(x.predicted) === showCounts(y.predicted);

function choose(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at++) ways *= (n - k + at) / at;
  return ways;
}

interface Alike {
  readonly names: readonly string[];
  readonly chance: number;
}

function compare(x: AarRecord, y: AarRecord): Alike {
  const names: string[] = [];
  let chance = 1;
  let rows = 0;
  for (const [name, part] of x.own?.subsets ?? []) {
    const other = y.own?.subsets.get(name);
    if (other === undefined || part.correct === undefined || (part.total ?? 0) < LEAST_ITEMS) continue;
    rows++;
    if (!isEqual(part, other)) continue;
    names.push(name);
    // Predictions and right answers are counted apart, but for files that do not count predictions.
    chance *= chanceOf(part.total as number) ** (part.predicted.size === 0 ? 1 : 2);
  }
  return { names, chance: chance * choose(rows, names.length) };
}

/** Every two of them once. */
const pairsOf = (records: readonly AarRecord[]): readonly (readonly [AarRecord, AarRecord])[] =>
  records.flatMap((x, at) => records.slice(at + 1).map(y => [x, y] as const));

function* checkGroup(records: readonly AarRecord[], broken: ReadonlySet<string>): Iterable<Seen> {
  const pairs = pairsOf(records);
  for (const [x, y] of pairs) {
    const { names, chance } = compare(x, y);
    if (names.length === 0 || chance * pairs.length > MOST_CHANCE) continue;
    // Rows that do not add up stand where they do not belong; where both or neither do, nobody knows.
    const odd = [x, y].filter(({ path }) => broken.has(path));
    for (const copy of odd.length === 1 ? odd : [x, y]) yield* report(copy, copy === x ? y : x, names);
  }
}

function* report({ path, own }: AarRecord, other: AarRecord, names: readonly string[]): Iterable<Seen> {
  for (const name of names) {
    const part = own?.subsets.get(name);
    if (part === undefined) continue;
    const found = `${part.correct} of ${part.total} right, predicted ${showCounts(part.predicted)}: as in ${other.path}`;
    yield { code: 'SUB_COPY', path, field: part.field, expected: 'counts of its own', found, doubts: ['subsets'] };
  }
}

/** SUB_COPY: subset rows that agree between runs of one method more often than chance allows. */
export function* checkRows(archive: AarArchive): Iterable<Seen> {
  const faults = [...checkSubsets(archive)].filter(({ code }) => code === 'SUB_SUM' || code === 'DIST_AGG');
  const broken = new Set(faults.map(({ path }) => path));
  const groups = groupBy(archive.records, ({ domain, method, config }) => JSON.stringify([domain, method, config]));
  for (const records of groups.values()) yield* checkGroup(records, broken);
}
