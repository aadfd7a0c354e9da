import { CarryoverError } from '../../core/errors.ts';
import { DOMAIN_KINDS } from '../../core/item.ts';
import { ANSWER_FORMS, CONFIDENCES, type ModelSettings } from '../../core/model-settings.ts';
import { quote } from '../../core/quote.ts';

type Check = (value: unknown) => boolean;

const isText: Check = value => typeof value === 'string';
const isCount: Check = value => Number.isSafeInteger(value) && (value as number) >= 1;
const isOneOf =
  (list: readonly string[]): Check =>
  value =>
    list.some(one => one === value);

const isPair: Check = value => Array.isArray(value) && value.length === 2 && value.every(isText);

/** Every field there and as it should be, and no other. */
function hasFields(value: unknown, fields: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === Object.keys(fields).length && names.every(name => fields[name]?.(Reflect.get(value, name)));
}

const isPromptSet: Check = value =>
  hasFields(value, { system: isText, example: isText, question: isText, answers: isPair });

const SETTINGS: Readonly<Record<keyof ModelSettings, Check>> = {
  confidence: isOneOf(CONFIDENCES),
  samples: isCount,
  answer: isOneOf(ANSWER_FORMS),
  maxTokens: isCount,
  shotTokens: isCount,
  shots: isCount,
  prompts: value => hasFields(value, Object.fromEntries(DOMAIN_KINDS.map(kind => [kind, isPromptSet]))),
};

/**
 * Checks settings of a model that come from a file which carryover wrote.
 * @throws CarryoverError `data-invalid` naming the first setting that is none
 */
export function checkSettings(value: unknown, where: string): ModelSettings {
  const hint = 'Have it recorded again: such files are not written by hand.';
  const isObject = typeof value === 'object' && value !== null;
  const names = isObject ? Object.keys(value) : [];
  const unknown = names.find(name => !Object.hasOwn(SETTINGS, name));
  if (!isObject || unknown !== undefined) {
    const found = unknown === undefined ? `settings are ${quote(value)}` : `unknown setting ${quote(unknown)}`;
    throw new CarryoverError('data-invalid', `${where}: ${found}; expected ${Object.keys(SETTINGS).join(', ')}.`, hint);
  }
  const wrong = Object.entries(SETTINGS).find(([name, is]) => !is(Reflect.get(value, name)));
  if (wrong === undefined) return value as ModelSettings;
  const found = quote(Reflect.get(value, wrong[0]));
  throw new CarryoverError('data-invalid', `${where}: setting ${wrong[0]} is ${found}, which is none.`, hint);
}
