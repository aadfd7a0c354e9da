import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { checkItems, type PlacedItem } from './check-items.ts';
import { type FileItem, parseItem } from './parse-item.ts';

/** A file as it was read, named as the user named it. */
export interface ItemFile {
  readonly path: string;
  readonly text: string;
}

/** The items of one file; blank lines, a byte order mark and Windows line ends are let pass. */
function parseFile({ path, text }: ItemFile): readonly PlacedItem[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      const where = `${path}:${at + 1}`;
      return [{ item: parseItem(line, where), where }];
    });
}

/**
 * Reads a domain's own items from JSONL: `id, input, label` and optional `cluster, subset, split, meta`. An input is a text,
 * or a pair of answers {prompt, first, second}; a label is 0 or 1.
 * @param files all of the domain's, in the order in which the items are to come
 * @throws CarryoverError `data-invalid` naming file and line: a line that is no item; an id or an input that is there twice
 * (but see `checkItems`); texts mixed with pairs; one class only; a cluster in both splits; no items at all
 */
export function parseItems(files: readonly ItemFile[], domain: string): readonly FileItem[] {
  const items = files.flatMap(parseFile);
  if (items.length === 0) {
    const paths = files.map(({ path }) => path).join(', ') || 'no file';
    const message = `${paths}: holds no item of domain ${quote(domain)}; expected one JSON object on every line.`;
    throw new CarryoverError('data-invalid', message, 'Name a file that has items.');
  }
  checkItems(items, domain);
  return items.map(({ item }) => item);
}
