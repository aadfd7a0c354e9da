import { CarryoverError } from '../../../core/errors.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { ZipArchive } from '../../../tables/zip-archive.ts';
import { JsonFields } from '../../json-fields.ts';
import { type InspectSample, readInspectSample, type SampleContext } from './inspect-sample.ts';

export interface InspectLog {
  readonly path: string;
  /** Everything but the samples. */
  readonly header: JsonFields;
  readonly eval: JsonFields;
  /** Scores per item over its epochs, which the file keeps beside the samples. */
  readonly reductions: readonly JsonFields[];
  /** Reads the samples, in order of epoch and id. */
  readonly readSamples: () => Promise<SampleReading>;
}

export interface SampleReading {
  readonly samples: readonly InspectSample[];
  /** Where they come from; `summaries` cut long inputs. */
  readonly from: 'samples' | 'summaries';
}

/** Version of the log format that is known last; 3 splits large samples over several members. */
const LAST_VERSION = 3;
const MEMBER = { header: 'header.json', start: '_journal/start.json', summaries: 'summaries.json' } as const;
const REDUCTIONS = 'reductions.json';

function checkVersion(header: JsonFields): void {
  const version = header.maybeCount('version') ?? 1;
  if (version <= LAST_VERSION) return;
  const expected = `at most ${LAST_VERSION}, the last version of the log format that is known`;
  throw header.refuse(
    'version',
    expected,
    'Convert the log with an older release of Inspect, or with inspect log dump.',
  );
}

/** Results of logs before they could have several scorers. */
function firstScorer(header: JsonFields): string {
  const results = header.maybeFields('results');
  return (
    results?.maybeObjects('scores')[0]?.maybeText('name') ??
    results?.maybeFields('scorer')?.maybeText('name') ??
    'score'
  );
}

/** Order of the ids as Inspect sorts them: numbers by size, before names that start with a letter. */
const orderOf = ({ epoch, id }: InspectSample): string =>
  `${String(epoch).padStart(10, '0')} ${/^\d+$/.test(id) ? id.padStart(20, '0') : id}`;

function inOrder(samples: readonly InspectSample[]): readonly InspectSample[] {
  const keyed = samples.map(sample => ({ sample, key: orderOf(sample) }));
  return keyed.sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0)).map(({ sample }) => sample);
}

function openHeader(value: unknown, path: string) {
  const header = new JsonFields(value, path);
  checkVersion(header);
  const spec = header.fields('eval');
  const context = { model: spec.text('model'), onlyScorer: firstScorer(header), hasWholeInput: true };
  return { header, spec, context };
}

/** Reads a log that is one JSON text, samples and all. */
export async function openJsonLog(source: Source): Promise<InspectLog> {
  const { path } = source;
  const { header, spec, context } = openHeader(await source.readJson(), path);
  const list = header.maybeList('samples') ?? [];
  const samples = inOrder(list.map((value, at) => readInspectSample(value, `${path}: sample ${at + 1}`, context)));
  const { samples: _, ...rest } = header.value;
  return {
    path,
    header: new JsonFields(rest, path),
    eval: spec,
    reductions: header.has('reductions')
      ? header.maybeObjects('reductions')
      : (header.maybeFields('results')?.maybeObjects('sample_reductions') ?? []),
    readSamples: async () => ({ samples, from: 'samples' }),
  };
}

/** Members with a sample: one each, or the first of the several that a large sample has in a folder of its own. */
function sampleMembers(names: readonly string[]): readonly string[] {
  const shells = names.filter(name => /^samples\/.+_epoch_\d+\/sample\.json$/.test(name));
  const folders = shells.map(name => name.slice(0, -'sample.json'.length));
  const single = names.filter(name => /^samples\/.+_epoch_\d+\.json$/.test(name));
  return [...single.filter(name => !folders.some(folder => name.startsWith(folder))), ...shells];
}

async function readMember(archive: ZipArchive, name: string, place: string): Promise<readonly unknown[]> {
  const value = await archive.readJson(name);
  if (Array.isArray(value)) return value;
  const found = `${place}: holds no list; expected a list of objects.`;
  throw new CarryoverError('data-invalid', found, 'Check that the log was written by Inspect.');
}

/** The sample of a folder with the metadata that lie beside it. */
async function readShell(archive: ZipArchive, name: string): Promise<unknown> {
  const value = await archive.readJson(name);
  const beside = name.replace(/sample\.json$/, 'metadata.json');
  if (!name.endsWith('/sample.json') || !archive.names.includes(beside)) return value;
  return { ...new JsonFields(value, name).value, metadata: await archive.readJson(beside) };
}

async function readArchive(archive: ZipArchive, path: string, context: SampleContext): Promise<SampleReading> {
  const members = sampleMembers(archive.names);
  const samples: InspectSample[] = [];
  for (const name of members) {
    samples.push(readInspectSample(await readShell(archive, name), `${path}: ${name}`, context));
  }
  if (members.length > 0) return { samples: inOrder(samples), from: 'samples' };
  const parts = archive.names.filter(name => /^_journal\/summaries\/\d+\.json$/.test(name));
  for (const name of archive.names.includes(MEMBER.summaries) ? [MEMBER.summaries] : parts) {
    const place = `${path}: ${name}`;
    for (const [at, value] of (await readMember(archive, name, place)).entries()) {
      samples.push(readInspectSample(value, `${place}: sample ${at + 1}`, { ...context, hasWholeInput: false }));
    }
  }
  return { samples: inOrder(samples), from: 'summaries' };
}

async function inArchive<Result>(source: Source, use: (archive: ZipArchive) => Promise<Result>): Promise<Result> {
  const archive = await source.readZip();
  try {
    return await use(archive);
  } finally {
    await archive.close();
  }
}

/** Reads the header of a log that is an archive; the header of one that never finished is what its journal starts with. */
export function openArchiveLog(source: Source): Promise<InspectLog> {
  const { path } = source;
  return inArchive(source, async archive => {
    const name = archive.names.includes(MEMBER.header) ? MEMBER.header : MEMBER.start;
    const { header, spec, context } = openHeader(await archive.readJson(name), `${path}: ${name}`);
    const reductions = archive.names.includes(REDUCTIONS)
      ? (await readMember(archive, REDUCTIONS, `${path}: ${REDUCTIONS}`)).map(
          (value, at) => new JsonFields(value, `${path}: ${REDUCTIONS}`, `[${at}]`),
        )
      : [];
    const readSamples = () => inArchive(source, again => readArchive(again, path, context));
    return { path, header, eval: spec, reductions, readSamples };
  });
}
