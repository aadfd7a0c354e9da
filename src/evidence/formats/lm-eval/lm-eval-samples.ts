import { canonicalJson } from '../../../util/canonical-json.ts';
import { hashText } from '../../evidence-sink.ts';
import { JsonFields } from '../../json-fields.ts';
import { parseNumber } from '../../parse-number.ts';
import type { JsonRecord } from '../json-records.ts';

/** Values of one metric, document after document. */
export interface MetricColumn {
  readonly metric: string;
  /** Undefined where the sample has none. */
  readonly values: (number | undefined)[];
  /** Why it is no score, if so. */
  passedOver?: string;
}

export interface SampleDocument {
  readonly item: string;
  readonly place: string;
  /** Hash of the document: equal where the questions are. */
  readonly content: string | undefined;
  readonly tags: Readonly<Record<string, unknown>>;
  readonly prediction: string | undefined;
  readonly label: string | undefined;
}

/** Samples that went through the same filter. */
export interface SampleTable {
  readonly filter: string | undefined;
  readonly documents: SampleDocument[];
  readonly columns: Map<string, MetricColumn>;
}

/** What a sample has besides the values of its metrics. */
const KNOWN = new Set([
  ...[
    'doc_id',
    'doc',
    'target',
    'arguments',
    'resps',
    'filtered_resps',
    'filter',
    'metrics',
    'doc_hash',
    'prompt_hash',
  ],
  ...['target_hash', 'task_hash', 'sample_hash', 'task_name', 'truth'],
]);
/** Longer texts are no labels. */
const MOST_LABEL = 200;

const shortText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= MOST_LABEL ? value : undefined;

/** Single values of a document by which items can be told to belong together. */
function tagsOf(doc: unknown): Readonly<Record<string, unknown>> {
  if (typeof doc !== 'object' || doc === null || Array.isArray(doc)) return {};
  const isTag = (value: unknown): boolean =>
    typeof value === 'number' || typeof value === 'boolean' || shortText(value) !== undefined;
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => isTag(value)));
}

/** The document itself: the prompt around it differs between models with and without a chat template. */
function contentOf(fields: JsonFields): string | undefined {
  const doc = fields.get('doc');
  if (typeof doc === 'object' && doc !== null) return hashText(canonicalJson(doc));
  const said = doc ?? fields.get('prompt_0');
  return said === undefined ? fields.maybeText('doc_hash') : hashText(String(said));
}

/** The answer, where the filter left one text. */
function answerOf(fields: JsonFields): string | undefined {
  const answers = fields.get('filtered_resps');
  return shortText(Array.isArray(answers) && answers.length === 1 ? answers[0] : answers);
}

interface Value {
  readonly value?: number;
  readonly fault?: string;
}

/** What `--write_out` of version 0.3 left: prompts and answers by number, and everything as text. */
const isWrittenOut = (fields: JsonFields): boolean => fields.has('prompt_0') && !fields.has('doc');
const WRITTEN_OUT = /^(?:prompt|logit)_\d+$/;

/** A metric that was written as Python shows it. */
function valueOfText(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (text === 'True' || text === 'False') return text === 'True';
  return text === 'nan' ? undefined : (parseNumber(text) ?? text);
}

const metricOf = (fields: JsonFields, name: string): unknown =>
  isWrittenOut(fields) ? valueOfText(fields.get(name)) : fields.get(name);

function readValue(value: unknown, where: string): Value {
  if (typeof value === 'boolean') return { value: Number(value) };
  if (value === undefined || value === 'NaN') return {};
  if (typeof value !== 'number') return { fault: `it is no single number in ${where}` };
  if (value >= 0 && value <= 1) return { value };
  return { fault: `it is ${value} in ${where}; a score is from 0 to 1` };
}

/** Sorts samples by filter, and their values by metric. */
export class SampleTables {
  readonly #tables = new Map<string, SampleTable>();
  /** How often each document came without saying its filter: the tool writes all of the first filter, then of the next. */
  readonly #seen = new Map<string, number>();
  readonly #metrics: readonly string[];
  readonly #filters: readonly string[];

  /**
   * @param metrics that the task has, if a results file says; samples before 0.4.3 do not
   * @param filters likewise, in order
   */
  constructor(metrics: readonly string[] = [], filters: readonly string[] = []) {
    this.#metrics = metrics;
    this.#filters = filters;
  }

  get tables(): readonly SampleTable[] {
    return [...this.#tables.values()];
  }

  /** @throws CarryoverError `data-invalid` for what is no sample */
  add({ value, where }: JsonRecord): void {
    const fields = new JsonFields(value, where);
    const item = fields.id('doc_id');
    const table = this.#tableOf(this.#filterOf(fields, item));
    const at = table.documents.length;
    table.documents.push({
      item,
      place: where,
      content: contentOf(fields),
      tags: tagsOf(fields.get('doc')),
      prediction: answerOf(fields),
      label: shortText(fields.get('target') ?? fields.get('truth')),
    });
    for (const metric of this.#metricsOf(fields)) {
      const { value, fault } = readValue(metricOf(fields, metric), where);
      const column: MetricColumn = table.columns.get(metric) ?? { metric, values: [] };
      table.columns.set(metric, column);
      if (fault !== undefined) column.passedOver ??= fault;
      if (value !== undefined) column.values[at] = value;
    }
  }

  #filterOf(fields: JsonFields, item: string): string | undefined {
    const filter = fields.maybeText('filter');
    if (filter !== undefined) return filter;
    const times = this.#seen.get(item) ?? 0;
    this.#seen.set(item, times + 1);
    return this.#filters[times] ?? (times === 0 ? undefined : `filter ${times + 1}`);
  }

  #tableOf(filter: string | undefined): SampleTable {
    const key = filter ?? '';
    const table = this.#tables.get(key) ?? { filter, documents: [], columns: new Map() };
    this.#tables.set(key, table);
    return table;
  }

  #metricsOf(fields: JsonFields): readonly string[] {
    const named = fields.maybeList('metrics')?.filter(name => typeof name === 'string');
    if (named !== undefined) return named;
    if (this.#metrics.length > 0) return this.#metrics;
    return fields.names.filter(
      name =>
        !KNOWN.has(name) && !WRITTEN_OUT.test(name) && ['number', 'boolean'].includes(typeof metricOf(fields, name)),
    );
  }
}
