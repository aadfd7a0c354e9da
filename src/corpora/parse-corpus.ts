import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import type { CorpusFile } from '../core/suite.ts';
import { nearestName } from '../util/nearest-name.ts';
import { saysSomething } from './seen-text.ts';

/** Keys shown in one message. */
const MOST_KEYS = 8;
const NEXT = 'Write one JSON object with the key text a line, or name a .txt file with one text a line.';

/** What a line holds in place of a text: its keys, where it has any. */
function describe(value: unknown): string {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  if (keys.length === 0) return `found ${quote(value)}`;
  const meant = keys.some(key => nearestName(key, ['text']) !== undefined) ? ' (did you mean text?)' : '';
  const shown = keys.slice(0, MOST_KEYS).map(quote).join(', ');
  return `holds the key${keys.length === 1 ? '' : 's'} ${shown}${keys.length > MOST_KEYS ? ' and more' : ''}${meant}`;
}

function textOf(line: string, place: string): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CarryoverError('data-invalid', `${place}: is no valid JSON.`, NEXT, { cause: error });
  }
  if (typeof value !== 'object' || value === null || !('text' in value)) {
    const found = `${place}: ${describe(value)}; expected the key text with a text that says something.`;
    throw new CarryoverError('data-invalid', found, NEXT);
  }
  const { text } = value;
  if (typeof text === 'string' && saysSomething(text)) return text;
  const found = `${place}: text is ${quote(text)}; expected a text that says something.`;
  throw new CarryoverError('data-invalid', found, NEXT);
}

/**
 * Reads the correct texts that a local model is pretrained on: one a line, as `{"text": …}` in a JSONL file, as it stands in a
 * plain one. Empty lines are skipped.
 * @throws CarryoverError `data-invalid` naming the line
 */
export function parseCorpus(content: string, { path, format }: Pick<CorpusFile, 'path' | 'format'>): readonly string[] {
  const lines = content.split(/\r?\n/);
  const texts = lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    return [format === 'plain' ? line : textOf(line, `${path}:${at + 1}`)];
  });
  if (texts.length > 0) return texts;
  throw new CarryoverError('data-invalid', `${path}: holds no text; expected a corpus of correct texts.`, NEXT);
}
