import type { DomainKind } from '../core/item.ts';
import type {
  ApiModel,
  ModelName,
  ModelSettings,
  Price,
  PriceText,
  PromptSet,
  RequestSettings,
} from '../core/model-settings.ts';
import type { ApiSection, Suite } from '../core/suite.ts';
import { isLearnerFault, parseLearner } from '../suite/parse-learner.ts';

/** What holds where a suite says nothing. */
const REQUESTS: RequestSettings = { mode: 'normal', concurrency: 32, timeoutSeconds: 120 };
const SAMPLES = 5;
const MAX_TOKENS = 64;
const SHOT_TOKENS = 8000;
const SHOTS = 64;

/** What a model costs by the table of carryover; undefined where it has no entry. */
export type PriceOf = (name: ModelName) => Price | undefined;

export interface ModelSources {
  /** Names of the learners that are trained on the spot. */
  readonly local: readonly string[];
  readonly prompts: Readonly<Record<DomainKind, PromptSet>>;
  readonly priceOf: PriceOf;
}

const priceFrom = ({ input, output, cacheRead, cacheWrite, batch }: PriceText): Price => ({
  input,
  output,
  cacheRead: cacheRead ?? input,
  cacheWrite: cacheWrite ?? input,
  batch: batch ?? 1,
});

/** What a suite says of a model, what it says of all of them, and what holds anyway. */
function settle(api: ApiSection, learner: string, prompts: ModelSources['prompts']) {
  const one = api.models?.[learner] ?? {};
  const confidence = one.confidence ?? api.confidence ?? 'none';
  const settings: ModelSettings = {
    confidence,
    // What is not asked for must not tell two models apart.
    samples: confidence === 'samples' ? (one.samples ?? api.samples ?? SAMPLES) : 1,
    answer: one.answer ?? api.answer ?? (confidence === 'logprobs' ? 'line' : 'schema'),
    maxTokens: one.maxTokens ?? api.maxTokens ?? MAX_TOKENS,
    shotTokens: one.shotTokens ?? api.shotTokens ?? SHOT_TOKENS,
    shots: one.shots ?? api.shots ?? SHOTS,
    prompts,
  };
  const requests: RequestSettings = {
    mode: one.mode ?? api.mode ?? REQUESTS.mode,
    concurrency: one.concurrency ?? api.concurrency ?? REQUESTS.concurrency,
    timeoutSeconds: one.timeoutSeconds ?? api.timeoutSeconds ?? REQUESTS.timeoutSeconds,
  };
  return { settings, requests, price: one.price && priceFrom(one.price) };
}

/**
 * Models behind an API that the rungs of a suite name, by these names, with every default filled in; a price of the suite counts
 * for more than the table's.
 */
export function resolveModels(
  suite: Pick<Suite, 'rungs' | 'api'>,
  sources: ModelSources,
): ReadonlyMap<string, ApiModel> {
  const models = new Map<string, ApiModel>();
  for (const learner of suite.rungs.flatMap(({ weak, strong }) => [weak, strong])) {
    const name = parseLearner(learner, sources.local);
    if (isLearnerFault(name) || name.provider === 'local' || name.provider === 'recorded') continue;
    const { price, ...rest } = settle(suite.api ?? {}, learner, sources.prompts);
    models.set(learner, { learner, name, ...rest, price: price ?? sources.priceOf(name) });
  }
  return models;
}
