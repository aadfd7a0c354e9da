import type { AarArchive } from '../aar/aar-archive.ts';
import type { RuleCode } from './rule-codes.ts';

/** Parts of a run that a finding may leave nobody able to believe. */
export const DOUBTS = ['run', 'counts', 'accuracy', 'subsets', 'seed', 'time'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What of a record is in doubt, and the code of the first finding that says so. */
export type Doubted = ReadonlyMap<Doubt, string>;
export const NO_DOUBTS: Doubted = new Map();

/** What a rule saw. */
export interface Seen {
  readonly code: RuleCode;
  readonly path: string;
  readonly field?: string | undefined;
  readonly expected: string;
  readonly found: string;
  /** A fault unless given. */
  readonly severity?: 'fault' | 'note';
  /** What of the run at this path is not used because of it; everything is used unless given. */
  readonly doubts?: readonly Doubt[];
  /** What was decided, where the doubts do not say it. */
  readonly decision?: string;
  /** Parts that the decision puts in place of what was found; where another finding doubts one of them, that one decides. */
  readonly needs?: readonly Doubt[];
}

/** What the rules before saw. */
export interface Sofar {
  /** What of the file at a path is not to be believed. */
  readonly doubtsOf: (path: string) => Doubted;
  readonly faultsOf: (path: string) => readonly Seen[];
}

/** Looks at a whole archive for one close family of faults; what it yields is seen at once by what it says next. */
export type Rule = (archive: AarArchive, sofar: Sofar) => Iterable<Seen>;
