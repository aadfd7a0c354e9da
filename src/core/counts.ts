/** How often an arm was right on one part of a test set; the items behind it are not known. */
export interface CountedSubset {
  readonly name: string;
  readonly correct: number;
  readonly total: number;
}

/** One run of one method on one domain under one seed, as counts: what an archive without items knows of it. */
export interface CountedRun {
  /** As the user typed it, with the member of an archive behind `!`. */
  readonly path: string;
  readonly domain: string;
  readonly method: string;
  /** Weak → strong models and settings: runs of one key are comparable. */
  readonly pair: string;
  readonly seed: string;
  /** Share of items right, in [0, 1]; absent where the file does not say or what it says was not believed. */
  readonly accuracy?: number | undefined;
  /** The accuracy as the file states it, whether or not that was believed. */
  readonly statedAccuracy?: number | undefined;
  readonly correct?: number | undefined;
  readonly total?: number | undefined;
  /** Empty where the file has none, or those it has were not believed. */
  readonly subsets: readonly CountedSubset[];
  /** PGR as the file states it, where it does. */
  readonly statedPgr?: number | undefined;
  /** Whether the run may be paired by seed with others: not where seed or references were copied. */
  readonly isPairable: boolean;
  /** Moment the run ended, ISO 8601, where the file says so and it was believed. */
  readonly endedAt?: string | undefined;
}

/** Accuracy of a weak teacher (floor) or of a student trained on true labels (ceiling), by seed. */
export interface ReferenceRun {
  readonly path: string;
  readonly domain: string;
  readonly role: 'floor' | 'ceiling';
  readonly pair: string;
  readonly seed: string;
  readonly accuracy: number;
  readonly correct?: number | undefined;
  readonly total?: number | undefined;
  /** Absent or empty where the file has none. */
  readonly subsets?: readonly CountedSubset[] | undefined;
  readonly endedAt?: string | undefined;
}
