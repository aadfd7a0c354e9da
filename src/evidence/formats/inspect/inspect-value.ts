import { isObject } from '../../json-fields.ts';
import { parseNumber } from '../../parse-number.ts';

/** What the value of a score means. */
export type ReadValue =
  | { readonly kind: 'scored'; readonly score: number }
  /** "N": no answer, or a refusal to give one. */
  | { readonly kind: 'refused' }
  /** Null or NaN: the scorer could not tell. */
  | { readonly kind: 'unscored' }
  /** A rating, a word, a list: not a score from 0 to 1. */
  | { readonly kind: 'unusable'; readonly value: unknown };

/** The words that Inspect's `value_to_float` knows; "N" is a 0 there. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  ['yes', 1],
  ['true', 1],
  ['no', 0],
  ['false', 0],
]);

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return undefined;
  return WORDS.get(value) ?? WORDS.get(value.toLowerCase()) ?? parseNumber(value);
}

/** Reads a value that is no dictionary, as Inspect does, but for what Inspect would turn into a 0 for want of better. */
function readInspectValue(value: unknown): ReadValue {
  if (value === undefined || value === null || value === 'NaN') return { kind: 'unscored' };
  if (value === 'N') return { kind: 'refused' };
  const score = numberOf(value);
  return score !== undefined && score >= 0 && score <= 1
    ? { kind: 'scored', score: score + 0 }
    : { kind: 'unusable', value };
}

/** Name → value: the scorer's own name, or `scorer/key` for each key of a dictionary. */
export function flattenInspectValue(scorer: string, value: unknown): readonly (readonly [string, ReadValue])[] {
  if (!isObject(value)) return [[scorer, readInspectValue(value)]];
  return Object.entries(value).map(([key, inner]) => [`${scorer}/${key}`, readInspectValue(inner)]);
}
