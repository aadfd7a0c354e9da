import { quote } from '../../core/quote.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, textAt, valueAt } from '../aar/aar-record.ts';
import { domainOfDataset } from '../aar/datasets.ts';
import type { Doubt, Seen } from './rule.ts';

const UNPAIRED: readonly Doubt[] = ['seed', 'time'];

function* checkIdea({ path, json, method }: AarRecord): Iterable<Seen> {
  const stated = textAt(json, 'idea_name');
  if (stated === undefined || stated === method) return;
  yield { code: 'IDEA', path, field: 'idea_name', expected: method, found: stated, doubts: UNPAIRED };
}

const asSeed = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;

function* checkSeed({ path, json, seed }: AarRecord): Iterable<Seen> {
  for (const place of [['seed'], ['config', 'seed']]) {
    const stated = asSeed(valueAt(json, ...place));
    if (stated === undefined || stated === seed) continue;
    yield { code: 'SEED', path, field: place.join('.'), expected: seed, found: stated, doubts: UNPAIRED };
  }
}

/** Whether a record says nothing of itself that its place contradicts. */
export const namesItself = (record: AarRecord): boolean =>
  checkIdea(record)[Symbol.iterator]().next().done === true &&
  checkSeed(record)[Symbol.iterator]().next().done === true;

const FEW = 3;

function* noteAliases(archive: AarArchive): Iterable<Seen> {
  const named = archive.records.filter(({ json, dataset }) => (textAt(json, 'dataset_name') ?? dataset) !== dataset);
  const groups = Map.groupBy(named, ({ dataset, json }) => JSON.stringify([dataset, textAt(json, 'dataset_name')]));
  for (const [key, records] of groups) {
    const [dataset, stated] = JSON.parse(key) as readonly [string, string];
    const { path } = records[0] as AarRecord;
    const isKnown = domainOfDataset(stated) === dataset;
    const what = isKnown ? 'another name of it' : 'a name that is not known, taken for another name of it';
    yield {
      code: 'DATASET',
      path,
      field: 'dataset_name',
      expected: dataset,
      found: `${stated} (in ${records.length} of the domain's files): ${what}`,
      severity: 'note',
    };
  }
}

/** Name of a dataset → the domain whose files use it most, and how often. */
function ownersOf(archive: AarArchive): ReadonlyMap<string, { domain: string; files: number }> {
  const owners = new Map<string, { domain: string; files: number }>();
  const named = archive.records.filter(({ json }) => textAt(json, 'dataset_name') !== undefined);
  const groups = Map.groupBy(named, ({ domain, json }) => JSON.stringify([textAt(json, 'dataset_name'), domain]));
  for (const [key, { length }] of groups) {
    const [stated, domain] = JSON.parse(key) as readonly [string, string];
    const before = owners.get(stated);
    if (before === undefined || length > before.files) owners.set(stated, { domain, files: length });
  }
  return owners;
}

/** A dataset is a domain's own where its name says so, the table does, or another domain's files use it. */
function* checkDatasets(archive: AarArchive): Iterable<Seen> {
  const owners = ownersOf(archive);
  const domains = new Set(archive.records.map(({ domain }) => domain));
  for (const { path, json, domain, dataset } of archive.records) {
    const stated = textAt(json, 'dataset_name');
    if (stated === undefined || stated === dataset || stated === domain) continue;
    const known = domainOfDataset(stated) ?? (domains.has(stated) ? stated : undefined);
    const owner = owners.get(stated);
    const isShared = owner !== undefined && owner.domain !== domain && owner.files >= FEW;
    const other = known ?? (isShared ? owner.domain : domain);
    if (other === domain) continue;
    const found = `${stated}, a dataset of ${quote(other)}`;
    yield { code: 'DATASET', path, field: 'dataset_name', expected: domain, found, doubts: ['run'] };
  }
}

/** A single file of so many cannot make a name for itself. */
const MANY = 10;

/** Files of one domain's rarer name, held against those of its most common one. */
function* checkRarer(own: readonly AarRecord[], usual: readonly AarRecord[], files: number): Iterable<Seen> {
  const folders = new Set(usual.map(({ folder }) => folder));
  const isAlone = own.length === 1 && files >= MANY;
  for (const { path, json, domain, dataset, folder } of own) {
    const name = textAt(json, 'dataset_name');
    if (name === dataset || name === domain || !(isAlone || folders.has(folder))) continue;
    const common = textAt(usual[0]?.json, 'dataset_name') ?? domain;
    const expected = `${common}, as in ${usual.length} of the domain's ${files} files`;
    const found = `${name}, in ${own.length} of them`;
    yield { code: 'DATASET', path, field: 'dataset_name', expected, found, doubts: ['run'] };
  }
}

/**
 * A name that some files of a folder use and others do not, or one file of many: an alias is used throughout. The files of the
 * rarer name stand out; where two are as common, nobody knows which.
 */
function* checkStrays(archive: AarArchive): Iterable<Seen> {
  const stated = archive.records.filter(({ json }) => textAt(json, 'dataset_name') !== undefined);
  for (const records of Map.groupBy(stated, ({ domain }) => domain).values()) {
    const names = [...Map.groupBy(records, ({ json }) => textAt(json, 'dataset_name')).values()];
    const usual = names.reduce((best, one) => (one.length > best.length ? one : best));
    for (const own of names) if (own.length < usual.length) yield* checkRarer(own, usual, records.length);
  }
}

/** IDEA, SEED, DATASET: what a file calls itself, held against where it lies. */
export function* checkIdentity(archive: AarArchive): Iterable<Seen> {
  for (const record of archive.records) {
    yield* checkIdea(record);
    yield* checkSeed(record);
  }
  const paths = new Set<string>();
  for (const check of [checkDatasets, checkStrays]) {
    const faults = [...check({ ...archive, records: archive.records.filter(({ path }) => !paths.has(path)) })];
    yield* faults;
    for (const { path } of faults) paths.add(path);
  }
  yield* noteAliases({ ...archive, records: archive.records.filter(({ path }) => !paths.has(path)) });
}
