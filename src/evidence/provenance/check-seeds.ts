import { compareNaturally } from '../../util/compare-naturally.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { pairOf } from '../aar/pair-of.ts';
import { findReferences } from './find-references.ts';
import type { Seen } from './rule.ts';

/** "42, 43 and 3 more". */
export function listSeeds(seeds: readonly string[]): string {
  const sorted = seeds.toSorted(compareNaturally);
  const more = sorted.length > 6 ? ` and ${sorted.length - 6} more` : '';
  return `${sorted.slice(0, 6).join(', ')}${more}`;
}

const fileOf = (folder: string, seed: string): string => `${folder}/seed_${seed}.json`;

/** Results of one method, or of floors or ceilings, which lie in one folder unless a copy of the tree holds the rest. */
interface Group {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly seeds: ReadonlySet<string>;
}

const groupsOf = (records: readonly AarRecord[]): readonly Group[] =>
  [...Map.groupBy(records, ({ method, config }) => JSON.stringify([method, config])).values()].map(group => {
    const folders = [...new Set(group.map(({ folder }) => folder))];
    return { folder: folders[0] ?? '', folders, seeds: new Set(group.map(({ seed }) => seed)) };
  });

/** Seeds that more than half of these groups have. */
function mostlyHad(groups: readonly Group[]): readonly string[] {
  const all = new Set(groups.flatMap(({ seeds }) => [...seeds]));
  return [...all].filter(seed => groups.filter(({ seeds }) => seeds.has(seed)).length * 2 > groups.length);
}

interface Expectation {
  readonly expected: readonly string[];
  readonly whose: string;
  /** Paths of all results that are there, also of those that could not be read or are not used. */
  readonly there: ReadonlySet<string>;
}

/** Seeds that peers have and this folder has not: a gap where few are missing, another design where most are. */
function* checkGroup({ folder, folders, seeds }: Group, { expected, whose, there }: Expectation): Iterable<Seen> {
  // A file that is there but set aside has its own finding.
  // One that lies right in the folder of its method, without settings, is there as well.
  const places = folders.flatMap(one => [one, one.slice(0, one.lastIndexOf('/'))]);
  const isThere = (seed: string): boolean => seeds.has(seed) || places.some(one => there.has(fileOf(one, seed)));
  const missing = expected.filter(seed => !isThere(seed));
  if (missing.length === 0) return;
  if (missing.length * 2 > expected.length) {
    const found = `${seeds.size}; without ${listSeeds(missing)}`;
    yield { code: 'MISSING', path: folder, expected: `seeds of ${whose}: ${expected.length}`, found, severity: 'note' };
    return;
  }
  for (const seed of missing.toSorted(compareNaturally)) {
    const decision = 'nothing takes its place; means are over the seeds that are there';
    const wanted = `a result: ${whose} have seed ${seed}`;
    yield { code: 'MISSING', path: fileOf(folder, seed), expected: wanted, found: 'no file', decision };
  }
}

/** Runs whose seed no other file has: nothing to be paired with. Where most of a folder are, the folder is of another design. */
function* reportStrays({ folder, seeds }: Group, strays: readonly string[]): Iterable<Seen> {
  const own = strays.filter(seed => seeds.has(seed));
  const expected = 'a floor, a ceiling or another method under the same seed';
  const isDesign = own.length * 2 > seeds.size;
  if (isDesign) {
    const found = `none for seeds ${listSeeds(own)}`;
    yield { code: 'MISSING', path: folder, expected, found, severity: 'note' };
    return;
  }
  const decision = 'used; it is paired with nothing';
  for (const seed of own.toSorted(compareNaturally)) {
    yield { code: 'MISSING', path: fileOf(folder, seed), expected, found: 'no other file has this seed', decision };
  }
}

/** Runs of one pair of models and settings have the same seeds, and so have the floors and ceilings that they look up. */
function* checkPair(archive: AarArchive, runs: readonly AarRecord[], there: ReadonlySet<string>): Iterable<Seen> {
  const methods = groupsOf(runs);
  const references = (['floor', 'ceiling'] as const).flatMap(role =>
    groupsOf(findReferences(archive, runs[0] as AarRecord, role)),
  );
  const had = new Set(references.flatMap(({ seeds }) => [...seeds]));
  for (const method of methods) {
    const others = methods.filter(other => other !== method);
    // One other method may have a seed more by itself, unless floors or ceilings have it too.
    const isKnown = (seed: string): boolean => others.length > 1 || had.size === 0 || had.has(seed);
    const expected = mostlyHad(others).filter(isKnown);
    const all = [...new Set([...expected, ...[...method.seeds].filter(isKnown)])];
    yield* checkGroup(method, { expected: all, whose: 'other methods of the domain', there });
  }
  const canTell = methods.length + references.length > 2 || had.size > 0;
  const isAlone = (seed: string): boolean =>
    !had.has(seed) && methods.filter(({ seeds }) => seeds.has(seed)).length === 1;
  const strays = canTell ? [...new Set(runs.map(({ seed }) => seed))].filter(isAlone) : [];
  for (const method of methods) if (strays.some(seed => method.seeds.has(seed))) yield* reportStrays(method, strays);
  const known = [...new Set([...had, ...mostlyHad(methods)])].filter(seed => !strays.includes(seed));
  const whose = 'other floors, ceilings and methods of the domain';
  for (const reference of references) yield* checkGroup(reference, { expected: known, whose, there });
}

const CITED = {
  floor: ['weak_artifacts', ['weak_acc', 'fixed_weak_baseline']],
  ceiling: ['train_ceiling', ['strong_acc', 'fixed_strong_baseline']],
} as const;

/** Floors or ceilings that the runs of a pair state, and of which the domain has no file at all. */
function* checkCited(archive: AarArchive, runs: readonly AarRecord[]): Iterable<Seen> {
  const [run] = runs as readonly [AarRecord];
  for (const role of ['floor', 'ceiling'] as const) {
    const [idea, fields] = CITED[role];
    const citing = runs.filter(({ json }) => fields.some(field => numberAt(json, field) !== undefined));
    const isThere = archive.records.some(one => one.role === role && one.domain === run.domain);
    if (citing.length === 0 || isThere) continue;
    const top = run.folder.split('/').slice(0, -2);
    const path = [...top, `${run.dataset}_${idea}`].join('/');
    // Those that could not be read have findings of their own.
    if (archive.unreadable.some(one => one.path.startsWith(`${path}/`))) continue;
    const expected = `the ${role}s that ${citing.length} runs of the domain state`;
    // Runs alone, with neither, are an excerpt.
    const isExcerpt = !archive.records.some(one => one.role !== 'run' && one.domain === run.domain);
    const severity = isExcerpt ? 'note' : 'fault';
    yield {
      code: 'MISSING',
      path,
      expected,
      found: 'no file',
      severity,
      decision: 'what the runs state cannot be checked',
    };
  }
}

/** MISSING: floors and ceilings of which there are none, seeds that the other results of a domain have, and seeds that nothing else has. */
export function* checkSeeds(archive: AarArchive): Iterable<Seen> {
  const runs = archive.records.filter(({ role }) => role === 'run');
  const there = new Set([...archive.records, ...archive.unreadable].map(({ path }) => path));
  const said = new Set<string>();
  for (const pair of Map.groupBy(runs, record => JSON.stringify([record.domain, pairOf(record)])).values()) {
    for (const seen of [...checkCited(archive, pair), ...checkPair(archive, pair, there)]) {
      // Pairs of models may share a floor or a ceiling.
      if (!said.has(`${seen.path} ${seen.expected}`)) yield seen;
      said.add(`${seen.path} ${seen.expected}`);
    }
  }
}
