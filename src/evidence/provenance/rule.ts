import type { AarArchive } from '../aar/aar-archive.ts';
import type { RuleCode } from './rule-codes.ts';

/** Parts of a run that a finding may leave nobody able to believe. */
export const DOUBTS = ['run', 'counts', 'accuracy', 'subsets', 'seed', 'time'] as const;
export type Doubt = (typeof DOUBTS)[number];

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
}

/** Looks at a whole archive for one close family of faults. */
export type Rule = (archive: AarArchive) => Iterable<Seen>;
