import { quote } from '../../core/quote.ts';
import { type AarArchive, groupBy } from '../aar/aar-archive.ts';
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
  const groups = groupBy(named, ({ dataset, json }) => JSON.stringify([dataset, textAt(json, 'dataset_name')]));
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
  const groups = groupBy(archive.records, ({ domain, json }) => {
    const stated = textAt(json, 'dataset_name');
    return stated === undefined ? undefined : JSON.stringify([stated, domain]);
  });
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

/** IDEA, SEED, DATASET: what a file calls itself, held against where it lies. */
export function* checkIdentity(archive: AarArchive): Iterable<Seen> {
  for (const record of archive.records) {
    yield* checkIdea(record);
    yield* checkSeed(record);
  }
  const strangers = [...checkDatasets(archive)];
  yield* strangers;
  const paths = new Set(strangers.map(({ path }) => path));
  yield* noteAliases({ ...archive, records: archive.records.filter(({ path }) => !paths.has(path)) });
}
