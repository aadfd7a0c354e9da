import type { AarRecord, Tally } from '../aar/aar-record.ts';
import { checkEvaluation, showCounts } from './check-subsets.ts';
import { cellVariance, rowCells } from './row-cells.ts';
import type { Rule, Seen } from './rule.ts';
import { leastShare } from './shared-answers.ts';
import { isItself } from './trust-reference.ts';

/** Smaller subsets agree all the time. */
const LEAST_ITEMS = 20;
/** Chance that rows are taken for copies in a clean archive: over its domains, all pairs of their runs and all choices of rows. */
const MOST_CHANCE = 1e-4;
/** The same for a file whose rows do not add up, over its own pairs: no tool writes such a file. */
const MOST_CHANCE_BROKEN = 1e-3;
/** Counts that vary less than this are the same in most runs, and say nothing. */
const LEAST_VARIANCE = 2;

const isEqual = (x: Tally, y: Tally): boolean =>
  x.correct === y.correct && x.total === y.total && showCounts(x.predicted) === showCounts(y.predicted);

/** Chance that a row is the same in two runs: each cell differs by about a normal variable, whose density at 0 is 1/√(2πv). */
function chanceOf(x: Tally, y: Tally, share: number): number {
  const others = rowCells(y);
  let chance = 1;
  for (const [at, cell] of rowCells(x).entries()) {
    const other = others[at];
    const variance = other === undefined ? 0 : share * cellVariance(cell, other);
    if (variance >= LEAST_VARIANCE) chance /= Math.sqrt(2 * Math.PI * variance);
  }
  return chance;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at++) ways *= (n - k + at) / at;
  return ways;
}

interface Alike {
  readonly names: readonly string[];
  readonly chance: number;
}

function compare(x: AarRecord, y: AarRecord, share: () => number): Alike {
  const same: (readonly [string, Tally, Tally])[] = [];
  let rows = 0;
  for (const [name, part] of x.own?.subsets ?? []) {
    const other = y.own?.subsets.get(name);
    if (other === undefined || part.correct === undefined || (part.total ?? 0) < LEAST_ITEMS) continue;
    rows++;
    if (isEqual(part, other)) same.push([name, part, other]);
  }
  if (same.length === 0) return { names: [], chance: 1 };
  const least = share();
  const told = same.map(([name, part, other]) => [name, chanceOf(part, other, least)] as const);
  const chance = told.reduce((all, [, one]) => all * one, choose(rows, same.length));
  return { names: told.flatMap(([name, one]) => (one < 1 ? [name] : [])), chance };
}

/** What a domain's runs are compared by. */
interface Domain {
  readonly records: readonly AarRecord[];
  /** Paths of files whose rows do not add up. */
  readonly broken: ReadonlySet<string>;
  /** Paths of files that are not the runs that their places say. */
  readonly strangers: ReadonlySet<string>;
  /** Pairs that share the chance of a false finding, with those of other domains. */
  readonly pairs: number;
}

const armOf = ({ method, config }: AarRecord): string => JSON.stringify([method, config]);

/**
 * Whether two runs have too many rows in common. Half of the chance is for runs of one method, as there are fewer of them and
 * templates are mostly of the same method; half for all others.
 */
function isTooMuch(x: AarRecord, y: AarRecord, { chance, domain }: { chance: number; domain: Domain }): boolean {
  const [one, two] = [domain.broken.has(x.path), domain.broken.has(y.path)];
  if (!one && !two) return chance * domain.pairs <= MOST_CHANCE;
  const odd = one ? x : y;
  const isSameArm = armOf(x) === armOf(y);
  const peers = domain.records.filter(other => other !== odd && (armOf(other) === armOf(odd)) === isSameArm);
  return chance * peers.length * 2 <= MOST_CHANCE_BROKEN;
}

function* checkPair(x: AarRecord, y: AarRecord, domain: Domain): Iterable<Seen> {
  const { names, chance } = compare(x, y, () => leastShare(x, y, domain));
  if (names.length === 0 || !isTooMuch(x, y, { chance, domain })) return;
  // Rows that do not add up, or in a file that is not itself, stand where they do not belong; else nobody knows.
  const odd = [domain.broken, domain.strangers].map(paths => [x, y].filter(({ path }) => paths.has(path)));
  for (const copy of odd.find(({ length }) => length === 1) ?? [x, y]) yield* report(copy, copy === x ? y : x, names);
}

function* checkDomain(domain: Domain): Iterable<Seen> {
  for (const [at, x] of domain.records.entries()) {
    for (const y of domain.records.slice(at + 1)) yield* checkPair(x, y, domain);
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

const isBroken = ({ path, own }: AarRecord): boolean =>
  own !== undefined && [...checkEvaluation(path, own)].some(({ code }) => code === 'SUB_SUM' || code === 'DIST_AGG');

/** SUB_COPY: subset rows that agree between runs of one domain, of whatever method, more often than chance allows. */
export const checkRows: Rule = function* (archive, sofar) {
  const withRows = archive.records.filter(({ own }) => own !== undefined && own.subsets.size > 0);
  const broken = new Set(withRows.filter(isBroken).map(({ path }) => path));
  const strangers = new Set(withRows.filter(record => !isItself(record, sofar)).map(({ path }) => path));
  const domains = [...Map.groupBy(withRows, ({ domain }) => domain).values()];
  const pairs = domains.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  for (const records of domains) yield* checkDomain({ records, broken, strangers, pairs });
};
