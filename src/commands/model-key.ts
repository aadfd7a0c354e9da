import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { ApiSection } from '../core/suite.ts';
import { KEY_VARIABLES } from './without-keys.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The one host that the usual variable of the OpenAI protocol is meant for: no other gets that key. */
const OPENAI_HOST = 'api.openai.com';

/** What is said to hosts that want no key: the protocol has a place for one. */
const NO_KEY = 'none';

interface Variable {
  readonly name: string;
  readonly isNeeded: boolean;
}

function variableOf({ learner, name }: Pick<ApiModel, 'learner' | 'name'>, api: ApiSection): Variable | undefined {
  const said = api.models?.[learner]?.keyVariable;
  if (said !== undefined) return { name: said, isNeeded: true };
  if (name.provider === 'anthropic') return { name: KEY_VARIABLES.anthropic, isNeeded: true };
  return new URL(name.baseUrl).hostname === OPENAI_HOST ? { name: KEY_VARIABLES.openai, isNeeded: true } : undefined;
}

/** Environment variables that hold keys of these models. */
export const keyVariables = (models: Iterable<ApiModel>, api: ApiSection): readonly string[] => [
  ...new Set(Array.from(models).flatMap(model => variableOf(model, api)?.name ?? [])),
];

/**
 * The key of a model, from the environment alone. A server of one's own gets none unless the suite names a variable for it: a key
 * of one host is not told to another.
 * @throws CarryoverError `usage` naming the variable that is not set
 */
export function modelKey(model: Pick<ApiModel, 'learner' | 'name'>, api: ApiSection, env: Env): string {
  const variable = variableOf(model, api);
  if (variable === undefined) return NO_KEY;
  const key = env[variable.name]?.trim();
  if (key) return key;
  throw new CarryoverError(
    'usage',
    `${model.learner} needs a key: the environment variable ${variable.name} is ${env[variable.name] === undefined ? 'not set' : 'empty'}.`,
    `Set it (export ${variable.name}=…), or name another one: api.models[${JSON.stringify(model.learner)}].keyVariable. Keys never stand in a suite.`,
  );
}
