import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { ApiSection } from '../core/suite.ts';
import { isOpenAiHost } from '../learners/api/base-url-of.ts';
import { KEY_VARIABLES } from './without-keys.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What is said to hosts that want no key: the protocol has a place for one. */
const NO_KEY = 'none';

/** What a header takes: ASCII that is printed. */
const WHOLE_KEY = /^[\x21-\x7e]+$/;

/** The environment variable that the key of a model is in; undefined where its host gets none. */
export function keyVariable(
  { learner, name }: Pick<ApiModel, 'learner' | 'name'>,
  { models }: ApiSection,
): string | undefined {
  const said = models?.[learner]?.keyVariable;
  if (said !== undefined || name.provider === 'anthropic') return said ?? KEY_VARIABLES.anthropic;
  // Meant for OpenAI alone: no other host gets that key.
  return isOpenAiHost(name.baseUrl) ? KEY_VARIABLES.openai : undefined;
}

/** Environment variables that a suite says hold keys: those that hosts have anyway are known without it. */
export const namedVariables = ({ models = {} }: ApiSection): readonly string[] => [
  ...new Set(Object.values(models).flatMap(({ keyVariable }) => keyVariable ?? [])),
];

/**
 * The key of a model, from the environment alone. A server of one's own gets none unless the suite names a variable for it: a key
 * of one host is not told to another.
 * @throws CarryoverError `usage` naming the variable that is not set, or holds what is no key
 */
export function modelKey(model: Pick<ApiModel, 'learner' | 'name'>, api: ApiSection, env: Env): string {
  const variable = keyVariable(model, api);
  if (variable === undefined) return NO_KEY;
  const key = env[variable]?.trim();
  if (key && WHOLE_KEY.test(key)) return key;
  if (key) {
    throw new CarryoverError(
      'usage',
      `${model.learner} needs a key: the environment variable ${variable} holds a space or a character that no header takes, such as the "…" of a shortened one.`,
      `Copy the whole key once more (export ${variable}=…).`,
    );
  }
  throw new CarryoverError(
    'usage',
    `${model.learner} needs a key: the environment variable ${variable} is ${env[variable] === undefined ? 'not set' : 'empty'}.`,
    `Set it (export ${variable}=…), or name another one: api.models[${JSON.stringify(model.learner)}].keyVariable. Keys never stand in a suite.`,
  );
}
