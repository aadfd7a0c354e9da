import type { Facts } from '../../../core/evidence.ts';
import type { Status } from '../../../core/predictions.ts';
import { quote } from '../../../core/quote.ts';
import { counted } from '../../counted.ts';
import type { EvidenceSink, SeriesSource } from '../../evidence-sink.ts';
import { type EvalsRun, type EvalsSample, MATCH, type RecordedValue } from './openai-evals-run.ts';

export const EVALS_FORMAT = 'openai-evals';
/** What the tool shows first where a task does not say otherwise. */
const PRIMARY = 'accuracy';

export interface NamedRun {
  readonly path: string;
  readonly run: EvalsRun;
  /** Tells the run apart from others of the same set-up in the file. */
  readonly name: string | undefined;
}

type Reading = { readonly status: Status; readonly score: number } | 'unusable';

function readValue(value: unknown): Reading {
  if (typeof value === 'boolean') return { status: 'scored', score: value ? 1 : 0 };
  if (typeof value === 'number' && value >= 0 && value <= 1) return { status: 'scored', score: value };
  return value === undefined || value === 'NaN' ? { status: 'errored', score: 0 } : 'unusable';
}

/** Right and wrong are the accuracy, unless another event gives that too. */
function metricName(name: string, names: ReadonlySet<string>): string {
  if (name !== MATCH) return name;
  return [PRIMARY, 'match'].find(free => !names.has(free)) ?? MATCH;
}

function describeRun({ report, hasSpec, repeated, types, samples }: EvalsRun): readonly string[] {
  const notes: string[] = [];
  if (!hasSpec) notes.push('Has events of a run without a spec: its model and task are unknown.');
  if (report === undefined) notes.push('Has no final report: the run did not come to its end.');
  if (repeated > 0) notes.push(`Has ${counted(repeated, 'event', 'events')} twice, word for word: read once.`);
  if ([...samples.values()].some(({ values }) => values.size > 0)) return notes;
  const list = [...types].sort().map(type => quote(type));
  const why = list.length === 0 ? 'it has no events' : `its events (${list.join(', ')}) hold no scores`;
  return [...notes, `Has no outcomes: ${why}.`];
}

class RunWriter {
  readonly #path: string;
  readonly #run: EvalsRun;
  readonly #sink: EvidenceSink;
  readonly #samples: readonly EvalsSample[];
  /** Name of the run among several with the same facts. */
  readonly #name: string | undefined;

  constructor({ path, run, name }: NamedRun, sink: EvidenceSink) {
    this.#path = path;
    this.#run = run;
    this.#sink = sink;
    this.#samples = [...run.samples.values()];
    this.#name = name;
  }

  write(): void {
    for (const note of describeRun(this.#run)) this.#sink.note(this.#path, note);
    const { facts } = this.#run;
    const names = new Set(this.#samples.flatMap(({ values }) => [...values.keys()]));
    if (names.size === 0) this.#sink.open({ path: this.#path, format: EVALS_FORMAT }, facts);
    for (const name of names) {
      const unusable = this.#whyUnusable(name);
      if (unusable === undefined) this.#writeMetric(name, { ...facts, metric: metricName(name, names) });
      // A choice that has a score beside it is the answer.
      else if (name !== 'choice' || !names.has('score')) this.#sink.note(this.#path, unusable);
    }
  }

  #whyUnusable(name: string): string | undefined {
    const values = this.#samples.flatMap(({ values: own }) => own.get(name) ?? []);
    const odd = values.find(({ value }) => readValue(value) === 'unusable');
    const why = (found: string) =>
      `Metric ${quote(name)} was passed over: its values are no scores from 0 to 1 (${found}).`;
    if (odd !== undefined) return why(`${quote(odd.value)} in ${odd.place}`);
    return values.every(({ value }) => value === undefined) ? why('all are null') : undefined;
  }

  #writeMetric(name: string, facts: Facts): void {
    const source = {
      path: this.#path,
      format: EVALS_FORMAT,
      isPrimary: facts.metric === PRIMARY,
      setup: this.#run.setup,
    };
    const counts = new Set(this.#samples.map(({ values }) => values.get(name)?.length ?? 0).filter(count => count > 0));
    const hasRepeats = Math.max(...counts) > 1;
    for (const sample of this.#samples) {
      const recorded = (sample.values.get(name) ?? []).toSorted((x, y) => x.eventId - y.eventId);
      const values: readonly (RecordedValue | undefined)[] = recorded.length > 0 ? recorded : [undefined];
      for (const [at, value] of values.entries()) {
        const repeat = [this.#name, hasRepeats ? String(at + 1) : undefined].filter(Boolean).join('.') || undefined;
        this.#sink.add(source, facts, { ...this.#outcome(sample, value), repeat });
      }
    }
    this.#writeClaim(source, facts, counts.size === 1);
  }

  #writeClaim(source: SeriesSource, facts: Facts, isMeanOfItems: boolean): void {
    const name = facts.metric as string;
    const value = this.#run.report?.get(name);
    if (value === undefined) return;
    if (this.#name !== undefined) this.#sink.note(this.#path, 'Holds several runs of one set-up: reports not checked.');
    else if (isMeanOfItems) this.#sink.claim(source, facts, { name, kind: 'mean', value });
    else {
      const why = 'is over answers, of which some items have more than others: not checked';
      this.#sink.note(this.#path, `The final report's ${quote(name)} ${why}.`);
    }
  }

  #outcome(sample: EvalsSample, value: RecordedValue | undefined) {
    const absent = { status: sample.hasError ? 'errored' : 'missing', score: 0 } as const;
    const reading = value === undefined ? absent : readValue(value.value);
    return {
      place: value?.place ?? sample.place,
      item: sample.id,
      ...(reading === 'unusable' ? absent : reading),
      text: sample.text ?? sample.rawText,
      tags: sample.tags,
      prediction: sample.answer,
      label: sample.expected,
      tokensIn: sample.tokensIn,
      tokensOut: sample.tokensOut,
    };
  }
}

/** Puts the scores of a run into a series for each of its metrics, with what the final report claims. */
export const writeEvalsSeries = (run: NamedRun, sink: EvidenceSink): void => new RunWriter(run, sink).write();
