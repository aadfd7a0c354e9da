import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';

const NEXT = 'Write one JSON object with the key text a line, or name a .txt file with one text a line.';

function textOf(line: string, place: string): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CarryoverError('data-invalid', `${place}: is no valid JSON.`, NEXT, { cause: error });
  }
  const text: unknown = typeof value === 'object' && value !== null && 'text' in value ? value.text : undefined;
  if (typeof text === 'string' && text.trim() !== '') return text;
  throw new CarryoverError(
    'data-invalid',
    `${place}: text is ${quote(text)}; expected a text that says something.`,
    NEXT,
  );
}

/**
 * Reads the correct texts that a local model is pretrained on: one a line, as `{"text": …}` in a JSONL file, as it stands in a
 * `.txt` file. Empty lines are skipped.
 * @param path as the suite says it
 * @throws CarryoverError `data-invalid` naming the line
 */
export function parseCorpus(content: string, path: string): readonly string[] {
  const lines = content.split(/\r?\n/);
  const isPlain = /\.txt$/i.test(path);
  const texts = lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    return [isPlain ? line : textOf(line, `${path}:${at + 1}`)];
  });
  if (texts.length > 0) return texts;
  throw new CarryoverError('data-invalid', `${path}: holds no text; expected a corpus of correct texts.`, NEXT);
}
