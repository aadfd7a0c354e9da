import type { AarRecord } from '../aar/aar-record.ts';

/** A value that several records share although independent runs cannot. */
export interface Shared {
  readonly field: string;
  readonly records: readonly AarRecord[];
  readonly showIn: (record: AarRecord) => string;
  /** Those in which it was shortened, or put later: whatever else they say, they are the copies. */
  readonly copied: ReadonlySet<AarRecord>;
  /** Where chance may explain it, but hardly: the chance. Then it is a note. */
  readonly chance?: number;
}

/** Chance that one field of a whole clean archive looks copied, at most. */
export const MOST_CHANCE = 1e-3;

/** Chance of `matches` or more where `expected` are, at most: Markov's bound on the number of sets of so many matches, E^k/k!. */
export function poissonTail(expected: number, matches: number): number {
  let chance = 1;
  for (let at = 1; at <= matches; at++) chance *= expected / at;
  return Math.min(1, chance);
}
