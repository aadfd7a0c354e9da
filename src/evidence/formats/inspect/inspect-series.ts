import type { Facts, Setup } from '../../../core/evidence.ts';
import type { Status } from '../../../core/predictions.ts';
import { quote } from '../../../core/quote.ts';
import type { EvidenceSink, SeriesSource } from '../../evidence-sink.ts';
import { isComparable, readInspectClaims } from './inspect-claims.ts';
import type { InspectHeader, InspectResult } from './inspect-header.ts';
import type { InspectSample } from './inspect-sample.ts';

/** What of a log goes into its series. */
export interface InspectContent {
  readonly path: string;
  readonly facts: Facts;
  readonly setup: Setup;
  readonly header: InspectHeader;
  readonly samples: readonly InspectSample[];
  /** Whether these are items with their epochs reduced to one score. */
  readonly isReduced: boolean;
  /** Items and epochs that should be there and are not. */
  readonly missing: readonly Pick<InspectSample, 'id' | 'epoch'>[];
}

export const INSPECT_FORMAT = 'inspect';

/** Name of the series that a result of the header is about. */
function metricOf({ name, scorer }: InspectResult, metrics: ReadonlySet<string>): string | undefined {
  const own = name === scorer ? [scorer] : [`${scorer}/${name}`, name];
  return own.find(metric => metrics.has(metric));
}

/** Names of all series: what samples are scored by, then what the header knows besides. */
function metricsOf({ samples, header }: InspectContent): ReadonlySet<string> {
  const metrics = new Set(samples.flatMap(({ scores }) => [...scores.keys()]));
  const scored = [...metrics];
  for (const result of header.results) {
    const { name, scorer } = result;
    const isKnown = metricOf(result, metrics) !== undefined || scored.some(metric => metric.startsWith(`${scorer}/`));
    if (!isKnown) metrics.add(name === scorer ? scorer : `${scorer}/${name}`);
  }
  if (metrics.size > 0 || !samples.some(({ hasError }) => hasError)) return metrics;
  return new Set(header.scorers);
}

/** Why a series cannot be made of a metric, if it cannot. */
function whyUnusable(samples: readonly InspectSample[], metric: string): string | undefined {
  for (const { id, scores } of samples) {
    const value = scores.get(metric)?.value;
    if (value?.kind !== 'unusable') continue;
    const found = `sample ${quote(id)} has ${quote(value.value)}`;
    return `Metric ${quote(metric)} was passed over: its values are no scores from 0 to 1 (${found}).`;
  }
  return undefined;
}

function statusOf(sample: InspectSample, metric: string, isScoredOnError: boolean): Status {
  const kind = sample.scores.get(metric)?.value.kind;
  const hasFailed = sample.hasError && !(isScoredOnError && kind !== undefined);
  if (sample.isInvalid || hasFailed) return 'errored';
  if (kind === undefined) return 'missing';
  return kind === 'scored' || kind === 'refused' ? kind : 'errored';
}

class SeriesWriter {
  readonly #content: InspectContent;
  readonly #sink: EvidenceSink;
  readonly #metrics: ReadonlySet<string>;
  readonly #primary: string | undefined;
  readonly #hasRepeats: boolean;

  constructor(content: InspectContent, sink: EvidenceSink) {
    const { header, samples, missing, isReduced } = content;
    this.#content = content;
    this.#sink = sink;
    this.#metrics = metricsOf(content);
    this.#primary = header.headline === undefined ? header.scorers[0] : metricOf(header.headline, this.#metrics);
    const epochs = new Set([...samples, ...missing].map(({ epoch }) => epoch));
    this.#hasRepeats = !isReduced && (header.epochs > 1 || epochs.size > 1);
  }

  write(): void {
    const { path, facts, samples } = this.#content;
    if (this.#metrics.size === 0) {
      this.#sink.open({ path, format: INSPECT_FORMAT }, facts);
      const why =
        samples.length > 0 ? 'its samples were never scored (inspect score does that)' : 'it holds no samples';
      this.#sink.note(path, `Has no outcomes: ${why}.`);
    }
    for (const metric of this.#metrics) {
      const unusable = whyUnusable(samples, metric);
      if (unusable === undefined) this.#writeMetric(metric);
      else this.#sink.note(path, unusable);
    }
  }

  #writeMetric(metric: string): void {
    const { path, facts, setup, samples, missing, header } = this.#content;
    const source = { path, format: INSPECT_FORMAT, isPrimary: metric === this.#primary, setup };
    const own = { ...facts, metric };
    this.#sink.open(source, own);
    const statuses = samples.map(sample => statusOf(sample, metric, header.isScoredOnError));
    for (const [at, sample] of samples.entries()) this.#writeSample(source, own, sample, statuses[at] as Status);
    for (const { id, epoch } of missing) {
      const repeat = this.#repeatOf(epoch);
      this.#sink.add(source, own, { item: id, repeat, status: 'missing', score: 0, place: path });
    }
    this.#writeClaims(source, own, statuses);
  }

  #repeatOf(epoch: number): string | undefined {
    return this.#hasRepeats ? String(epoch) : undefined;
  }

  #writeSample(source: SeriesSource, facts: Facts, sample: InspectSample, status: Status): void {
    const score = sample.scores.get(facts.metric as string);
    this.#sink.add(source, facts, {
      place: sample.place,
      item: sample.id,
      repeat: this.#repeatOf(sample.epoch),
      status,
      score: status === 'scored' && score?.value.kind === 'scored' ? score.value.score : 0,
      text: sample.text,
      tags: sample.tags,
      prediction: score?.answer,
      label: sample.target,
      tokensIn: sample.tokensIn,
      tokensOut: sample.tokensOut,
      costUsd: sample.costUsd,
    });
  }

  #writeClaims(source: SeriesSource, facts: Facts, statuses: readonly Status[]): void {
    const { path, header } = this.#content;
    let isRead = false;
    for (const result of header.results) {
      if (metricOf(result, this.#metrics) !== facts.metric) continue;
      if (!isComparable(result, header)) {
        const what = `numbers for ${quote(facts.metric)} with the epochs reduced by ${quote(result.reducer)}`;
        this.#sink.note(path, `The header's ${what} are not those of a mean: not checked.`);
      } else if (!isRead) {
        isRead = true;
        const { claims, note } = readInspectClaims(this.#content, result, statuses);
        for (const claim of claims) this.#sink.claim(source, facts, claim);
        if (note !== undefined) this.#sink.note(path, note);
      }
    }
  }
}

/** Puts the scores of a log into a series for each scorer, or each key of a scorer's dictionary, with what the header claims. */
export const writeInspectSeries = (content: InspectContent, sink: EvidenceSink): void =>
  new SeriesWriter(content, sink).write();
