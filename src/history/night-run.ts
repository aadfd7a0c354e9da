import type { CellRef } from '../core/cell-estimates.ts';
import type { RungRole } from '../core/design.ts';
import type { Aspect } from '../core/history.ts';
import type { GateOutcome } from '../core/result.ts';
import type { VerdictKind } from '../core/verdict.ts';

/** Something that two nights can be compared by. */
export interface NightFact {
  readonly aspect: Aspect;
  readonly what: string;
  readonly value: string;
  /** What it is about: a rung, a domain, one cell of both; without either all cells. */
  readonly rung?: string | undefined;
  readonly domain?: string | undefined;
  /** Read off what arrived, not off the plan: where nothing arrived it is not known, which is no difference. */
  readonly isSeen?: true | undefined;
  /** Where a number moves by itself from night to night. */
  readonly amount?: number | undefined;
  /** An amount has changed if the larger one is more than this many times the smaller; above 1. */
  readonly moved?: number | undefined;
}

/** Mean outcomes of both arms, one pair per seed or per item, in [0, 1]. */
export interface Pairs {
  readonly candidate: ArrayLike<number>;
  readonly baseline: ArrayLike<number>;
  readonly clusters?: ArrayLike<number> | undefined;
}

export interface MeasuredNight extends CellRef {
  readonly role: RungRole;
  readonly status: 'measured';
  readonly gain: number;
  readonly items: number;
  /** Names, sorted. */
  readonly seeds: readonly string[];
  /** Hash of the names of the items. */
  readonly itemsHash: string;
  /** Hash of all outcomes of both arms, whatever seeds and items are called. */
  readonly outcomesHash: string;
  /** Absent where the arms have seeds of their own. */
  readonly bySeed?: Pairs | undefined;
  /** Only where items are the observations. */
  readonly byItem?: Pairs | undefined;
  readonly verdict?: VerdictKind | undefined;
}

export interface UnmeasuredNight extends CellRef {
  readonly role: RungRole;
  readonly status: 'unmeasured';
  readonly reason: string;
}

export type NightCell = MeasuredNight | UnmeasuredNight;

/** A run as history sees it. */
export interface NightRun {
  readonly directory: string;
  readonly suite: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly planHash: string;
  /** Hash of all that was measured. */
  readonly contentHash: string;
  readonly facts: readonly NightFact[];
  readonly cells: readonly NightCell[];
  readonly gate?: GateOutcome | undefined;
  readonly remarks: readonly string[];
}
