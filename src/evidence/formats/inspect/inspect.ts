import type { Facts } from '../../../core/evidence.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { readJsonHead } from '../../json-head.ts';
import { type InspectHeader, readInspectHeader } from './inspect-header.ts';
import { type InspectLog, openArchiveLog, openJsonLog } from './inspect-log.ts';
import { type InspectSetup, nameInspectMethods, readInspectSetup } from './inspect-method.ts';
import { describeGaps, findMissing } from './inspect-missing.ts';
import { readInspectReductions } from './inspect-reductions.ts';
import { dropSuperseded } from './inspect-retries.ts';
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

interface OpenedLog extends InspectLog {
  readonly status: string;
  readonly about: InspectHeader;
  readonly setup: InspectSetup;
}

async function openLog(source: Source): Promise<OpenedLog> {
  const log = source.kind === 'zip' ? await openArchiveLog(source) : await openJsonLog(source);
  const about = readInspectHeader(log.header, log.eval);
  return { ...log, status: about.status, about, setup: readInspectSetup(log.header, log.eval) };
}

function factsOf({ setup, about }: OpenedLog, method: string | undefined): Facts {
  const { task, model } = setup;
  return {
    model,
    task,
    ...(method === undefined ? {} : { method }),
    ...(about.seed === undefined ? {} : { seed: about.seed }),
  };
}

async function addLog(log: OpenedLog, facts: Facts, sink: EvidenceSink): Promise<void> {
  const header = log.about;
  const { samples, from } = await log.readSamples();
  const reduced = samples.length > 0 ? [] : readInspectReductions(log, header.epochs);
  const read = { header, samples: reduced.length > 0 ? reduced : samples, isReduced: reduced.length > 0 };
  // Where methods tell logs apart their solvers are what is compared, and stand in the names of the methods.
  const setup = facts.method === undefined ? { ...log.setup.solved, ...log.setup.asked } : log.setup.asked;
  const content = { path: log.path, facts, setup, ...read, missing: findMissing(read) };
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
    const { kept, dropped } = dropSuperseded(opened);
    for (const { log, by } of dropped)
      sink.exclude(log.path, `is of the same run as ${by.path}, which was read instead`);
    const methods = nameInspectMethods(kept.map(({ setup }) => setup));
    for (const [at, log] of kept.entries()) {
      await sink.attempt(log.path, () => addLog(log, factsOf(log, methods[at]), sink));
    }
  },
};
