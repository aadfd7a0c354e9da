import type { Facts } from '../../core/evidence.ts';
import type { Source } from '../../tables/open-source.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import type { EvidenceSink } from '../evidence-sink.ts';
import { readJsonHead } from '../json-head.ts';
import { type InspectHeader, readInspectHeader } from './inspect-header.ts';
import { type InspectLog, openArchiveLog, openJsonLog } from './inspect-log.ts';
import { type InspectSetup, nameInspectMethods, readInspectSetup } from './inspect-method.ts';
import { describeGaps, findMissing } from './inspect-missing.ts';
import { readInspectReductions } from './inspect-reductions.ts';
import { INSPECT_FORMAT, writeInspectSeries } from './inspect-series.ts';

/** All fields that the outermost object of a log can have. */
const FIELDS: readonly string[] = [
  ...['version', 'status', 'eval', 'plan', 'results', 'stats', 'error', 'invalidated', 'log_updates', 'tags'],
  ...['metadata', 'samples', 'reductions', 'location', 'etag', 'logging'],
];

function isJsonLog(head: string): boolean {
  const json = readJsonHead(head);
  if (json === undefined || json.rest !== '' || !json.keys.has('eval')) return false;
  const isKnown = [...json.keys].every(key => FIELDS.includes(key));
  return isKnown && /"status"\s*:\s*"(?:started|success|cancelled|error)"|"task_id"\s*:\s*"/.test(head);
}

async function isArchiveLog(source: Source): Promise<boolean> {
  try {
    const archive = await source.readZip();
    await archive.close();
    const hasSamples = archive.names.some(name => name === 'summaries.json' || /^samples\/.+\.json$/.test(name));
    return archive.names.includes('_journal/start.json') || (archive.names.includes('header.json') && hasSamples);
  } catch {
    return false;
  }
}

interface OpenedLog {
  readonly log: InspectLog;
  readonly header: InspectHeader;
  readonly setup: InspectSetup;
}

async function openLog(source: Source): Promise<OpenedLog> {
  const log = source.kind === 'zip' ? await openArchiveLog(source) : await openJsonLog(source);
  const header = readInspectHeader(log.header, log.eval);
  return { log, header, setup: readInspectSetup(log.header, log.eval) };
}

function factsOf({ setup, header }: OpenedLog, method: string | undefined): Facts {
  const { task, model } = setup;
  return {
    model,
    task,
    ...(method === undefined ? {} : { method }),
    ...(header.seed === undefined ? {} : { seed: header.seed }),
  };
}

async function addLog(opened: OpenedLog, facts: Facts, sink: EvidenceSink): Promise<void> {
  const { log, header } = opened;
  const { samples, from } = await log.readSamples();
  const reduced = samples.length > 0 ? [] : readInspectReductions(log, header.epochs);
  const read = { header, samples: reduced.length > 0 ? reduced : samples, isReduced: reduced.length > 0 };
  const content = { path: log.path, facts, ...read, missing: findMissing(read) };
  for (const note of describeGaps(content)) sink.note(log.path, note);
  if (from === 'summaries' && samples.length > 0) {
    sink.note(log.path, 'Its samples are gone; their summaries were read, which cut long questions: pair by id.');
  }
  writeInspectSeries(content, sink);
}

/** Reads the logs of Inspect AI: `.eval` archives and `.json` files. */
export const inspectReader: EvidenceReader = {
  format: INSPECT_FORMAT,
  title: 'Inspect AI log',
  recognizes: source => (source.kind === 'zip' ? isArchiveLog(source) : isJsonLog(source.head)),
  read: async (sources, sink) => {
    // Which part of a set-up is a method shows only when all logs are open; samples are read one log at a time.
    const opened: OpenedLog[] = [];
    for (const source of sources) {
      await sink.attempt(source.path, async () => {
        opened.push(await openLog(source));
      });
    }
    const methods = nameInspectMethods(opened.map(({ setup }) => setup));
    for (const [at, one] of opened.entries()) {
      await sink.attempt(one.log.path, () => addLog(one, factsOf(one, methods[at]), sink));
    }
  },
};
