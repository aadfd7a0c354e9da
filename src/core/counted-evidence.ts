import type { CountedRun, ReferenceRun } from './counts.ts';
import type { ProvenanceFinding } from './provenance.ts';

/** A run whose file was read and not believed: nothing of it enters a number. */
export interface QuarantinedRun {
  /** As the user typed it, with the member of an archive behind `!`. */
  readonly path: string;
  readonly domain: string;
  readonly method: string;
  readonly seed: string;
}

/** What an archive of counts says, after its provenance was looked at. */
export interface CountedEvidence {
  readonly runs: readonly CountedRun[];
  readonly references: readonly ReferenceRun[];
  readonly findings: readonly ProvenanceFinding[];
  /** Absent where the reader sets nothing aside. */
  readonly quarantined?: readonly QuarantinedRun[] | undefined;
}
