/** Questions of a batch under one preamble: the part of the answer log, and the keys in it. */
export interface BatchPart {
  readonly part: string;
  readonly keys: readonly string[];
}

/** One step in the life of a batch; a batch is open until it is settled. */
export type BatchEntry =
  /** Written before it is handed in, so that no crash hides that it may have been bought. `at`: ISO 8601, UTC. */
  | {
      readonly state: 'intended';
      readonly batch: string;
      readonly learner: string;
      readonly at: string;
      readonly parts: readonly BatchPart[];
    }
  /** The host took it; `id` is the host's name of it. */
  | { readonly state: 'submitted'; readonly batch: string; readonly id: string }
  /** Its answers are stored, or there are none to be had. */
  | { readonly state: 'settled'; readonly batch: string };

/** What is known of batches that were handed in, kept beside the answers. */
export interface BatchLog {
  /** Every entry, the oldest first. What a crash cut off is left out. */
  read(): Promise<readonly BatchEntry[]>;
  /** Adds an entry; it is on the disk when it resolves. */
  append(entry: BatchEntry): Promise<void>;
}
