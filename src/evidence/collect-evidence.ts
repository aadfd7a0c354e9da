import { CarryoverError } from '../core/errors.ts';
import type { EvidenceNote, FormatCount, Series } from '../core/evidence.ts';
import type { Progress } from '../core/ports.ts';
import type { InputFile } from '../core/result.ts';
import { openSource, type Source } from '../tables/open-source.ts';
import type { EvidenceReader } from './evidence-reader.ts';
import { EvidenceSink } from './evidence-sink.ts';
import { headRows } from './formats/head-rows.ts';
import { proposeMapping } from './formats/propose-mapping.ts';
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
  /** Paths of predictions tables, not read yet. */
  readonly tables: readonly string[];
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
  return `carryover reads ${KNOWN()}. ${advice}`;
}

/** A file that nobody knows: an error where it was named, a line in the list where it lay in a folder. */
async function refuseUnknown(source: Source, sink: EvidenceSink): Promise<void> {
  await sink.attempt(source.path, async () => {
    const hint = await adviseMapping(source);
    const found = source.kind === 'binary' ? 'is a binary file' : 'is in no format that carryover knows';
    throw new CarryoverError('data-invalid', `${source.path}: ${found}.`, hint);
  });
}

const digestAll = (sources: readonly Source[]) =>
  Promise.all(sources.map(async source => ({ path: source.path, digest: await source.digest() })));

/** Copies of a file that was read already add nothing but false certainty. */
function dropCopies(inputs: readonly InputFile[], sink: EvidenceSink): readonly InputFile[] {
  const firstOf = new Map<string, string>();
  return inputs.filter(({ path, sha256 }) => {
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
  const sources = await openAll(
    files.map(({ path }) => path),
    sink,
    limits,
  );
  const { tables, byReader, unknown } = await sortSources(sources, reader);
  for (const source of unknown) await refuseUnknown(source, sink);
  const inputs: InputFile[] = [];
  const formats: FormatCount[] = tables.length > 0 ? [{ title: 'predictions table', files: tables.length }] : [];
  progress.start('reading', sources.length);
  for (const [own, list] of byReader) {
    await own.read(list, sink);
    for (const { path, digest } of await digestAll(list)) {
      const rows = sink.series.reduce((sum, one) => sum + (one.path === path ? one.outcomes.length : 0), 0);
      inputs.push({ path, ...digest, rows });
    }
    formats.push({ title: own.title, files: list.length });
    progress.advance(list.length);
  }
  progress.done();
  const unique = dropCopies(inputs, sink);
  const { series, notes, excluded } = sink;
  return { tables: tables.map(({ path }) => path), series, inputs: unique, formats, notes, excluded };
}
