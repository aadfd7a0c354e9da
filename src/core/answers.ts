import type { AnswerForm } from './model-settings.ts';

/** What is said to a model before the question, and how it is to answer: the same for many questions. */
export interface Preamble {
  readonly system: string;
  /** The examples as one text, marked for prompt caching; empty where there is none. */
  readonly examples: string;
  /** The words for label 0 and label 1: neither begins as the other does. */
  readonly answers: readonly [string, string];
  readonly form: AnswerForm;
  /** Whether log-probabilities of the first answer token are asked for. */
  readonly withOdds: boolean;
  readonly temperature: number;
  readonly maxTokens: number;
}

/** One question; the same text with another `repeat` is another sample, with a key of its own. */
export interface Question {
  readonly text: string;
  /** Whole number ≥ 0. */
  readonly repeat: number;
}

/** Many questions to one model under one preamble, as plain data: it crosses from the process of a cell to the run's own. */
export interface Inquiry {
  /** Learner's name, such as `anthropic/…`: the run knows the model by it. */
  readonly learner: string;
  readonly preamble: Preamble;
  readonly questions: readonly Question[];
}

/** Natural logarithm of the probability of a token in the place of the first answer token. */
export interface TokenOdds {
  readonly token: string;
  /** ≤ 0. */
  readonly logprob: number;
}

/** What became of a question. */
export type Reply =
  /** `isCut`: the answer ended at the limit of tokens. */
  | {
      readonly state: 'said';
      readonly text: string;
      readonly isCut?: true | undefined;
      readonly odds?: readonly TokenOdds[] | undefined;
    }
  /** The model, or its host, declined to answer; asking again would be the same. */
  | { readonly state: 'refused'; readonly reason: string }
  /** No answer after all attempts, or none that could be used; never stored, so that the next run asks again. */
  | { readonly state: 'failed'; readonly reason: string };

/** A reply that is kept, and what it cost. */
export interface StoredReply {
  readonly reply: Exclude<Reply, { readonly state: 'failed' }>;
  readonly usage: Usage;
  /** The host's own name of the request, for its support. */
  readonly requestId?: string | undefined;
}

/** Tokens as the host counted them; `input` without those read from or written to the cache. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/**
 * Answers questions: from the store where it has the answer, else by asking the host. The one door from a cell to a model behind
 * an API.
 */
export interface Answerer {
  /**
   * Replies in the order of the questions.
   * @throws CarryoverError `halted` where no more may be asked: a cap is reached, the key is refused, or the network is forbidden
   */
  ask(inquiry: Inquiry): Promise<readonly Reply[]>;
}

/** Answers that were bought, in parts that are read and added to as a whole: those under one preamble. */
export interface AnswerLog {
  /** Everything stored in a part, by key of the question; empty where there is none. What a crash cut off is left out. */
  read(part: string): Promise<ReadonlyMap<string, StoredReply>>;
  /** Adds answers; they are there, whole, when it resolves, and survive the death of the process. */
  append(part: string, answers: ReadonlyMap<string, StoredReply>): Promise<void>;
}
