import type { AnswerLog } from '../../core/answers.ts';
import type { BatchLog } from '../../core/batch-log.ts';
import type { ApiModel, Budget } from '../../core/model-settings.ts';
import type { Clock, Timer } from '../../core/ports.ts';
import type { Rng } from '../../core/random.ts';
import type { AttemptEvent } from './attempt-event.ts';
import type { Provider } from './provider.ts';

/** What a run gives to its gateway. */
export interface GatewayOptions {
  /** By learner's name. */
  readonly models: ReadonlyMap<string, ApiModel>;
  /** Makes the provider of a model, when something is asked of it that is not stored. */
  readonly providerOf: (model: ApiModel) => Provider | Promise<Provider>;
  readonly log: AnswerLog;
  readonly batches: BatchLog;
  readonly journal: (event: AttemptEvent) => void;
  readonly timer: Timer;
  readonly clock: Clock;
  /** Spreads waiting times; nothing that is answered depends on it. */
  readonly random: Pick<Rng, 'uniform'>;
  readonly budget: Budget;
  /** Answers from the store alone. */
  readonly isOffline: boolean;
}
