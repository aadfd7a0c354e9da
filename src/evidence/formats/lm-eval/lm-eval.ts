import type { Facts } from '../../../core/evidence.ts';
import type { Source } from '../../../tables/open-source.ts';
import { counted } from '../../counted.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink, SeriesSource } from '../../evidence-sink.ts';
import { jsonRecords } from '../json-records.ts';
import { claimNumbers, refusalOf } from './lm-eval-claims.ts';
import { countItems } from './lm-eval-counts.ts';
import { DocumentCheck } from './lm-eval-documents.ts';
import { identifyRuns, type RunIdentity } from './lm-eval-identity.ts';
import { linkSamples, type SamplesLink } from './lm-eval-link.ts';
import { type LmEvalRun, type MetricSummary, readRun } from './lm-eval-results.ts';
import { type MetricColumn, type SampleTable, SampleTables } from './lm-eval-samples.ts';

const FORMAT = 'lm-eval';

/** Other tools have results of the same form (LightEval), but not first. */
const isResults = ({ head }: Source): boolean =>
  (/^\s*\{\s*"results"\s*:/.test(head) || (/^\s*\{/.test(head) && /"model_args"\s*:/.test(head))) &&
  /"results"\s*:\s*\{\s*"[^"]+"\s*:\s*\{/.test(head) &&
  /"\w[^"]*_stderr(?:,[^"]+)?"\s*:|"[\w@./-]+,[\w-]+"\s*:\s*[-\d"]/.test(head);

/** A record longer than the head of the file shows its first fields only. */
const isSamples = ({ head }: Source): boolean =>
  /^\s*(?:\[\s*)?\{/.test(head) &&
  (/"doc_id"\s*:\s*(?:\d+|"[^"]*")\s*,\s*"(?:doc|prompt_0)"\s*:/.test(head) ||
    (/"doc_id"\s*:/.test(head) && /"(?:resps|filtered_resps)"\s*:/.test(head)));

/** What is neither is read as results, which says what is wrong with it. */
const isOfSamples = (source: Source): boolean => !isResults(source) && isSamples(source);

interface Reading {
  readonly sink: EvidenceSink;
  readonly runs: readonly LmEvalRun[];
  readonly identities: ReadonlyMap<LmEvalRun, RunIdentity>;
  readonly documents: DocumentCheck;
  /** Tasks of runs that came with their samples. */
  readonly told: Map<LmEvalRun, Set<string>>;
  /** Files of samples that were left out, by run and task. */
  readonly broken: Map<LmEvalRun, Map<string, string>>;
}

interface SamplesFile {
  readonly path: string;
  readonly link: SamplesLink;
  readonly tables: SampleTables;
}

function factsOf({ identities }: Reading, { task, run, model }: SamplesLink): Facts {
  const identity = run === undefined ? undefined : identities.get(run);
  const method = identity?.method(task);
  return {
    model: identity?.model ?? model?.name ?? 'unknown',
    task,
    ...(method === undefined ? {} : { method }),
    ...(run?.seed === undefined ? {} : { seed: run.seed }),
  };
}

const sourceOf = (path: string, { task, run }: SamplesLink): SeriesSource => ({
  path,
  format: FORMAT,
  setup: run?.tasks.get(task)?.setup,
});

const withMetric = (facts: Facts, metric: string, filter: string | undefined): Facts => ({
  ...facts,
  metric,
  ...(filter === undefined ? {} : { filter }),
});

const summaryOf = ({ run, task }: SamplesLink, metric: string, filter: string | undefined): MetricSummary | undefined =>
  run?.tasks.get(task)?.metrics.find(one => one.metric === metric && (one.filter ?? filter) === filter);

function addColumn(reading: Reading, { path, link }: SamplesFile, table: SampleTable, column: MetricColumn): void {
  const { sink, runs } = reading;
  const { metric } = column;
  const summary = summaryOf(link, metric, table.filter);
  const why = column.passedOver ?? (summary?.isLowerBetter ? 'lower values of it are better' : undefined);
  if (why !== undefined) {
    sink.note(path, `metric ${JSON.stringify(metric)} is passed over: ${why}`);
    return;
  }
  const source = sourceOf(path, link);
  const facts = withMetric(factsOf(reading, link), metric, table.filter);
  let empty = 0;
  for (const [at, { item, place, content, tags, prediction, label }] of table.documents.entries()) {
    const score = column.values[at];
    if (score === undefined) empty++;
    const status = score === undefined ? 'errored' : 'scored';
    sink.add(source, facts, { item, place, text: content, tags, prediction, label, status, score: score ?? 0 });
  }
  if (empty > 0) {
    const of = `of ${table.documents.length} samples`;
    sink.note(
      path,
      `${counted(empty, `${of} has`, `${of} have`)} no value of metric ${JSON.stringify(metric)}: errored`,
    );
  }
  if (summary === undefined || link.run === undefined) return;
  const items = countItems(link.run, link.task, runs);
  const isCounted = link.run.tasks.get(link.task)?.items !== undefined;
  claimNumbers(sink, source, facts, {
    summary,
    items,
    isCounted,
    isWhole: items === undefined || items === table.documents.length,
  });
}

function addTables(reading: Reading, file: SamplesFile): void {
  const { sink, told, documents } = reading;
  const { path, link, tables } = file;
  if (tables.tables.length === 0) sink.note(path, 'holds no samples');
  if (link.model !== undefined) sink.note(path, link.model.note);
  for (const table of tables.tables) {
    if (table.columns.size === 0) sink.note(path, 'samples name no metric: they hold no outcomes');
    for (const column of table.columns.values()) addColumn(reading, file, table, column);
    documents.check(path, link.task, table.documents);
  }
  if (link.run !== undefined) told.set(link.run, (told.get(link.run) ?? new Set()).add(link.task));
}

function tablesFor({ run, task }: SamplesLink): SampleTables {
  const metrics = run?.tasks.get(task)?.metrics ?? [];
  const filters = metrics.flatMap(({ filter }) => filter ?? []);
  return new SampleTables([...new Set(metrics.map(({ metric }) => metric))], [...new Set(filters)]);
}

async function readSamples(reading: Reading, source: Source): Promise<void> {
  const link = linkSamples(source.path, reading.runs);
  const tables = tablesFor(link);
  for await (const record of jsonRecords(source)) tables.add(record);
  addTables(reading, { path: source.path, link, tables });
}

/** Keeps whose samples a file that was left out had: its run does not come with summaries only. */
function noteBroken({ runs, broken }: Reading, path: string): void {
  const { run, task } = linkSamples(path, runs);
  if (run !== undefined) broken.set(run, (broken.get(run) ?? new Map()).set(task, path));
}

/** Samples that stand in the results file itself, as its Python interface gives them. */
function addOwnSamples(reading: Reading, run: LmEvalRun): void {
  for (const [task, samples] of run.samples) {
    if (!run.tasks.has(task)) continue;
    const link = { task, run };
    const tables = tablesFor(link);
    for (const [at, value] of samples.entries()) tables.add({ value, where: `${run.path}: samples.${task}[${at}]` });
    addTables(reading, { path: run.path, link, tables });
  }
}

/** Tasks of which there are summaries only: a series without outcomes each, so that a person sees them and their numbers are checked. */
function claimTask(reading: Reading, run: LmEvalRun, task: string): void {
  const { sink, runs } = reading;
  const source = sourceOf(run.path, { task, run });
  const own = run.tasks.get(task);
  const items = countItems(run, task, runs);
  for (const summary of own?.metrics ?? []) {
    const why = refusalOf(summary);
    if (why !== undefined) {
      sink.note(run.path, `metric ${JSON.stringify(summary.metric)} of ${task} is passed over: ${why}`);
      continue;
    }
    const facts = withMetric(factsOf(reading, { task, run }), summary.metric, summary.filter);
    sink.open(source, facts);
    claimNumbers(sink, source, facts, { summary, items, isCounted: own?.items !== undefined, isWhole: false });
  }
}

function finishRun(reading: Reading, run: LmEvalRun): void {
  const { sink, told } = reading;
  if (run.modelFrom !== undefined)
    sink.note(run.path, `the model is called ${JSON.stringify(run.model)}, after ${run.modelFrom}`);
  if (run.groups.length > 0) {
    sink.note(run.path, `groups are left out, being their tasks taken together: ${run.groups.join(', ')}`);
  }
  addOwnSamples(reading, run);
  const untold = [...run.tasks.keys()].filter(task => !told.get(run)?.has(task));
  for (const task of untold) claimTask(reading, run, task);
  const broken = reading.broken.get(run);
  for (const [task, path] of broken ?? [])
    sink.note(run.path, `its samples of ${task} are broken and were left out: mend ${path}, or let lm_eval run again`);
  const bare = untold.filter(task => !broken?.has(task));
  if (bare.length === 0) return;
  const which =
    bare.length === run.tasks.size ? 'holds summaries only' : `has no samples beside it for ${bare.join(', ')}`;
  sink.note(run.path, `${which}: results alone hold no comparison; let lm_eval write samples with --log_samples`);
}

async function read(sources: readonly Source[], sink: EvidenceSink): Promise<void> {
  const runs: LmEvalRun[] = [];
  for (const source of sources.filter(source => !isOfSamples(source))) {
    await sink.attempt(source.path, async () => {
      runs.push(await readRun(source));
    });
  }
  const identities = identifyRuns(runs);
  const reading: Reading = {
    sink,
    runs,
    identities,
    documents: new DocumentCheck(sink),
    told: new Map(),
    broken: new Map(),
  };
  for (const source of sources.filter(isOfSamples)) {
    await sink.attempt(source.path, () => readSamples(reading, source));
    if (sink.isDiscarded(source.path)) noteBroken(reading, source.path);
  }
  for (const run of runs) await sink.attempt(run.path, async () => finishRun(reading, run));
}

/** Results of EleutherAI's lm-evaluation-harness, 0.3 and 0.4: summaries, and the samples beside them. */
export const lmEvalReader: EvidenceReader = {
  format: FORMAT,
  title: 'lm-evaluation-harness results',
  recognizes: source => source.kind === 'text' && (isResults(source) || isSamples(source)),
  read,
};
