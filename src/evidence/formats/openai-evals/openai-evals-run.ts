import type { Facts, Setup } from '../../../core/evidence.ts';
import { chatText } from '../../chat-text.ts';
import { hashText } from '../../evidence-sink.ts';
import { isObject, type JsonFields } from '../../json-fields.ts';
import { statedSettings } from '../../short-setting.ts';

/** A value that an event gives under a name: a score, or what cannot be one. */
export interface RecordedValue {
  readonly eventId: number;
  readonly value: unknown;
  readonly place: string;
}

/** What the events of one sample say. */
export interface EvalsSample {
  readonly id: string;
  readonly place: string;
  hasError: boolean;
  /** What the model was asked. */
  text: string | undefined;
  /** The question of the data set, before a prompt was made of it. */
  rawText: string | undefined;
  answer: string | undefined;
  expected: string | undefined;
  tags: Readonly<Record<string, unknown>> | undefined;
  /** Model of the first answer: those of graders come after it. */
  model: unknown;
  tokensIn: number | undefined;
  tokensOut: number | undefined;
  readonly values: Map<string, RecordedValue[]>;
}

/** Name under which right and wrong of `match` events stand until all names are known; no metric is called that. */
export const MATCH = 'match events';
const ABOUT = ['match', 'metrics', 'sampling', 'error', 'raw_sample'];
/** A whole completion is no answer to compare, and would fill the memory. */
const MOST_ANSWER = 200;

function shortText(value: unknown): string | undefined {
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof only === 'string' && only !== '' && only.length <= MOST_ANSWER ? only : undefined;
}

const addTokens = (sum: number | undefined, more: unknown): number | undefined =>
  typeof more === 'number' && more >= 0 ? (sum ?? 0) + more : sum;

/** The evaluation's arguments (data, examples shown, grader), and how much of it was run. */
function readSetup(spec: JsonFields): Setup {
  const config = spec.maybeFields('run_config');
  const evaluation = config?.get('eval_spec');
  const args = isObject(evaluation) && isObject(evaluation.args) ? evaluation.args : {};
  return statedSettings({
    'eval version': spec.get('eval_name'),
    split: spec.get('split'),
    max_samples: config?.get('max_samples'),
    ...args,
  });
}

/** One run: its events by sample, whatever their order in the file. */
export class EvalsRun {
  facts: Facts = {};
  setup: Setup = {};
  hasSpec = false;
  /** Numbers of the final report by name; absent while there is none. */
  report: ReadonlyMap<string, number> | undefined;
  readonly samples = new Map<string, EvalsSample>();
  readonly types = new Set<string>();
  /** Events that stand in the file again, word for word. */
  repeated = 0;
  /** Number of an event → hash of what it says. */
  readonly #seen = new Map<number, string>();
  #events = 0;

  readSpec(spec: JsonFields): void {
    const names = spec.maybeList('completion_fns') ?? spec.maybeFields('model_names')?.maybeList('completions');
    const model = names?.map(String).join(', ') || spec.maybeText('model_name');
    const task = spec.maybeText('eval_name') ?? spec.maybeText('base_eval');
    const seed = spec.maybeFields('run_config')?.maybeId('seed');
    const known = Object.entries({ model, task, seed }).filter(([, value]) => value !== undefined);
    this.facts = Object.fromEntries(known) as Facts;
    this.setup = readSetup(spec);
    this.hasSpec = true;
  }

  readReport(report: JsonFields): void {
    const numbers = Object.entries(report.value).filter(([, value]) => typeof value === 'number');
    this.report = new Map(numbers as [string, number][]);
  }

  /** @throws CarryoverError where an event that counts is not as the recorder writes it */
  readEvent(event: JsonFields, place: string): void {
    const type = event.text('type');
    this.types.add(type);
    if (!ABOUT.includes(type)) return;
    const id = event.maybeId('sample_id');
    if (id === undefined || id.trim() === '') throw event.refuse('sample_id', 'the name of a sample');
    const eventId = event.maybeCount('event_id') ?? this.#events;
    this.#events++;
    if (this.#isRepeated(event, eventId)) return;
    const sample = this.#sampleOf(id, place);
    if (type === 'error') sample.hasError = true;
    else if (type === 'match') readMatch(sample, event.fields('data'), { eventId, place });
    else if (type === 'metrics') readMetrics(sample, event.fields('data'), { eventId, place });
    else if (type === 'sampling') readSampling(sample, event.fields('data'));
    else readRaw(sample, event.get('data'));
  }

  #isRepeated(event: JsonFields, eventId: number): boolean {
    if (!event.has('event_id')) return false;
    const said = hashText(JSON.stringify([event.get('sample_id'), event.get('type'), event.get('data')]));
    const hasSaid = this.#seen.get(eventId) === said;
    if (hasSaid) this.repeated++;
    else this.#seen.set(eventId, said);
    return hasSaid;
  }

  #sampleOf(id: string, place: string): EvalsSample {
    const known = this.samples.get(id);
    if (known !== undefined) return known;
    const unknown = {
      hasError: false,
      text: undefined,
      rawText: undefined,
      answer: undefined,
      expected: undefined,
      tags: undefined,
    };
    const tokens = { model: undefined, tokensIn: undefined, tokensOut: undefined };
    const sample: EvalsSample = { id, place, ...unknown, ...tokens, values: new Map() };
    this.samples.set(id, sample);
    return sample;
  }
}

type Origin = Omit<RecordedValue, 'value'>;

function record(sample: EvalsSample, name: string, value: RecordedValue): void {
  const values = sample.values.get(name) ?? [];
  values.push(value);
  sample.values.set(name, values);
}

function readMatch(sample: EvalsSample, data: JsonFields, origin: Origin): void {
  const name = data.has('correct') ? 'correct' : 'score';
  const value = data.get(name);
  const isScore = typeof value === 'boolean' || (typeof value === 'number' && value >= 0 && value <= 1);
  if (!isScore) throw data.refuse(name, 'true or false');
  record(sample, MATCH, { ...origin, value });
  sample.answer = shortText(data.get('sampled')) ?? sample.answer;
  sample.expected = shortText(data.get('expected')) ?? sample.expected;
}

function readMetrics(sample: EvalsSample, data: JsonFields, origin: Origin): void {
  for (const name of data.names) record(sample, name, { ...origin, value: data.get(name) });
  sample.answer = shortText(data.get('choice')) ?? sample.answer;
}

function readSampling(sample: EvalsSample, data: JsonFields): void {
  const model = data.get('model') ?? '';
  sample.model ??= model;
  if (sample.model !== model) return;
  sample.text ??= chatText(data.get('prompt'));
  sample.answer ??= shortText(data.get('sampled'));
  const usage = data.get('usage');
  if (!isObject(usage)) return;
  sample.tokensIn = addTokens(sample.tokensIn, usage.prompt_tokens);
  sample.tokensOut = addTokens(sample.tokensOut, usage.completion_tokens);
}

function readRaw(sample: EvalsSample, data: unknown): void {
  if (!isObject(data)) return;
  sample.tags ??= data;
  sample.rawText ??= chatText(data.input);
}
