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
