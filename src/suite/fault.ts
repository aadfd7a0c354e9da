import { quote } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';

/** Something that is wrong with a suite, and where. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  /** Names the field, what was found and what was expected. */
  readonly text: string;
  /** The next step. */
  readonly hint: string;
}

/** Names shown in one message. */
const MOST_NAMES = 20;

/** `expected one of a, b (did you mean a?)` */
export function expectOneOf(found: string, known: readonly string[]): string {
  const nearest = nearestName(found, known);
  const meant = nearest === undefined || nearest === found ? '' : ` (did you mean ${nearest}?)`;
  const more = known.length > MOST_NAMES ? ` and ${known.length - MOST_NAMES} more` : '';
  return `expected one of ${known.slice(0, MOST_NAMES).map(quoteUnlessPlain).join(', ')}${more}${meant}`;
}

const quoteUnlessPlain = (name: string): string => (/^[\w./-]+$/.test(name) ? name : quote(name));

/** Positions of values that stood before, each with the position where they did. */
export function* findRepeats(values: readonly (string | number)[]): Generator<readonly [at: number, before: number]> {
  const first = new Map<string | number, number>();
  for (const [at, value] of values.entries()) {
    const before = first.get(value);
    if (before === undefined) first.set(value, at);
    else yield [at, before];
  }
}
