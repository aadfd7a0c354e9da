import { createHash } from 'node:crypto';
import { CarryoverError } from '../../core/errors.ts';
import type { AarArchive, AarFolder, FirstChange } from './aar-archive.ts';
import type { AarArchiveFile, ArchiveEntry } from './aar-files.ts';
import { isUnsettled, readAarPlace } from './aar-place.ts';
import type { AarRecord } from './aar-record.ts';
import { readConfigKey } from './config-key.ts';
import { dropCopies } from './drop-copies.ts';
import { fillModels } from './fill-models.ts';
import { type NamedGroup, nameDomains } from './name-domains.ts';
import { type PlacedResult, parseResult, type RawResult, readRecord } from './read-record.ts';

type Listed = Pick<ArchiveEntry, 'path' | 'name' | 'kind'>;

interface Contents {
  readonly results: readonly RawResult[];
  readonly others: readonly Listed[];
  readonly unreadable: { path: string; reason: string }[];
}

const UNSETTLED =
  'lies in no folder of settings; expected <dataset>_<idea>/<settings>/seed_<seed>.json, as in cache_results';

/** Why an entry is not read although a result may be in it, or behind it: whatever the name of a link, results may. */
function whyUnread({ name, kind }: ArchiveEntry): string | undefined {
  if (kind === 'link') return 'is a link; only files are read';
  if (kind === 'other') return 'is neither file nor folder; only files are read';
  return kind === 'file' && isUnsettled(name) ? UNSETTLED : undefined;
}

async function readContents(files: readonly AarArchiveFile[]): Promise<Contents> {
  const results: RawResult[] = [];
  const others: Listed[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  for (const file of files) {
    for await (const entry of file.entries()) {
      const { path, name, kind, modified, mode, read } = entry;
      const [place, reason] = [readAarPlace(name), whyUnread(entry)];
      if (reason !== undefined) unreadable.push({ path, reason });
      else if (place === undefined || kind === 'folder') others.push({ path, name, kind });
      else {
        const bytes = await read();
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        results.push({ path, place, sha256, bytes, modified, mode });
      }
    }
  }
  return { results, others, unreadable };
}

type Parsed = ReturnType<typeof parseResult>;

/** Each different text once; what cannot be read goes on the list. */
function parseAll({ results, unreadable }: Contents): ReadonlyMap<string, Parsed> {
  const parsed = new Map<string, Parsed>();
  for (const result of results) {
    if (parsed.has(result.sha256)) continue;
    try {
      parsed.set(result.sha256, parseResult(result));
    } catch (error) {
      if (!(error instanceof CarryoverError)) throw error;
      unreadable.push({ path: result.path, reason: error.message.replace(`${result.path}:`, '').trim() });
    }
  }
  return parsed;
}

/** Folders that hold nothing, also no folders. */
function emptyFolders(contents: Contents): readonly Listed[] {
  const holders = new Set<string>();
  const paths = [...contents.results, ...contents.others, ...contents.unreadable].map(({ path }) => path);
  for (const path of paths) holders.add(path.slice(0, path.lastIndexOf('/')));
  return contents.others.filter(({ path, kind }) => kind === 'folder' && !holders.has(path));
}

function describeFolder({ path, name }: Listed, nameOf: (group: string) => NamedGroup): AarFolder {
  const [group = '', config = ''] = name.split('/').slice(-2);
  const isPlaced = group.includes('_');
  const { dataset, domain, method } = isPlaced ? nameOf(group) : { dataset: '', domain: '', method: '' };
  return { path, dataset, domain, method, config, key: readConfigKey(config), isEmpty: true };
}

function describeFull(records: readonly AarRecord[]): readonly AarFolder[] {
  const folders = new Map<string, AarFolder>();
  for (const { folder, dataset, domain, method, config, key } of records) {
    folders.set(folder, { path: folder, dataset, domain, method, config, key, isEmpty: false });
  }
  return [...folders.values()];
}

/** Path of each record kept → the earliest change of any file of the same bytes. */
function findFirstChanges(results: readonly RawResult[], kept: readonly PlacedResult[]): AarArchive['firstChange'] {
  const first = new Map<string, FirstChange>();
  for (const { sha256, modified, mode } of results) {
    const before = first.get(sha256);
    if (modified !== undefined && (before === undefined || modified < before.modified))
      first.set(sha256, { modified, mode });
  }
  return new Map(
    kept.flatMap(({ path, sha256 }) => {
      const change = first.get(sha256);
      return change === undefined ? [] : [[path, change] as const];
    }),
  );
}

/**
 * Reads all results of the archives, as one: those that are there twice count once.
 * @throws CarryoverError `data-invalid` for an archive that is damaged; a result that is, is listed
 */
export async function readTree(files: readonly AarArchiveFile[]): Promise<AarArchive> {
  const contents = await readContents(files);
  const parsed = parseAll(contents);
  const empty = emptyFolders(contents);
  const placed = contents.results.map(({ place, sha256 }) => ({ place, json: parsed.get(sha256)?.json }));
  const groups = empty.map(({ name }) => name.split('/').at(-2) ?? '').filter(group => group.includes('_'));
  const nameOf = nameDomains(placed, groups);
  const readable = contents.results.filter(({ sha256 }) => parsed.has(sha256));
  const { kept, copies } = dropCopies(readable.map(result => ({ ...result, ...nameOf(result.place.group) })));
  const others = contents.others.filter(({ kind }) => kind === 'file');
  const records = fillModels(kept.map(result => readRecord(result, parsed.get(result.sha256) as Parsed)));
  return {
    path: files.map(({ path }) => path).join(', '),
    records,
    folders: [...describeFull(records), ...empty.map(folder => describeFolder(folder, nameOf))],
    copies,
    unreadable: contents.unreadable,
    otherFiles: new Set(others.map(({ name }) => name.slice(name.lastIndexOf('/') + 1))),
    unread: others.map(({ path }) => path),
    firstChange: findFirstChanges(readable, kept),
  };
}
