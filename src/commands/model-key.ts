import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { ApiSection } from '../core/suite.ts';
import { KEY_VARIABLES } from './without-keys.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The one host that the usual variable of the OpenAI protocol is meant for: no other gets that key. */
const OPENAI_HOST = 'api.openai.com';

/** What is said to hosts that want no key: the protocol has a place for one. */
const NO_KEY = 'none';

/** The environment variable that the key of a model is in; undefined where its host gets none. */
export function keyVariable(
  { learner, name }: Pick<ApiModel, 'learner' | 'name'>,
  { models }: ApiSection,
): string | undefined {
  const said = models?.[learner]?.keyVariable;
  if (said !== undefined || name.provider === 'anthropic') return said ?? KEY_VARIABLES.anthropic;
  return new URL(name.baseUrl).hostname === OPENAI_HOST ? KEY_VARIABLES.openai : undefined;
}

/** Environment variables that a suite says hold keys: those that hosts have anyway are known without it. */
export const namedVariables = ({ models = {} }: ApiSection): readonly string[] => [
  ...new Set(Object.values(models).flatMap(({ keyVariable }) => keyVariable ?? [])),
];

/**
 * The key of a model, from the environment alone. A server of one's own gets none unless the suite names a variable for it: a key
 * of one host is not told to another.
 * @throws CarryoverError `usage` naming the variable that is not set
 */
export function modelKey(model: Pick<ApiModel, 'learner' | 'name'>, api: ApiSection, env: Env): string {
  const variable = keyVariable(model, api);
  if (variable === undefined) return NO_KEY;
  const key = env[variable]?.trim();
  if (key) return key;
  throw new CarryoverError(
    'usage',
    `${model.learner} needs a key: the environment variable ${variable} is ${env[variable] === undefined ? 'not set' : 'empty'}.`,
    `Set it (export ${variable}=…), or name another one: api.models[${JSON.stringify(model.learner)}].keyVariable. Keys never stand in a suite.`,
  );
}
