import type { Status } from '../../../core/predictions.ts';
import type { Source } from '../../../tables/open-source.ts';
import { counted } from '../../counted.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { isObject, JsonFields } from '../../json-fields.ts';
import { jsonRecords } from '../json-records.ts';
import { placeOfInstance, placeOfRun, type SweBenchPlace, sweBenchFileOf } from './swe-bench-files.ts';
import { closeLists } from './swe-bench-splits.ts';
import { readInstanceReport, readLists, type SweBenchRun, type Verdict } from './swe-bench-verdicts.ts';

const FORMAT = 'swe-bench';

/** What was submitted: `model_patch` by instance. */
interface Predictions {
  readonly path: string;
  readonly model: string | undefined;
  /** Whether the patch is empty, by instance. */
  readonly isEmpty: ReadonlyMap<string, boolean>;
}

const STATUSES: Readonly<Record<Verdict, Status>> = {
  resolved: 'scored',
  unresolved: 'scored',
  empty: 'scored',
  unapplied: 'scored',
  errored: 'errored',
  missing: 'missing',
};

async function readPredictions(source: Source): Promise<Predictions> {
  const isEmpty = new Map<string, boolean>();
  let model: string | undefined;
  const take = (value: unknown, where: string): void => {
    const fields = new JsonFields(value, where);
    const patch = fields.maybeText('model_patch');
    isEmpty.set(fields.id('instance_id'), patch === undefined || patch.trim() === '');
    model ??= fields.maybeText('model_name_or_path');
  };
  if (/^\s*\{\s*"[^"]+"\s*:\s*\{/.test(source.head)) {
    const root = new JsonFields(await source.readJson(), source.path);
    for (const id of root.names)
      take({ instance_id: id, ...(isObject(root.get(id)) ? root.fields(id).value : {}) }, root.place(id));
  } else {
    for await (const { value, where } of jsonRecords(source)) take(value, where);
  }
  return { path: source.path, model, isEmpty };
}

/** Reports of single instances, brought together by the run that they belong to. */
async function readInstances(sources: readonly Source[], sink: EvidenceSink): Promise<readonly SweBenchRun[]> {
  const runs = new Map<string, SweBenchRun>();
  for (const source of sources) {
    await sink.attempt(source.path, async () => {
      for (const [id, verdict] of readInstanceReport(await source.readJson(), source.path)) {
        const place = placeOfInstance(source.path, id);
        const empty = { byInstance: new Map<string, Verdict>(), isOpen: false, claims: [], unsubmitted: 0 };
        const run = runs.get(place.folder) ?? { path: place.folder, place, verdicts: empty };
        runs.set(place.folder, run);
        run.verdicts.byInstance.set(id, verdict);
      }
    });
  }
  return [...runs.values()];
}

const count = (run: SweBenchRun, verdict: Verdict): number =>
  [...run.verdicts.byInstance.values()].filter(one => one === verdict).length;

/** With the words for one of them and for many. */
const NOTED: readonly (readonly [verdict: Verdict, one: string, many: string, text: string])[] = [
  ['empty', 'has', 'have', 'no or an empty patch: not resolved, as the benchmark counts it'],
  ['unapplied', 'has', 'have', 'a patch that does not apply: not resolved, as the benchmark counts it'],
  [
    'errored',
    'ended',
    'ended',
    'in an error: neither resolved nor not, where the benchmark counts that as not resolved',
  ],
  ['missing', 'was', 'were', 'submitted without an outcome: missing'],
];

/** "django__django-11099" → "django/django", so that instances can be grouped by repository. */
const repositoryOf = (id: string): string | undefined => /^(.+)-\d+$/.exec(id)?.[1]?.replace('__', '/');

function addRun(sink: EvidenceSink, run: SweBenchRun): void {
  const { path, place, verdicts } = run;
  const source = { path, format: FORMAT };
  const task = place.split === undefined ? 'swe-bench' : `swe-bench ${place.split}`;
  const facts = { model: place.model, task, metric: 'resolved' };
  sink.open(source, facts);
  if (verdicts.isOpen) {
    const found =
      'names only the instances that were resolved, not those that were tried: it holds no comparison alone';
    sink.note(
      path,
      `${found}; add the predictions (all_preds.jsonl) or the reports of the instances (logs/*/report.json) of the submission`,
    );
    return;
  }
  if (verdicts.byInstance.size === 0) sink.note(path, 'holds no instances');
  for (const [item, verdict] of verdicts.byInstance) {
    const repo = repositoryOf(item);
    const score = verdict === 'resolved' ? 1 : 0;
    sink.add(source, facts, { item, status: STATUSES[verdict], score, tags: { repo }, place: `${path}: ${item}` });
  }
  for (const claim of verdicts.claims) sink.claim(source, facts, claim);
  for (const [verdict, one, many, text] of NOTED) {
    const found = count(run, verdict);
    if (found > 0) sink.note(path, `${counted(found, `instance ${one}`, `instances ${many}`)} ${text}`);
  }
  if (verdicts.unsubmitted > 0)
    sink.note(
      path,
      `${counted(verdicts.unsubmitted, 'instance', 'instances')} of the benchmark without a prediction: left out`,
    );
}

/** Tells which instances were tried where lists name only the resolved: those predicted, or with a report of their own. */
function fillFrom(
  run: SweBenchRun,
  predictions: readonly Predictions[],
  instances: readonly SweBenchRun[],
): SweBenchRun {
  const { place, verdicts } = run;
  const own = predictions.find(({ path }) => placeOfRun(path).folder === place.folder);
  const reports = instances.find(one => one.place.folder === place.folder);
  if (!verdicts.isOpen || (own === undefined && reports === undefined)) return run;
  const byInstance = new Map(verdicts.byInstance);
  for (const [id, verdict] of reports?.verdicts.byInstance ?? []) if (!byInstance.has(id)) byInstance.set(id, verdict);
  for (const [id, isEmpty] of own?.isEmpty ?? [])
    if (!byInstance.has(id)) byInstance.set(id, isEmpty ? 'empty' : 'unresolved');
  return { ...run, verdicts: { ...verdicts, byInstance, isOpen: false } };
}

const isSameRun = (x: SweBenchPlace, y: SweBenchPlace): boolean =>
  x.folder === y.folder || (x.model === y.model && x.run !== undefined && x.run === y.run);

async function read(sources: readonly Source[], sink: EvidenceSink): Promise<void> {
  const ofKind = (...kinds: readonly (string | undefined)[]): readonly Source[] =>
    sources.filter(source => kinds.includes(sweBenchFileOf(source)));
  const predictions: Predictions[] = [];
  for (const source of ofKind('predictions')) {
    await sink.attempt(source.path, async () => {
      predictions.push(await readPredictions(source));
    });
  }
  const instances = await readInstances(ofKind('instance'), sink);
  const listed: SweBenchRun[] = [];
  for (const source of ofKind('report', 'lists', undefined)) {
    await sink.attempt(source.path, async () => {
      const verdicts = readLists(await source.readJson(), source.path);
      listed.push(fillFrom({ path: source.path, place: placeOfRun(source.path), verdicts }, predictions, instances));
    });
  }
  const alone = instances.filter(({ place }) => !listed.some(run => isSameRun(run.place, place)));
  for (const run of [...closeLists(listed, sink), ...alone])
    await sink.attempt(run.path, async () => addRun(sink, run));
  for (const { path } of predictions) {
    const { folder } = placeOfRun(path);
    if ([...listed, ...alone].some(run => run.place.folder === folder)) continue;
    sink.note(path, 'holds predictions, not what became of them: no outcomes');
  }
}

/** Outcomes of SWE-bench: reports of runs and of instances, and the lists of the repository of submissions. */
export const sweBenchReader: EvidenceReader = {
  format: FORMAT,
  title: 'SWE-bench report',
  recognizes: source => sweBenchFileOf(source) !== undefined,
  read,
};
