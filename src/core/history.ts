import type { BaselineComparison } from './baseline.ts';
import type { CellRef } from './cell-estimates.ts';
import type { RungRole } from './design.ts';
import type { GateOutcome } from './result.ts';
import type { VerdictKind } from './verdict.ts';

/** What every night draws anew: it decides what one observation of the confidence sequence is. See docs/sequential.md. */
export const NIGHT_DRAWS = ['seeds', 'answers', 'items', 'all'] as const;
export type NightDraw = (typeof NIGHT_DRAWS)[number];

/** What a confidence sequence counts. */
export type Observation = 'seed' | 'item' | 'night';

/** What may differ between two nights. A change of items, suite or price makes them another comparison; the rest is told. */
export const ASPECTS = ['items', 'suite', 'price', 'models', 'gate', 'code', 'file'] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface NightChange {
  readonly aspect: Aspect;
  /** Such as `items of math`. */
  readonly what: string;
  /** Absent where there was no such thing. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface HistoryNight {
  /** Counted from 1 over the whole history, in order of time. */
  readonly night: number;
  readonly directory: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly planHash: string;
  /** Against the night before, or the last one that said something about it. */
  readonly changes: readonly NightChange[];
  /** Absent where `result.json` is not there, or does not belong to this run. */
  readonly gate?: GateOutcome | undefined;
  /** In words: what is odd about this night, such as a clock that went back. */
  readonly remarks: readonly string[];
}

/** A directory that is no night of this history, and why. */
export interface LeftOut {
  readonly directory: string;
  readonly reason: string;
  /** `other-suite`: nothing is wrong with it. */
  readonly kind: 'unreadable' | 'half-written' | 'other-suite' | 'copy' | 'counts' | 'same-time' | 'repeats';
}

/** One night of one cell. */
export interface SeriesPoint {
  readonly night: number;
  /** Mean paired difference over seeds and items, a fraction. */
  readonly gain: number;
  readonly seeds: number;
  readonly items: number;
  readonly verdict?: VerdictKind | undefined;
  /** Confidence sequence: it holds after every night at once. */
  readonly low: number;
  readonly high: number;
  /** ln of the evidence that the gain has fallen, or risen, since some night of the series. */
  readonly fall: number;
  readonly rise: number;
}

/** A change that the evidence for reached what was asked of it: a message, never a new start. */
export interface ChangePoint {
  readonly direction: 'fall' | 'rise';
  /** The night on which it was found. */
  readonly night: number;
  /** The first changed night that the evidence speaks for most. */
  readonly since: number;
  /** Mean gain of the nights before it, and of those from it to the one on which it was found. */
  readonly before: number;
  readonly after: number;
  /** ln of the evidence found, and asked for. */
  readonly evidence: number;
  readonly needed: number;
}

/** A night that adds nothing to a series. */
export interface SeriesGap {
  readonly night: number;
  readonly reason: string;
  /** `absent`: the night's study has no such cell; `unmeasured`: it has, without a comparison; `repeated`: nothing was drawn anew. */
  readonly kind: 'absent' | 'unmeasured' | 'repeated';
}

/** One cell over the nights of one comparison: items, suite and price are the same. Another one between them interrupts it. */
export interface CellSeries extends CellRef {
  readonly role: RungRole;
  /** Which comparison of this cell, counted from 1. */
  readonly segment: number;
  /** Its first night. */
  readonly first: number;
  /** One-sided error of an alarm in one direction, so that all alarms of a history together keep `alpha`. */
  readonly tail: number;
  /** What made it another comparison than the one before; none for the first. */
  readonly because: readonly NightChange[];
  readonly observation: Observation;
  readonly points: readonly SeriesPoint[];
  readonly gaps: readonly SeriesGap[];
  /** The first of each direction. */
  readonly changes: readonly ChangePoint[];
}

/** A gain that somebody has looked at and agreed to, with limits that hold for all cells together. */
export interface AgreedGain extends CellRef {
  readonly gain: number;
  readonly low: number;
  readonly high: number;
}

/** The blessed run that the nights are held against, as the gate of the last of them holds it. */
export interface AgreedRun extends Omit<BaselineComparison, 'cells'> {
  /** None unless the last night can be held against it. */
  readonly gains: readonly AgreedGain[];
}

/** `carryover history --json`. */
export interface History {
  readonly schema: 1;
  readonly suite: string;
  /** Two-sided error level of each sequence, and of all alarms together. */
  readonly alpha: number;
  readonly draws: NightDraw | 'auto';
  readonly nights: readonly HistoryNight[];
  readonly series: readonly CellSeries[];
  readonly left: readonly LeftOut[];
  /** Absent where the suite names no baseline, and nobody else did. */
  readonly blessed?: AgreedRun | undefined;
}
