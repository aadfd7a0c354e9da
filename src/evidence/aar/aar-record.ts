import type { ConfigKey } from './config-key.ts';

/** A part of a test set, counted, as a file states it. */
export interface Tally {
  /** Where it stands in the file: `detailed_eval.strong.final_eval`. */
  readonly field: string;
  readonly accuracy: number | undefined;
  readonly correct: number | undefined;
  readonly total: number | undefined;
  /** Class → how often it was predicted; empty where the file does not say. */
  readonly predicted: ReadonlyMap<string, number>;
  /** Class → how often it is true. */
  readonly labelled: ReadonlyMap<string, number>;
}

/** What one model got right on the test set. */
export interface Evaluation extends Tally {
  readonly subsets: ReadonlyMap<string, Tally>;
}

/** A field that is not of the kind it should be, or not there. */
export interface WrongField {
  readonly field: string;
  readonly expected: string;
  /** The value as it stands, or `absent`. */
  readonly found: string;
}

/** One `seed_*.json`, read. */
export interface AarRecord {
  /** As the user typed it, with the member of an archive behind `!`. */
  readonly path: string;
  /** The folder of settings that it lies in, in the same way. */
  readonly folder: string;
  readonly domain: string;
  /** As its folder calls it. */
  readonly dataset: string;
  readonly method: string;
  readonly role: 'run' | 'floor' | 'ceiling';
  /** Name of the folder of settings. */
  readonly config: string;
  readonly key: ConfigKey | undefined;
  /** As the file's name says. */
  readonly seed: string;
  /** As the file states it, or else the files beside it. */
  readonly weakModel: string | undefined;
  readonly strongModel: string | undefined;
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly modified: number | undefined;
  readonly mode: number | undefined;
  /** Its own result: of the student, or of the ceiling. */
  readonly own: Evaluation | undefined;
  /** The ceiling's, repeated in the file of a student. */
  readonly ceiling: Evaluation | undefined;
  /** Probability of the second class for each unlabelled row, by the teacher; absent elsewhere. */
  readonly softLabels: readonly unknown[] | undefined;
  readonly wrong: readonly WrongField[];
}

/** A number of the file, however deep; undefined where there is none, or something else. */
export function numberAt(json: unknown, ...path: readonly string[]): number | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Any value of the file; undefined where there is none. */
export function valueAt(json: unknown, ...path: readonly string[]): unknown {
  let value = json;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

export function textAt(json: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'string' ? value : undefined;
}
