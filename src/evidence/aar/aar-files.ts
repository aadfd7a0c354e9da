import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CarryoverError } from '../../core/errors.ts';
import { fileFailure } from '../../tables/file-failure.ts';
import { openSource, type Source } from '../../tables/open-source.ts';
import { READ_LIMITS, showBytes } from '../../tables/read-limits.ts';
import { count } from '../../util/format.ts';
import { isUnsettled, readAarPlace } from './aar-place.ts';

/** One file or folder of an archive, which may be a folder on disk. */
export interface ArchiveEntry {
  /** As the user typed it, with the member of an archive behind `!`. */
  readonly path: string;
  /** Where it lies, from the root of the archive or of the disk: parts separated by `/`. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
  /** Last change, in seconds since 1970. */
  readonly modified: number | undefined;
  /** Permission bits. */
  readonly mode: number | undefined;
  readonly read: () => Promise<Buffer>;
}

/** A folder or a tar archive with the results of the sandbox. */
export interface AarArchiveFile {
  readonly path: string;
  /** Its members; again and again. */
  readonly entries: () => AsyncGenerator<ArchiveEntry>;
  /** Of a tar archive. */
  readonly source?: Source;
}

const MOST_FILES = 100_000;
/** Results to look into before a tree is taken for another tool's. */
const MOST_LOOKS = 20;
const KEYS = /"(?:idea_name|weak_acc|strong_acc|transfer_acc|soft_labels|hyperparam_config_key)"\s*:/u;

async function readWhole(path: string, size: number): Promise<Buffer> {
  const most = READ_LIMITS.mostWholeBytes;
  if (size > most) {
    const found = `${path}: is larger than ${showBytes(most)}, the most that is read as a whole.`;
    throw new CarryoverError('data-invalid', found, 'Leave it out of the folder, or name the folders of the results.');
  }
  return readFile(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
}

/** Hidden files that file managers put beside a result, such as `._seed_42.json`: no results, and listed. */
const isStray = (name: string): boolean => /^\..*\.json$/u.test(name);

async function* walk(folder: string): AsyncGenerator<ArchiveEntry> {
  const inside = await readdir(folder).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  for (const name of inside.sort()) {
    if (name.startsWith('.') && !isStray(name)) continue;
    const path = join(folder, name);
    const stats = await lstat(path).catch((error: unknown) => {
      throw fileFailure(path, error);
    });
    const isLink = !stats.isDirectory() && !stats.isFile();
    const kind = isLink ? 'link' : stats.isFile() ? 'file' : 'folder';
    const read = () => readWhole(path, stats.size);
    const time = Math.floor(stats.mtimeMs / 1000);
    yield { path, name: resolve(path).replaceAll('\\', '/'), kind, modified: time, mode: stats.mode & 0o7777, read };
    if (kind === 'folder' && !name.startsWith('.')) yield* walk(path);
  }
}

async function* folderEntries(folder: string): AsyncGenerator<ArchiveEntry> {
  let files = 0;
  for await (const entry of walk(folder)) {
    yield entry;
    if (++files <= MOST_FILES) continue;
    const found = `${folder}: holds more than ${count(MOST_FILES)} files; expected a folder of results.`;
    throw new CarryoverError('usage', found, 'Name the folder of one experiment.');
  }
}

async function* tarEntries(source: Source): AsyncGenerator<ArchiveEntry> {
  for await (const entry of source.readTar()) {
    const parts = entry.name.split('/');
    const isHidden = parts.some((part, at) => part.startsWith('.') && !(at === parts.length - 1 && isStray(part)));
    if (!isHidden) yield { ...entry, path: `${source.path}!${entry.name}` };
  }
}

interface Look {
  readonly hasResults: boolean;
  /** Files seen until that was known. */
  readonly files: number;
}

async function lookInto(entries: AsyncGenerator<ArchiveEntry>): Promise<Look> {
  let [looks, files] = [0, 0];
  for await (const { name, kind, read } of entries) {
    if (kind !== 'file') continue;
    files++;
    if (looks >= MOST_LOOKS || (readAarPlace(name) === undefined && !isUnsettled(name))) continue;
    if (KEYS.test((await read()).subarray(0, 1 << 16).toString('latin1'))) return { hasResults: true, files };
    looks++;
  }
  return { hasResults: false, files };
}

/** Only results of the sandbox are read from tar archives: one without them is nobody's. */
function refuseTar(path: string, files: number): CarryoverError {
  const found =
    files === 0 ? 'is a tar archive without any file' : `is a tar archive without results (files in it: ${files})`;
  const message = `${path}: ${found}; expected results of the sandbox as <dataset>_<idea>/<settings>/seed_<seed>.json.`;
  const hint = `Check how it was packed (tar -tf ${path}); results of other tools are unpacked first, and their folder named.`;
  return new CarryoverError('data-invalid', message, hint);
}

async function openOne(path: string, mostUnpackedBytes: number): Promise<AarArchiveFile | undefined> {
  const stats = await stat(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (stats.isDirectory()) return { path, entries: () => folderEntries(path) };
  if (!stats.isFile()) return undefined;
  const source = await openSource(path, { mostUnpackedBytes });
  return source.kind === 'tar' ? { path, source, entries: () => tarEntries(source) } : undefined;
}

/**
 * The archives of the automated-researcher sandbox among what the user named: a `cache_results` folder, one that holds it, or
 * a tar archive of either, packed with gzip or not. Told by content.
 * @param mostUnpackedBytes of one tar archive
 * @returns undefined where there is none: then the files are other tools'
 * @throws CarryoverError `usage` where some of the paths are such archives and others are not; `data-invalid` for a tar
 *   archive that is damaged, leads out of itself, or holds no results
 */
export async function findAarArchive(
  paths: readonly string[],
  mostUnpackedBytes: number = READ_LIMITS.mostUnpackedBytes,
): Promise<readonly AarArchiveFile[] | undefined> {
  const found: AarArchiveFile[] = [];
  for (const path of paths) {
    const archive = await openOne(path, mostUnpackedBytes);
    if (archive === undefined) continue;
    const { hasResults, files } = await lookInto(archive.entries());
    if (hasResults) found.push(archive);
    else if (archive.source !== undefined) throw refuseTar(path, files);
  }
  if (found.length === 0) return undefined;
  if (found.length === paths.length) return found;
  const first = found[0] as AarArchiveFile;
  const message = `${first.path}: holds counts of whole runs; the other files named hold single outcomes.`;
  throw new CarryoverError('usage', message, 'Analyze the archive by itself, and the other files by themselves.');
}
