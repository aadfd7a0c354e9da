import type { Facts, SourceOutcome } from '../../../core/evidence.ts';
import type { Status } from '../../../core/predictions.ts';
import type { Source } from '../../../tables/open-source.ts';
import { counted } from '../../counted.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink, SeriesSource } from '../../evidence-sink.ts';
import { statedSettings } from '../../short-setting.ts';
import { answerKey, type RunDetails, readAnswers, readDetails } from './helm-details.ts';
import { type HelmEntries, type HelmEntry, readEntries } from './helm-entries.ts';
import { gatherRuns, helmFileOf, type RunFiles } from './helm-files.ts';
import { type RunName, readRunName } from './helm-run-name.ts';

const FORMAT = 'helm';

/** Statistics that HELM keeps of every answer, and measures of which less is better. */
const NO_SCORE =
  /^(?:num_|finish_reason_|inference_|training_|estimated_|batch_size$|logprob|prompt_truncated$|predicted_index$|max_prob$|perplexity|bits_per_byte|ece_|platt_|selective_|edit_distance|longest_common_prefix)|toxic|stereotyp|bias/;

/** How HELM's clients say that a provider would not answer. */
const REFUSAL = /content[\s_-]?(?:filter|management|polic|block)|safety|blocked|refus/i;

interface HelmRun {
  readonly path: string;
  readonly details: RunDetails;
  readonly name: RunName;
  readonly data: HelmEntries;
  /** From 0; more than one where the run was repeated with other examples shown. */
  readonly trials: readonly number[];
}

/** Metrics of a run in order of appearance, and why some are no scores. */
function sortMetrics({ entries }: HelmEntries): {
  readonly scores: readonly string[];
  readonly outside: readonly string[];
  readonly kept: readonly string[];
} {
  const names = [...new Set(entries.flatMap(({ values }) => [...values.keys()]))];
  const isOutside = (metric: string): boolean =>
    entries.some(({ values }) => {
      const value = values.get(metric);
      return value !== undefined && !(value >= 0 && value <= 1);
    });
  const isEmpty = (metric: string): boolean => entries.every(({ values }) => values.get(metric) === undefined);
  const kept = names.filter(metric => NO_SCORE.test(metric) || isEmpty(metric));
  const rest = names.filter(metric => !kept.includes(metric));
  return { scores: rest.filter(metric => !isOutside(metric)), outside: rest.filter(isOutside), kept };
}

const sourceOf = ({ path, details, name }: HelmRun): SeriesSource => ({
  path,
  format: FORMAT,
  setup: details.setup ?? statedSettings(name.settings),
});

const statusOf = (failure: string | undefined, value: number | undefined): Status => {
  if (failure !== undefined) return REFUSAL.test(failure) ? 'refused' : 'errored';
  return value === undefined ? 'errored' : 'scored';
};

type MetricFacts = Facts & { readonly metric: string };

interface Answer {
  readonly item: string;
  readonly trial: number;
  readonly place: string;
}

function addAnswer(
  sink: EvidenceSink,
  run: HelmRun,
  facts: Facts,
  answer: Answer & Pick<SourceOutcome, 'status' | 'score'>,
): void {
  const { details, trials } = run;
  const { item, trial, ...rest } = answer;
  const { text, label, tags } = details.instances.get(item) ?? {};
  const repeat = trials.length > 1 ? String(trial + 1) : undefined;
  const prediction = details.answers.get(answerKey(item, trial));
  sink.add(sourceOf(run), facts, { ...rest, item, repeat, text, label, tags, prediction });
}

function addEntry(
  sink: EvidenceSink,
  run: HelmRun,
  facts: MetricFacts,
  { item, trial, place, values }: HelmEntry,
): Status {
  const value = values.get(facts.metric);
  const status = statusOf(run.details.failures.get(answerKey(item, trial)), value);
  addAnswer(sink, run, facts, { item, trial, place, status, score: status === 'scored' ? (value ?? 0) : 0 });
  return status;
}

/** Instances of which there is no statistic at all. */
function addMissing(sink: EvidenceSink, run: HelmRun, facts: MetricFacts): void {
  const known = new Set(run.data.entries.map(({ item }) => item));
  const missing = [...run.details.instances].filter(([item, { tags }]) => !known.has(item) && tags.split !== 'train');
  for (const [item] of missing) {
    for (const trial of run.trials)
      addAnswer(sink, run, facts, { item, trial, place: run.path, status: 'missing', score: 0 });
  }
  if (missing.length > 0)
    sink.note(run.path, `${counted(missing.length, 'instance has', 'instances have')} no statistics: missing`);
}

/** What the run states of itself; of several splits, taken together in proportion to their instances. */
function claimMeans(sink: EvidenceSink, run: HelmRun, facts: MetricFacts): void {
  const { details } = run;
  const parts = [...(details.means.get(facts.metric) ?? [])];
  const counts = details.means.get('num_instances');
  const sizes = parts.map(([part]) => (parts.length === 1 ? 1 : (counts?.get(part) ?? Number.NaN)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const mean = parts.reduce((sum, [, own], at) => sum + (own * (sizes[at] as number)) / total, 0);
  const items = parts.reduce((sum, [part]) => sum + (counts?.get(part) ?? Number.NaN), 0);
  const source = sourceOf(run);
  if (parts.length === 0 || !Number.isFinite(mean)) return;
  if (Number.isInteger(items)) sink.claim(source, facts, { name: 'num_instances', kind: 'items', value: items });
  sink.claim(source, facts, { name: facts.metric, kind: 'mean', value: mean, unscoredAs: 0 });
}

function addMetric(sink: EvidenceSink, run: HelmRun, facts: MetricFacts): void {
  const { path, data } = run;
  const { metric } = facts;
  const own = data.entries.filter(({ values }) => values.has(metric));
  const unscored = own.map(entry => addEntry(sink, run, facts, entry)).filter(status => status !== 'scored').length;
  if (own.length < data.entries.length) {
    sink.note(
      path,
      `metric ${JSON.stringify(metric)} is there for ${own.length} of ${data.entries.length} answers; the others are left out`,
    );
  }
  if (unscored > 0) {
    sink.note(
      path,
      `${unscored} of ${own.length} answers failed or have no number: they count as errored or refused, where HELM counts most as 0`,
    );
  }
  addMissing(sink, run, facts);
  claimMeans(sink, run, facts);
}

/** Settings in which runs of one model on one task differ: then they are methods. */
function varyingSettings(runs: readonly HelmRun[]): readonly string[] {
  const groups = Map.groupBy(runs, ({ details, name }) => JSON.stringify([details.model ?? name.model, name.task]));
  const names = new Set(runs.flatMap(({ name }) => Object.keys(name.settings)));
  return [...names]
    .sort()
    .filter(setting =>
      [...groups.values()].some(group => new Set(group.map(({ name }) => name.settings[setting])).size > 1),
    );
}

function factsOf({ details, name }: HelmRun, varying: readonly string[]): Facts {
  const said = varying
    .filter(setting => name.settings[setting] !== undefined)
    .map(setting => `${setting}=${name.settings[setting]}`);
  const method = varying.length === 0 ? {} : { method: said.join(', ') || 'plain' };
  return { model: details.model ?? name.model ?? 'unknown', task: name.task, ...method };
}

function addRun(sink: EvidenceSink, run: HelmRun, varying: readonly string[]): void {
  const { path, data, details, name } = run;
  const facts = factsOf(run, varying);
  if (details.model === undefined) {
    const found =
      name.model === undefined
        ? 'nothing says which model this is'
        : `the model is ${JSON.stringify(name.model)}, after the folder`;
    sink.note(path, `no run_spec.json beside it: ${found}`);
  }
  if (data.perturbed > 0)
    sink.note(
      path,
      `${counted(data.perturbed, 'record is', 'records are')} of perturbed instances, which are no further items: left out`,
    );
  if (data.doubled.length > 0)
    sink.note(path, `the first value is taken of metrics that come twice: ${data.doubled.join(', ')}`);
  const { scores, outside, kept } = sortMetrics(data);
  for (const metric of scores) addMetric(sink, run, { ...facts, metric });
  if (outside.length > 0)
    sink.note(path, `passed over, as their values are not all from 0 to 1: ${outside.join(', ')}`);
  if (kept.length > 0) sink.note(path, `passed over, as they are no scores: ${kept.join(', ')}`);
  if (scores.length === 0) sink.note(path, 'holds no outcomes: it has no metric whose values are scores from 0 to 1');
}

async function readRun(files: RunFiles, sink: EvidenceSink): Promise<HelmRun | undefined> {
  const outcomes = files.files.outcomes ?? files.files.predictions;
  if (outcomes === undefined) {
    sink.note(
      files.path,
      'holds no outcomes: no per_instance_stats.json or display_predictions.json of a run is beside it',
    );
    return undefined;
  }
  let run: HelmRun | undefined;
  const details = await readDetails(files, sink);
  await sink.attempt(outcomes.path, async () => {
    const value = await outcomes.readJson();
    const data = readEntries(value, outcomes.path);
    const answers = files.files.outcomes === undefined ? readAnswers(value, outcomes.path) : details.answers;
    const trials = [...new Set(data.entries.map(({ trial }) => trial))].sort((x, y) => x - y);
    run = { path: outcomes.path, details: { ...details, answers }, name: readRunName(details.name), data, trials };
  });
  return run;
}

async function read(sources: readonly Source[], sink: EvidenceSink): Promise<void> {
  const runs: HelmRun[] = [];
  for (const files of gatherRuns(sources)) {
    const run = await readRun(files, sink);
    if (run !== undefined) runs.push(run);
  }
  const varying = varyingSettings(runs);
  for (const run of runs) await sink.attempt(run.path, async () => addRun(sink, run, varying));
}

/** Run folders of Stanford HELM: the statistics of every instance, and what lies beside them. */
export const helmReader: EvidenceReader = {
  format: FORMAT,
  title: 'HELM run',
  recognizes: source => helmFileOf(source) !== undefined,
  read,
};
