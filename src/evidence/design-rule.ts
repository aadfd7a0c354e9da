import { CarryoverError } from '../core/errors.ts';
import { FACTS, type Fact, type Facts } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';

/** Gives a name to the series it fits. */
export interface DesignRule {
  /** As the user wrote it. */
  readonly text: string;
  readonly fact: Fact;
  /** The name; undefined where the rule does not fit. */
  readonly apply: (facts: Facts) => string | undefined;
}

const GRAMMAR =
  "Write FIELD, FIELD=VALUE:NAME or FIELD=~REGEX:NAME, for example --arm 'model=~verification:candidate'.";

function parseFact(flag: string, text: string, found: string): Fact {
  const fact = FACTS.find(name => name === found);
  if (fact !== undefined) return fact;
  const nearest = nearestName(found, FACTS);
  const advice = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
  const message = `${flag} ${quote(text)}: no field is called ${quote(found)}${advice}; expected one of ${FACTS.join(', ')}.`;
  throw new CarryoverError('usage', message, GRAMMAR);
}

function compile(flag: string, text: string, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CarryoverError('usage', `${flag} ${quote(text)}: ${reason}.`, GRAMMAR, { cause: error });
  }
}

/** `$1` … `$9` in a name stand for what the groups of the pattern matched. */
const fillGroups = (name: string, match: RegExpExecArray): string =>
  name.replace(/\$([1-9])/gu, (_, group: string) => match[Number(group)] ?? '').trim();

/** What follows the operator: what to fit, and the name behind the last colon. */
function splitName(flag: string, text: string, rest: string): readonly [pattern: string, name: string] {
  const colon = rest.lastIndexOf(':');
  const name = rest.slice(colon + 1).trim();
  if (colon > 0 && name !== '') return [rest.slice(0, colon), name];
  const found = colon === 0 ? 'fits nothing' : 'has no name behind a colon';
  throw new CarryoverError(
    'usage',
    `${flag} ${quote(text)}: ${found}; expected both, what to fit and a name.`,
    GRAMMAR,
  );
}

/**
 * Reads a rule: `model` takes the field as the name, `model=gpt-4:candidate` names one value, `model=~^(\d+b):$1` whatever a
 * regular expression finds.
 * @param flag the option it was given with, for messages
 * @throws CarryoverError `usage` for anything else
 */
export function parseDesignRule(flag: string, text: string): DesignRule {
  const at = text.indexOf('=');
  const fact = parseFact(flag, text, (at === -1 ? text : text.slice(0, at)).trim());
  if (at === -1) return { text, fact, apply: facts => facts[fact]?.trim() || undefined };
  const rest = text.slice(at + 1);
  if (!rest.startsWith('~')) {
    const [value, name] = splitName(flag, text, rest);
    return { text, fact, apply: facts => (facts[fact] === value ? name : undefined) };
  }
  const [pattern, name] = splitName(flag, text, rest.slice(1));
  const regex = compile(flag, text, pattern);
  return {
    text,
    fact,
    apply: facts => {
      const match = regex.exec(facts[fact] ?? '');
      return facts[fact] === undefined || match === null ? undefined : fillGroups(name, match) || undefined;
    },
  };
}
