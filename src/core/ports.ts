import type { Job, JobResult } from './job.ts';
import type { PieceOptions, Piecework } from './piecework.ts';

/** How far a long step is; `total` is unknown until the step knows. Implemented by commands/, silent in tests. */
export interface Progress {
  start(step: string, total: number): void;
  advance(by: number): void;
  done(): void;
}

export const silentProgress: Progress = { start() {}, advance() {}, done() {} };

/** The real clock lives in commands/; the store is told the time. */
export interface Clock {
  /** ISO 8601, UTC. */
  now(): string;
}

/** Time as it passes, for whoever waits: a real one in commands/, a fake one in tests. */
export interface Timer {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Rejects, and waits no longer, when the signal is given. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Kinds of artefacts that the store keeps. */
export const ARTEFACTS = ['items', 'train-labels', 'test-labels', 'features', 'cells'] as const;
export type Artefact = (typeof ARTEFACTS)[number];

/**
 * The one content-addressed store: what is under a key was made from what the key hashes, so it is never made twice and never
 * changes. Something is there whole or not at all.
 */
export interface Store {
  /** The bytes under the key; undefined where there are none, or where they are damaged. */
  get(kind: Artefact, key: string): Promise<Uint8Array | undefined>;
  put(kind: Artefact, key: string, bytes: Uint8Array): Promise<void>;
}

/** Runs jobs somewhere else. */
export interface Executor {
  /** Jobs that it runs at the same time. */
  readonly concurrency: number;
  /** Never rejects: a job that dies, hangs or throws is `failed` with a reason. */
  run(job: Job): Promise<JobResult>;
  close(): Promise<void>;
}

/** Does piecework wherever that is fastest; its stand-in is `doPieces`. */
export interface Workers {
  /** Answers in the order of the pieces, as `doPieces` gives them; rejects with what it would throw. */
  map<Input, Answer>(work: Piecework<Input, Answer>, input: Input, options: PieceOptions): Promise<readonly Answer[]>;
}
