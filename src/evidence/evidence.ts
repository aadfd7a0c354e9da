import type { EvidenceNote, Series } from '../core/evidence.ts';
import type { Predictions } from '../core/predictions.ts';
import type { InputFile } from '../core/result.ts';
import type { Assignment } from './assign-design.ts';
import type { SeriesSummary } from './summarize-series.ts';

/** How the files are to be read, beside what is in them. */
export interface EvidenceRequest {
  /** Name of the one format that all files have; found by content unless given. */
  readonly format?: string | undefined;
  /** Columns of a table of other names. */
  readonly map?: string | undefined;
  readonly metrics: readonly string[];
  readonly filters: readonly string[];
  readonly domain: readonly string[];
  readonly rung: readonly string[];
  readonly arm: readonly string[];
  readonly pairBy: 'id' | 'content';
  /** Name of what tells which items belong together, or `none`. */
  readonly cluster?: string | undefined;
  /** Most bytes that a packed file may hold, unpacked. */
  readonly maxUnpacked: number;
}

/** How many files were read as what. */
export interface FormatCount {
  readonly title: string;
  readonly files: number;
}

/** What was read, what it was taken for, and the table that came of it. */
export interface Evidence {
  readonly predictions: Predictions;
  readonly inputs: readonly InputFile[];
  readonly formats: readonly FormatCount[];
  /** Everything that was found, whether it is used or not; empty for predictions tables, which say themselves what they are. */
  readonly summaries: readonly SeriesSummary[];
  /** What became of the series; absent for predictions tables. */
  readonly assignment?: Assignment | undefined;
  readonly notes: readonly EvidenceNote[];
  /** Files, parts of files and series that were left out, and why. */
  readonly excluded: readonly EvidenceNote[];
}

/** "log.json: gpt-4 on arithmetic" */
export function nameSeries({ path, facts }: Pick<Series, 'path' | 'facts'>): string {
  const { model, task, method, metric, filter } = facts;
  const words = [method, model && `of ${model}`, task && `on ${task}`, metric && `by ${metric}`, filter && `(${filter})`];
  return `${path}: ${words.filter(Boolean).join(' ') || 'one series'}`;
}
