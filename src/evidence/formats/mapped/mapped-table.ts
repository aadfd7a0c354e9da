import { CarryoverError } from '../../../core/errors.ts';
import type { Fact, Facts } from '../../../core/evidence.ts';
import { NUMBER_RULES } from '../../../core/number-rules.ts';
import type { Status } from '../../../core/predictions.ts';
import { STATUSES } from '../../../core/predictions.ts';
import { quote } from '../../../core/quote.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { RawRows } from '../../../tables/raw-rows.ts';
import { nearestName } from '../../../util/nearest-name.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink, NewOutcome } from '../../evidence-sink.ts';
import { parseNumber } from '../../parse-number.ts';
import { adviseScore, readScoreWord, SCORE_WORDS } from '../score-cell.ts';
import { sourceRows } from '../source-rows.ts';
import { MAP_TARGETS, type Mapping, type MapTarget } from './mapping.ts';
import { readStatusWord } from './status-word.ts';

const FORMAT = 'mapped-table';

const FACT_TARGETS = [
  'model',
  'task',
  'method',
  'metric',
  'filter',
  'seed',
  'arm',
  'rung',
  'domain',
] as const satisfies readonly (Fact & MapTarget)[];

type NumberTarget = 'confidence' | 'tokens_in' | 'tokens_out' | 'cost_usd';

/** Columns shown in one message. */
const MOST_NAMES = 30;

/** Turns the rows of one table into outcomes. */
class MappedRows {
  readonly #path: string;
  readonly #mapping: Mapping;
  readonly #sink: EvidenceSink;
  /** Where each target stands in a row; absent while no row has named its column. */
  #at: Partial<Record<MapTarget, number>> = {};
  #columns: readonly string[] = [];
  #line = 0;

  constructor(path: string, mapping: Mapping, sink: EvidenceSink) {
    this.#path = path;
    this.#mapping = mapping;
    this.#sink = sink;
  }

  take(batch: RawRows): void {
    if (batch.columns.length > this.#columns.length) this.#arrange(batch);
    for (const [at, cells] of batch.rows.entries()) {
      this.#line = batch.lines[at] as number;
      this.#add(cells);
    }
  }

  /** A column that no row of a JSONL file has is one too many in the mapping. */
  finish(): void {
    const absent = MAP_TARGETS.find(target => this.#mapping[target] !== undefined && this.#at[target] === undefined);
    if (absent !== undefined) throw this.#noColumn(absent);
  }

  #arrange({ format, columns }: RawRows): void {
    this.#columns = [...columns];
    for (const target of MAP_TARGETS) {
      const at = columns.indexOf(this.#mapping[target] ?? '');
      if (this.#mapping[target] !== undefined && at !== -1) this.#at[target] = at;
    }
    if (format !== 'jsonl') this.finish();
  }

  #add(cells: readonly unknown[]): void {
    const item = this.#text(cells, 'item');
    if (item === undefined)
      throw this.#at.item === undefined ? this.#noColumn('item') : this.#refuse(cells, 'item', 'an id');
    const tags: Record<string, unknown> = {};
    for (const [at, name] of this.#columns.entries()) tags[name] = cells[at];
    this.#sink.add({ path: this.#path, format: FORMAT }, this.#facts(cells), {
      item,
      ...this.#score(cells),
      repeat: this.#text(cells, 'repeat'),
      cluster: this.#text(cells, 'cluster'),
      subset: this.#text(cells, 'subset'),
      prediction: this.#text(cells, 'prediction'),
      label: this.#text(cells, 'label'),
      text: this.#text(cells, 'text'),
      confidence: this.#number(cells, 'confidence'),
      tokensIn: this.#number(cells, 'tokens_in'),
      tokensOut: this.#number(cells, 'tokens_out'),
      costUsd: this.#number(cells, 'cost_usd'),
      tags,
      place: `${this.#path}:${this.#line}`,
    });
  }

  #facts(cells: readonly unknown[]): Facts {
    const facts: Partial<Record<Fact, string>> = {};
    for (const target of FACT_TARGETS) {
      const text = this.#text(cells, target);
      if (text !== undefined) facts[target] = text;
    }
    return facts;
  }

  #score(cells: readonly unknown[]): Pick<NewOutcome, 'status' | 'score'> {
    const status = this.#status(cells);
    const value = this.#cell(cells, 'score');
    if (status !== undefined && status !== 'scored') {
      const isScored = value !== undefined && value !== '';
      if (isScored) this.#sink.note(this.#path, 'scores of outcomes whose status is not scored were not read');
      return { status, score: 0 };
    }
    const score = readScoreWord(value);
    if (score === 'empty') return { status: 'missing', score: 0 };
    if (score !== undefined) return { status: 'scored', score };
    throw this.#refuse(cells, 'score', SCORE_WORDS, adviseScore(value));
  }

  #status(cells: readonly unknown[]): Status | undefined {
    const text = this.#text(cells, 'status');
    if (text === undefined || text.trim() === '') return undefined;
    return readStatusWord(text) ?? this.#refuseStatus(cells);
  }

  #refuseStatus(cells: readonly unknown[]): never {
    throw this.#refuse(cells, 'status', STATUSES.join(', '), 'Leave status out of --map where the scores say all.');
  }

  /** Undefined where the row says nothing there, or nothing is mapped. */
  #cell(cells: readonly unknown[], target: MapTarget): unknown {
    const at = this.#at[target];
    return at === undefined ? undefined : (cells[at] ?? undefined);
  }

  #text(cells: readonly unknown[], target: MapTarget): string | undefined {
    const value = this.#cell(cells, target);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') return value;
    const isExact = typeof value === 'number' && (!Number.isInteger(value) || Number.isSafeInteger(value));
    if (isExact || typeof value === 'boolean') return String(value);
    throw this.#refuse(cells, target, 'text', 'Map a column of texts or numbers; write long numbers in double quotes.');
  }

  #number(cells: readonly unknown[], target: NumberTarget): number | undefined {
    const value = this.#cell(cells, target);
    if (value === undefined || value === '') return undefined;
    const number = typeof value === 'string' ? parseNumber(value.trim()) : value;
    const { accepts, expected } = NUMBER_RULES[target];
    if (typeof number === 'number' && accepts(number)) return number;
    throw this.#refuse(cells, target, expected, `Correct the value, leave it empty, or leave ${target} out of --map.`);
  }

  #refuse(cells: readonly unknown[], target: MapTarget, expected: string, hint = 'Fill it in, or map another column.') {
    const value = this.#cell(cells, target);
    const said = value === undefined || value === '' ? 'empty' : quote(value);
    const found = `column ${quote(this.#mapping[target])} is ${said}; expected ${expected}`;
    return new CarryoverError('data-invalid', `${this.#path}:${this.#line}: ${found} (mapped to ${target}).`, hint);
  }

  #noColumn(target: MapTarget): CarryoverError {
    const name = this.#mapping[target] as string;
    const nearest = nearestName(name, this.#columns);
    const advice = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`;
    const more = this.#columns.length > MOST_NAMES ? ', …' : '';
    const list = `${this.#columns.slice(0, MOST_NAMES).map(quote).join(', ')}${more}`;
    const found = `no column is called ${quote(name)}${advice}, mapped to ${target}; found ${list}`;
    return new CarryoverError('data-invalid', `${this.#path}: ${found}.`, 'Correct --map.');
  }
}

async function readMapped(source: Source, mapping: Mapping, sink: EvidenceSink): Promise<void> {
  const rows = new MappedRows(source.path, mapping, sink);
  for await (const batch of sourceRows(source)) rows.take(batch);
  rows.finish();
}

/**
 * A reader for any table in CSV, JSONL or Parquet whose columns somebody named: one outcome a row. Empty scores are missing outcomes; scores
 * are numbers from 0 to 1 or words such as correct and incorrect.
 */
export const mappedReader = (mapping: Mapping): EvidenceReader => ({
  format: FORMAT,
  title: 'table with mapped columns',
  recognizes: ({ kind, head }) => kind === 'parquet' || (kind === 'text' && !/^\s*(?:\[|$)/u.test(head)),
  read: async (sources, sink) => {
    for (const source of sources) await sink.attempt(source.path, () => readMapped(source, mapping, sink));
  },
});
