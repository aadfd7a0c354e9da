import type { ApiModel } from '../../src/core/model-settings.ts';

/** A model of a provider whose prices and keys are known, as far as checks before a run look at it. */
export const providedModel = {
  learner: 'anthropic/m',
  name: { provider: 'anthropic', model: 'm' },
  requests: { mode: 'normal' },
} as ApiModel;

/** One on a server of the user's own, asked in batches. */
export const ownModel = {
  learner: 'openai/m@http://h/v1',
  name: { provider: 'openai', model: 'm', baseUrl: 'http://h/v1' },
  requests: { mode: 'batch' },
} as ApiModel;
