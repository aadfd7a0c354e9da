import type { DomainKind } from './item.ts';

/** How a learner behind an API knows how sure it is. What is not declared is lacking: it is never made up. */
export const CONFIDENCES = ['logprobs', 'samples', 'none'] as const;
/**
 * `logprobs`: from the probabilities of the first answer token, where the server gives them; `samples`: the share of several
 * answers; `none`: one answer, and no belief but 0 or 1 (for a pair also one half, where the two orders contradict each other).
 */
export type Confidence = (typeof CONFIDENCES)[number];

export const ANSWER_FORMS = ['schema', 'line'] as const;
/** `schema`: the API holds the model to a JSON schema or tool; `line`: the last line of the answer is the label, nothing else on it. */
export type AnswerForm = (typeof ANSWER_FORMS)[number];

export const REQUEST_MODES = ['normal', 'batch'] as const;
export type RequestMode = (typeof REQUEST_MODES)[number];

/** What a learner's name says: `anthropic/MODEL`, `openai/MODEL@BASE-URL` or `recorded/FILE`. */
export type ModelName =
  | { readonly provider: 'anthropic'; readonly model: string; readonly baseUrl?: string | undefined }
  | { readonly provider: 'openai'; readonly model: string; readonly baseUrl: string };

/** Texts of a domain's prompts, as Handlebars templates. */
export interface PromptSet {
  /** What the model is told first; knows `answers`. */
  readonly system: string;
  /** One example; knows `input` (or `prompt`, `first`, `second`), `answer` and, where it was stated, `confidence` in percent. */
  readonly example: string;
  /** The question; knows `input` (or `prompt`, `first`, `second`) and `answers`. */
  readonly question: string;
  /** The words for label 0 and label 1. */
  readonly answers: readonly [string, string];
}

/** Everything besides the name that determines what a model behind an API answers. */
export interface ModelSettings {
  readonly confidence: Confidence;
  /** Answers per question where confidence comes from samples; whole number ≥ 2. Elsewhere one is asked. */
  readonly samples: number;
  readonly answer: AnswerForm;
  /** Most tokens of an answer. */
  readonly maxTokens: number;
  /** Tokens that the examples of a many-shot prompt may take, estimated. */
  readonly shotTokens: number;
  /** Most examples of a many-shot prompt. */
  readonly shots: number;
  readonly prompts: Readonly<Record<DomainKind, PromptSet>>;
}

/** How requests are made; nothing of it changes an answer. */
export interface RequestSettings {
  readonly mode: RequestMode;
  /** Most requests in flight at a host. */
  readonly concurrency: number;
  /** A request that takes longer is given up, and tried again. */
  readonly timeoutSeconds: number;
}

/** Dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** Factor of batch requests on all of it, such as 0.5. */
  readonly batch: number;
}

/** What a run may spend; absent where there is no cap. */
export interface Budget {
  readonly usd?: number | undefined;
  readonly requests?: number | undefined;
  readonly minutes?: number | undefined;
}

/** A model that is asked, as cells know it: all that determines its answers. */
export interface PromptedModel {
  /** As the suite names it: `openai/qwen3@http://localhost:8000/v1`. */
  readonly learner: string;
  readonly settings: ModelSettings;
  /** Hash of the file that its answers come from; absent where a host gives them. */
  readonly recording?: string | undefined;
}

/** A model behind an API as a suite names and sets it. */
export interface ApiModel extends PromptedModel {
  readonly name: ModelName;
  readonly requests: RequestSettings;
  /** Absent where no table has one. */
  readonly price?: Price | undefined;
}

/** What a suite says of how models are asked; what it leaves out has a default. */
export type ModelOptions = {
  readonly [K in keyof (Omit<ModelSettings, 'prompts'> & RequestSettings)]?:
    | (Omit<ModelSettings, 'prompts'> & RequestSettings)[K]
    | undefined;
};

/** A price as a suite says it: tokens from and to the cache cost as input where it says nothing else. */
export type PriceText = Pick<Price, 'input' | 'output'> & {
  readonly [K in 'cacheRead' | 'cacheWrite' | 'batch']?: number | undefined;
};
