import type { CellRef } from './cell-estimates.ts';
import type { AnalysisSettings, Design, GatePolicy, RungRole } from './design.ts';
import type { GateOutcome, InputFile, Replication } from './result.ts';
import type { VerdictKind } from './verdict.ts';

/** A gain with its interval, as fractions of accuracy. */
export interface BlessedGain {
  readonly point: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided confidence level, such as 0.95. */
  readonly level: number;
}

/** The items on which a cell was measured. */
export interface ItemSet extends CellRef {
  readonly items: number;
  /** SHA-256 of the items with their clusters, in order. */
  readonly hash: string;
}

export interface BlessedCell extends ItemSet {
  readonly role: RungRole;
  readonly seeds: number;
  readonly verdict?: VerdictKind | undefined;
  /** Sandbox cells only. */
  readonly replication?: Replication | undefined;
  /** At m = 1 and at m = number of target cells; absent where an interval was refused. */
  readonly gain?: { readonly single: BlessedGain; readonly family: BlessedGain } | undefined;
}

/** An earlier run that somebody reviewed: small enough to read, and to lie beside the suite under version control. */
export interface Baseline {
  readonly carryover: 'baseline';
  readonly schema: 1;
  readonly name: string;
  readonly kind: 'analysis' | 'run';
  /** Of the run that was blessed. */
  readonly planHash: string;
  readonly inputs: readonly InputFile[];
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  readonly cells: readonly BlessedCell[];
  readonly outcome: GateOutcome;
  readonly version: string;
  /** Commit of the checkout in which the run was made. */
  readonly gitCommit?: string | undefined;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  readonly blessedAt: string;
  /** SHA-256 of everything above. */
  readonly hash: string;
}

/** A baseline that was asked for: what is in the file, or why that is none. */
export type BaselineReading = { readonly path: string } & (
  | { readonly state: 'read'; readonly baseline: Baseline }
  /** No such file. */
  | { readonly state: 'missing' }
  /** Not a baseline, of another version, or edited: why, in one sentence. */
  | { readonly state: 'invalid'; readonly text: string }
);

/** The gain of a target cell held against the blessed one. */
export interface ComparedGain extends CellRef {
  readonly then: BlessedGain;
  readonly now: BlessedGain;
  /** Now − then, with the limits for the difference of independent estimates, simultaneous over the target cells. */
  readonly difference: BlessedGain;
  /** `fell`: below 0. `held`: a fall of δ or more is excluded. */
  readonly ruling: 'fell' | 'held' | 'unresolved';
}

export interface BaselineComparison {
  /** As the suite or the user says it. */
  readonly path: string;
  readonly state: 'compared' | 'missing' | 'invalid' | 'incomparable';
  /** What is wrong with the baseline, or in what the two runs differ so that they cannot be compared. */
  readonly obstacles: readonly string[];
  /** What else changed since, which does not keep the two from being compared. */
  readonly changes: readonly string[];
  readonly blessed?: Pick<Baseline, 'planHash' | 'hash' | 'blessedAt' | 'measuredAt' | 'gitCommit'> | undefined;
  readonly cells: readonly ComparedGain[];
}
