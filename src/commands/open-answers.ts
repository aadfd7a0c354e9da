import { join } from 'node:path';
import type { Answerer } from '../core/answers.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { Suite } from '../core/suite.ts';
import { createProvider } from '../learners/api/create-provider.ts';
import { createGateway } from '../learners/api/gateway.ts';
import type { Spending } from '../learners/api/spending.ts';
import { createRng } from '../stats/random/rng.ts';
import { openAnswerLog } from '../store/answer-log.ts';
import { openBatchLog } from '../store/batch-log.ts';
import type { CommandIo } from './io.ts';
import { lookUpModels } from './look-up-models.ts';
import { modelKey } from './model-key.ts';
import { realTimer } from './real-timer.ts';
import { openRequestJournal } from './request-journal.ts';
import type { SuiteModels } from './suite-models.ts';

export interface OpenAnswersOptions {
  readonly suite: Pick<Suite, 'api' | 'budget'>;
  readonly models: SuiteModels;
  /** What answers for models of which there is a recording, by learner's name. */
  readonly replayed: ReadonlyMap<string, Answerer>;
  /** Folder of the store, as the user typed it. */
  readonly store: string;
  /** Name of the journal of requests in it, such as `nightly-0a1b2c3d`. */
  readonly journal: string;
  readonly isOffline: boolean;
}

/** Where answers come from during one run. */
export interface Answers {
  readonly answerer: Answerer;
  /** Where every request has a line. */
  readonly journal: string;
  /** @throws CarryoverError `usage` where the host of one of these models does not have it, or take its key */
  lookUp(learners: readonly string[]): Promise<void>;
  report(): Spending;
  close(): Promise<void>;
}

/** The environment that holds the keys: commands alone look at it. */
const keyOf = ({ suite }: OpenAnswersOptions, model: ApiModel): string => modelKey(model, suite.api ?? {}, process.env);

/**
 * Opens the way to the models of a suite: recordings, the store, and hosts within the budget. Every key is looked at before
 * anything is asked.
 * @throws CarryoverError `usage` for a key that is not set, or a cap in dollars on a model without a price
 */
export function openAnswers(options: OpenAnswersOptions, io: Pick<CommandIo, 'clock'>): Answers {
  const { suite, models, replayed, store, isOffline } = options;
  if (!isOffline) for (const model of models.live.values()) keyOf(options, model);
  const journal = openRequestJournal(join(store, 'requests', `${options.journal}.jsonl`), io.clock);
  const gateway = createGateway({
    models: models.live,
    providerOf: model => createProvider(model, { apiKey: keyOf(options, model) }),
    log: openAnswerLog(store),
    batches: openBatchLog(store),
    journal: event => journal.write(event),
    timer: realTimer,
    clock: io.clock,
    // Spreads waiting times of processes that run at the same time; no answer depends on it.
    random: createRng(process.pid, 'jitter'),
    budget: suite.budget ?? {},
    isOffline,
  });
  return {
    answerer: { ask: inquiry => (replayed.get(inquiry.learner) ?? gateway).ask(inquiry) },
    journal: journal.path,
    lookUp: learners =>
      lookUpModels(
        learners.flatMap(learner => models.live.get(learner) ?? []),
        model => keyOf(options, model),
      ),
    report: gateway.report,
    close: async () => {
      await gateway.close();
      journal.close();
    },
  };
}
