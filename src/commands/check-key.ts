import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { Suite } from '../core/suite.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { keyVariable, modelKey } from './model-key.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Whether the key of a model is there; its name is said, and never itself. */
export function checkKey(model: ApiModel, { api = {} }: Pick<Suite, 'api'>, env: Env): DoctorCheck {
  try {
    modelKey(model, api, env);
  } catch (error) {
    if (!(error instanceof CarryoverError)) throw error;
    return { check: 'key', state: 'failed', text: `${error.message} ${error.hint}` };
  }
  const variable = keyVariable(model, api);
  const text =
    variable === undefined
      ? 'none is sent; where the server wants one, name its variable: keyVariable'
      : `${variable} is set`;
  return { check: 'key', state: 'ok', text };
}
