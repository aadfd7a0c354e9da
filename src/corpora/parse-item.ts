import { CarryoverError } from '../core/errors.ts';
import { type ItemInput, type Label, type SourceItem, SPLITS, type Split, type TextPair } from '../core/item.ts';
import { escapeUnseen, quote } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';
import { saysSomething } from './seen-text.ts';

/** An item as a file has it. */
export interface FileItem extends SourceItem {
  readonly split?: Split | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

const ITEM_KEYS = ['id', 'input', 'label', 'cluster', 'subset', 'split', 'meta'] as const;
const PAIR_KEYS = ['prompt', 'first', 'second'] as const;
const EXAMPLE = '{"id":"q1","input":"2 + 2 = 4","label":1}';
const PAIR_EXAMPLE = '{"prompt":"…","first":"…","second":"…"}';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with one line: where, what was found, what was expected, and what to do. */
function refuse(where: string, found: string, hint: string): CarryoverError {
  return new CarryoverError('data-invalid', `${where}: ${found}.`, hint);
}

function parseObject(line: string, where: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : '').split(/, "| in JSON/);
    const isSpread = /^[[{]$|[[{,]$/.test(line.trim());
    const hint = isSpread
      ? "Rewrite the file with one object a line, for example: jq -c . FILE (for an array: jq -c '.[]')."
      : `Write one item a line, such as ${EXAMPLE}.`;
    const found = `is no valid JSON (${escapeUnseen(reason)}): ${quote(line.trim())}; expected one JSON object on every line`;
    throw refuse(where, found, hint);
  }
  if (isObject(value)) return value;
  const hint = Array.isArray(value) ? "For an array of items: jq -c '.[]' FILE." : `Such as ${EXAMPLE}.`;
  throw refuse(where, `found ${quote(value)}; expected one JSON object on every line`, hint);
}

function refuseUnknownKeys(object: JsonObject, { known, where }: { known: readonly string[]; where: string }): void {
  const unknown = Object.keys(object).find(key => !known.includes(key));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const hint = nearest === undefined ? 'Remove it, or put it under "meta".' : `Did you mean ${quote(nearest)}?`;
  throw refuse(where, `unknown key ${quote(unknown)}; expected ${known.join(', ')}`, hint);
}

/** A key that is there and not null: tools that write tables write null for nothing. */
const presentValue = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) && object[key] !== null ? object[key] : undefined;

/** An id, or the name of a cluster or subset; whole numbers are taken for names. */
function readName(object: JsonObject, key: string, where: string): string | undefined {
  const value = presentValue(object, key);
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw refuse(where, `"${key}" is ${quote(value)}; expected a text that is not empty`, `Give "${key}" a name.`);
}

function requireKey(object: JsonObject, key: string, where: string): unknown {
  const value = presentValue(object, key);
  if (value !== undefined) return value;
  const written = Object.hasOwn(object, key) ? 'is null' : 'is missing';
  throw refuse(where, `"${key}" ${written}; expected id, input and label`, `Write items such as ${EXAMPLE}.`);
}

function readPair(object: JsonObject, where: string): TextPair {
  refuseUnknownKeys(object, { known: PAIR_KEYS, where: `${where}: "input"` });
  const [prompt, first, second] = PAIR_KEYS.map(key => {
    const text = presentValue(object, key);
    if (typeof text === 'string') return text;
    const found = text === undefined ? 'is missing' : `is ${quote(text)}`;
    throw refuse(where, `"input.${key}" ${found}; expected a text`, `Write the pair as ${PAIR_EXAMPLE}.`);
  });
  if (prompt === undefined || first === undefined || second === undefined) throw new TypeError('a pair has three keys');
  if (!saysSomething(prompt)) throw refuse(where, '"input.prompt" is empty; expected a text', 'Say what was asked.');
  if (first.trim() === second.trim()) {
    throw refuse(where, 'both answers are the same; expected two that differ', 'Remove the item: neither is better.');
  }
  return { prompt, first, second };
}

function readInput(object: JsonObject, where: string): ItemInput {
  const value = requireKey(object, 'input', where);
  if (isObject(value)) return readPair(value, where);
  if (typeof value !== 'string') {
    const found = `"input" is ${quote(value)}; expected a text, or a pair as ${PAIR_EXAMPLE}`;
    throw refuse(where, found, 'Write what is to be judged as a text.');
  }
  if (saysSomething(value)) return value;
  throw refuse(where, '"input" is empty; expected a text', 'Remove the item, or write what is to be judged.');
}

function readLabel(object: JsonObject, where: string): Label {
  const value = requireKey(object, 'label', where);
  if (value === 1 || value === true) return 1;
  if (value === 0 || value === false) return 0;
  const hint = 'Write 1 where the text is right, or the first answer the better one, and 0 where not.';
  throw refuse(where, `"label" is ${quote(value)}; expected 0 or 1`, hint);
}

function readSplit(object: JsonObject, where: string): Split | undefined {
  const value = presentValue(object, 'split');
  const split = SPLITS.find(name => name === value);
  if (value === undefined || split !== undefined) return split;
  const nearest = typeof value === 'string' ? nearestName(value, SPLITS) : undefined;
  const hint = nearest === undefined ? 'Leave it out to have the items split at random.' : `Did you mean "${nearest}"?`;
  throw refuse(where, `"split" is ${quote(value)}; expected ${SPLITS.join(' or ')}`, hint);
}

/**
 * Reads one line of an item file. `meta` may hold anything, and is not read.
 * @param where file and line, for messages
 * @throws CarryoverError `data-invalid` naming the line, what was found, and what was expected
 */
export function parseItem(line: string, where: string): FileItem {
  const object = parseObject(line, where);
  refuseUnknownKeys(object, { known: ITEM_KEYS, where });
  requireKey(object, 'id', where);
  const [cluster, subset] = [readName(object, 'cluster', where), readName(object, 'subset', where)];
  const split = readSplit(object, where);
  return {
    id: readName(object, 'id', where) ?? '',
    input: readInput(object, where),
    label: readLabel(object, where),
    ...(cluster === undefined ? {} : { cluster }),
    ...(subset === undefined ? {} : { subset }),
    ...(split === undefined ? {} : { split }),
  };
}
