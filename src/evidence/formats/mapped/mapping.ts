import { CarryoverError } from '../../../core/errors.ts';
import { quote } from '../../../core/quote.ts';
import { nearestName } from '../../../util/nearest-name.ts';

/** What a column of somebody's table can be. */
export const MAP_TARGETS = [
  'item',
  'score',
  'arm',
  'rung',
  'domain',
  'seed',
  'model',
  'task',
  'method',
  'metric',
  'filter',
  'repeat',
  'cluster',
  'subset',
  'status',
  'prediction',
  'label',
  'text',
  'confidence',
  'tokens_in',
  'tokens_out',
  'cost_usd',
] as const;
export type MapTarget = (typeof MAP_TARGETS)[number];

/** Which column of a table is what. */
export type Mapping = Readonly<Partial<Record<MapTarget, string>>> & Readonly<Record<'item' | 'score', string>>;

const GRAMMAR =
  'Write --map item=COLUMN,score=COLUMN,model=COLUMN,…; columns with commas in double quotes: item="a, b".';

/** One part of a mapping: up to a comma that is not in double quotes. */
const PART = /(?:"(?:[^"]|"")*"|[^",]|"(?=[^"]*$))+/g;

const unquote = (text: string): string =>
  /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;

/** @param place names the option or file in messages */
function checkTarget(name: string, place: string): MapTarget {
  const target = MAP_TARGETS.find(known => known === name);
  if (target !== undefined) return target;
  const nearest = nearestName(name, MAP_TARGETS);
  const advice = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
  const found = `${place}: nothing is called ${quote(name)}${advice}; expected ${MAP_TARGETS.join(', ')}.`;
  throw new CarryoverError('usage', found, GRAMMAR);
}

/**
 * Checks that targets are known and come once, that each has a column, and that item and score are among them.
 * @param place names the option or file in messages
 * @throws CarryoverError `usage`
 */
export function makeMapping(pairs: Iterable<readonly [target: string, column: string]>, place: string): Mapping {
  const columns = new Map<MapTarget, string>();
  for (const [name, column] of pairs) {
    const target = checkTarget(name, place);
    const refuse = (found: string): never => {
      throw new CarryoverError('usage', `${place}: ${target} ${found}.`, GRAMMAR);
    };
    if (column === '') refuse('has no column; expected its name');
    if (columns.has(target)) refuse('is there twice; expected one column');
    columns.set(target, column);
  }
  const missing = (['item', 'score'] as const).find(target => !columns.has(target));
  if (missing === undefined) return Object.fromEntries(columns) as Mapping;
  throw new CarryoverError('usage', `${place}: does not say which column is the ${missing}.`, GRAMMAR);
}

/**
 * Reads a mapping as typed: `item=item_id,score=correct,model=judge`.
 * @throws CarryoverError `usage` for anything else, with the nearest known name
 */
export function parseMapping(text: string): Mapping {
  const place = `--map ${quote(text)}`;
  const pairs = (text.match(PART) ?? []).map((part): readonly [string, string] => {
    const at = part.indexOf('=');
    if (at === -1) throw new CarryoverError('usage', `${place}: ${quote(part)} has no "=".`, GRAMMAR);
    return [part.slice(0, at).trim(), unquote(part.slice(at + 1).trim())];
  });
  return makeMapping(pairs, place);
}

const requote = (column: string): string =>
  /[",]|^\s|\s$/.test(column) ? `"${column.replaceAll('"', '""')}"` : column;

/** A mapping as one would type it; `parseMapping` reads it back. */
export const formatMapping = (mapping: Mapping): string =>
  MAP_TARGETS.filter(target => mapping[target] !== undefined)
    .map(target => `${target}=${requote(mapping[target] as string)}`)
    .join(',');

/** Version of mapping files. */
export const MAP_VERSION = 1;

/** The text of a mapping file; `readMapping` reads it back. */
export const encodeMapping = (mapping: Mapping): string =>
  `${JSON.stringify({ 'carryover-map': MAP_VERSION, columns: mapping }, null, 2)}\n`;
