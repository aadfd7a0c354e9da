import type { ApiModel } from '../core/model-settings.ts';
import { baseUrlOf } from '../learners/api/base-url-of.ts';

/** Hosts that models are asked at, each once and in order, with the port where the address names one. */
export const hostsOf = (models: Iterable<Pick<ApiModel, 'name'>>): readonly string[] =>
  [...new Set(Array.from(models, ({ name }) => new URL(baseUrlOf(name)).host))].sort();
