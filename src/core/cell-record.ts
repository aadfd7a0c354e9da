import type { Receipt } from './method.ts';
import type { CellObservations } from './observations.ts';

/** What became of a planned cell, apart from its outcomes: kept in `run.json`. */
export type CellRecord = CellOrigin & (DoneCell | ErroredCell);

export interface CellOrigin {
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: string;
  /** Hash of everything that determines the result. */
  readonly key: string;
  /** Such as `vanilla`; absent for weak and ceiling, which are no methods. */
  readonly method?: string | undefined;
  /** The model whose predictions these are. */
  readonly learner: string;
}

interface DoneCell {
  readonly state: 'done';
  readonly receipt: Receipt;
  /** Accuracy of every shuffle, for controls that repeat themselves. */
  readonly repeats?: readonly number[] | undefined;
  /** Absent where no model behind an API was asked. */
  readonly asked?: CellObservations | undefined;
}

interface ErroredCell {
  readonly state: 'errored';
  /** Why, in one sentence. */
  readonly reason: string;
}
