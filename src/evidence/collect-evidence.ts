import { CarryoverError } from '../core/errors.ts';
import type { EvidenceNote, FormatCount, Series } from '../core/evidence.ts';
import type { Progress } from '../core/ports.ts';
import { quote } from '../core/quote.ts';
import type { InputFile } from '../core/result.ts';
import { openSource, type Source } from '../tables/open-source.ts';
import type { ReadLimits } from '../tables/read-limits.ts';
import { counted } from './counted.ts';
import { dropSameResults } from './drop-same-results.ts';
import type { EvidenceReader } from './evidence-reader.ts';
import { EvidenceSink } from './evidence-sink.ts';
import { headRows } from './formats/head-rows.ts';
import { proposeMapping } from './formats/mapped/propose-mapping.ts';
import { gatherFiles } from './gather-files.ts';
import { READERS } from './registry.ts';
import { sortSources } from './sort-sources.ts';

export interface CollectRequest {
  /** The reader of all files: its name, or a mapped one. */
  readonly reader?: EvidenceReader | string | undefined;
  /** Name of what tells which items belong together. */
  readonly cluster?: string | undefined;
  /** Most bytes that a packed file may hold, unpacked. */
  readonly maxUnpacked?: number | undefined;
}

/** Everything the files hold, before anything of it is chosen. */
export interface Collected {
  /** Predictions tables, not read yet. */
  readonly tables: readonly Source[];
  /** How much a packed file may hold. */
  readonly limits: Partial<ReadLimits>;
  readonly series: readonly Series[];
  /** Files that gave series. */
  readonly inputs: readonly InputFile[];
  readonly formats: readonly FormatCount[];
  readonly notes: readonly EvidenceNote[];
  readonly excluded: readonly EvidenceNote[];
}

const KNOWN = (): string => ['a predictions table', ...READERS.map(({ title }) => title)].join(', ');

async function openAll(paths: readonly string[], sink: EvidenceSink, limits: { mostUnpackedBytes?: number }) {
  const opened: Source[] = [];
  for (const path of paths) {
    await sink.attempt(path, async () => {
      const source = await openSource(path, limits);
      if (source.kind !== 'empty') opened.push(source);
      else
        throw new CarryoverError(
          'data-invalid',
          `${path}: is empty; expected results.`,
          'Check that whatever wrote the file came to its end.',
        );
    });
  }
  return opened;
}

async function adviseMapping(source: Source): Promise<string> {
  const head = await headRows(source);
  const mapping = head && proposeMapping(head.columns, head.rows);
  const advice = mapping
    ? `Perhaps: --map ${mapping}`
    : 'For another table say which column is what: --map item=…,score=…';
  const archive =
    'a result archive of the automated-researcher sandbox (its cache_results folder, or a tar archive of it)';
  return `carryover reads ${KNOWN()}, ${archive}. ${advice}`;
}

/** What a zip archive that nobody knows is: damaged, or of something else. */
async function refuseArchive(source: Source): Promise<never> {
  const archive = await source.readZip();
  await archive.close();
  const [first, ...others] = archive.names;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const held = first === undefined ? 'nothing' : `${quote(first)}${more}`;
  const found = `is a zip archive without a log that carryover knows (it holds ${held}); expected a .eval log of Inspect AI`;
  throw new CarryoverError('data-invalid', `${source.path}: ${found}.`, 'Unpack it, and name the files in it.');
}

/** A file that nobody knows: an error where it was named, a line in the list where it lay in a folder. */
async function refuseUnknown(source: Source, sink: EvidenceSink): Promise<void> {
  await sink.attempt(source.path, async () => {
    if (source.kind === 'zip') await refuseArchive(source);
    if (source.kind !== 'text') await source.readText(); // says what it is instead
    const hint = await adviseMapping(source);
    throw new CarryoverError('data-invalid', `${source.path}: is in no format that carryover knows.`, hint);
  });
}

/** Outcomes by file; the members of an archive are its own. */
function countByFile(series: readonly Series[], files: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path, outcomes } of series) {
    let file = path;
    while (!files.has(file) && file.includes('!')) file = file.slice(0, file.lastIndexOf('!'));
    counts.set(file, (counts.get(file) ?? 0) + outcomes.length);
  }
  return counts;
}

/** Files of one format, read: what each is as a whole, but for those that were left out. */
async function readFormat(
  reader: EvidenceReader,
  sources: readonly Source[],
  sink: EvidenceSink,
): Promise<readonly Omit<InputFile, 'rows'>[]> {
  await reader.read(sources, sink);
  const files: Omit<InputFile, 'rows'>[] = [];
  for (const source of sources) {
    const { path } = source;
    if (sink.isDiscarded(path)) continue;
    // One by one: thousands of files at once are more than may be open.
    await sink.attempt(path, async () => void files.push({ path, ...(await source.digest()) }));
  }
  return files;
}

/** Clusters that were asked for and are nowhere would be items taken for independent. */
function checkTagging(cluster: string | undefined, { tagging }: EvidenceSink): EvidenceNote[] {
  if (cluster === undefined) return [];
  const { tagged, untagged, tags } = tagging;
  if (tagged === 0) {
    const known = [...tags].sort().slice(0, 24).map(quote).join(', ');
    const found = `--cluster ${quote(cluster)}: no outcome has a field of this name; found: ${known || 'none'}.`;
    throw new CarryoverError('usage', found, 'Name one of these, or leave --cluster out.');
  }
  if (untagged === 0) return [];
  const of = `of ${tagged + untagged} outcomes`;
  return [
    {
      path: 'all files',
      text: `${counted(untagged, `${of} has`, `${of} have`)} no ${cluster}: clusters of their own`,
    },
  ];
}

/**
 * Copies of a file that was read already add nothing but false certainty. Files without outcomes of their own are no evidence twice:
 * what lies beside the runs of two models (the questions, the report of one question) may well be the same.
 */
function dropCopies<File extends Omit<InputFile, 'rows'>>(
  inputs: readonly File[],
  sink: EvidenceSink,
): readonly File[] {
  const firstOf = new Map<string, string>();
  const known = countByFile(sink.series, new Set(inputs.map(({ path }) => path)));
  return inputs.filter(({ path, sha256 }) => {
    if (!known.has(path)) return true;
    const first = firstOf.get(sha256);
    if (first === undefined) firstOf.set(sha256, path);
    else sink.discard(path, `the same bytes as ${first}`);
    return first === undefined;
  });
}

/**
 * Reads what the files hold; folders are searched, formats told by content.
 * @param paths files and folders, as the user typed them
 * @param progress counts files
 * @throws CarryoverError for a named file that cannot be read; what lies in a folder and cannot is listed as excluded
 */
export async function collectEvidence(
  paths: readonly string[],
  { reader, cluster, maxUnpacked }: CollectRequest,
  progress: Progress,
): Promise<Collected> {
  const files = await gatherFiles(paths);
  const optional = new Set(files.filter(({ isOptional }) => isOptional).map(({ path }) => path));
  const sink = new EvidenceSink({ cluster, isOptional: path => optional.has(path) });
  const limits = maxUnpacked === undefined ? {} : { mostUnpackedBytes: maxUnpacked };
  for (const { path, isFolderLink } of files)
    if (isFolderLink) sink.exclude(path, 'is a link to a folder, and links are not followed: name the folder itself.');
  const sources = await openAll(
    files.filter(({ isFolderLink }) => !isFolderLink).map(({ path }) => path),
    sink,
    limits,
  );
  const { tables, byReader, unknown } = await sortSources(sources, reader);
  for (const source of unknown) await refuseUnknown(source, sink);
  const read: Omit<InputFile, 'rows'>[] = [];
  const formats: FormatCount[] = tables.length > 0 ? [{ title: 'predictions table', files: tables.length }] : [];
  progress.start('reading', sources.length);
  try {
    for (const [own, list] of byReader) {
      const whole = dropCopies(await readFormat(own, list, sink), sink);
      read.push(...whole);
      if (whole.length > 0) formats.push({ title: own.title, files: whole.length });
      progress.advance(list.length);
    }
  } finally {
    progress.done();
  }
  dropSameResults(sink);
  const tagging = checkTagging(cluster, sink);
  const counts = countByFile(sink.series, new Set(read.map(({ path }) => path)));
  const inputs = read
    .filter(({ path }) => !sink.isDiscarded(path))
    .map(file => ({ ...file, rows: counts.get(file.path) ?? 0 }));
  // Rules may name a file by its path, as its reader cannot know.
  const series = sink.series.map(
    ({ path, format, facts, isPrimary, outcomes, claims, setup }): Series => ({
      path,
      format,
      facts: { file: path, ...facts },
      isPrimary,
      outcomes,
      claims,
      setup,
    }),
  );
  return { tables, limits, series, inputs, formats, notes: [...sink.notes, ...tagging], excluded: sink.excluded };
}
