import { CarryoverError } from '../core/errors.ts';
import { findJsonFault } from './find-json-fault.ts';
import { scanJson } from './scan-json.ts';

export interface ParsedJson {
  readonly value: unknown;
  /** Whether values stand there that JSON does not know (NaN, Infinity), here the texts 'NaN', 'Infinity', '-Infinity'. */
  readonly hasNonFinite: boolean;
}

/** Deeper than any tool writes, and shallow enough for every function that calls itself. */
const MOST_DEPTH = 500;

/** Puts values that no JavaScript number stands for into quotes: their exact text. */
function quoteUnsafe(text: string, unsafe: readonly number[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < unsafe.length; at += 2) {
    const [start, end] = [unsafe[at] as number, unsafe[at + 1] as number];
    pieces.push(text.slice(done, start), `"${text.slice(start, end)}"`);
    done = end;
  }
  return unsafe.length === 0 ? text : `${pieces.join('')}${text.slice(done)}`;
}

/** Names of all objects in a value, without calling itself. */
function countNames(value: unknown): number {
  const open: unknown[] = [value];
  let names = 0;
  while (open.length > 0) {
    const next = open.pop() as object;
    const isList = Array.isArray(next);
    const values = isList ? next : Object.values(next ?? {});
    if (!isList && typeof next === 'object') names += values.length;
    for (const inner of values) if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return names;
}

/**
 * Reads a text as one JSON value, strictly, with what tools that are not strict put in: NaN, Infinity and −Infinity, and
 * whole numbers beyond ±(2^53 − 1), come out as texts with the exact characters that stand there.
 * @param text without byte order mark
 * @param path as the user typed it; with the member where it is an archive
 * @param firstLine 1-based line of the file on which the text starts
 * @throws CarryoverError `data-invalid` for what is no JSON, for an object that names a key twice, and for more than 500
 *   values inside one another; the message names line and column
 */
export function parseJson(text: string, path: string, firstLine = 1): ParsedJson {
  const { names, depth, unsafe } = scanJson(text);
  const fail = (cause?: unknown): CarryoverError => {
    const { line, column, found, hint } = findJsonFault(text);
    return new CarryoverError('data-invalid', `${path}:${firstLine + line - 1}:${column}: ${found}.`, hint, { cause });
  };
  if (depth > MOST_DEPTH) {
    const hint = 'Rewrite the file with its values less deep inside one another.';
    throw new CarryoverError('data-invalid', `${path}: nests ${depth} values; expected at most ${MOST_DEPTH}.`, hint);
  }
  let value: unknown;
  try {
    value = JSON.parse(quoteUnsafe(text, unsafe));
  } catch (error) {
    throw fail(error);
  }
  if (countNames(value) !== names) throw fail();
  const hasNonFinite = unsafe.some((start, at) => at % 2 === 0 && /^-?[NI]/.test(text.slice(start, start + 2)));
  return { value, hasNonFinite };
}
