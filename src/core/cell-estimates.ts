import type { ArmRole, RungRole } from './design.ts';
import type { Estimate, IntervalMethod, RatioEstimate } from './estimate.ts';
import type { Histogram } from './histogram.ts';
import type { Influence } from './influence.ts';
import type { MeasuredCoverage } from './measured-coverage.ts';
import type { Power, SpendingAdvice } from './power.ts';
import type { Refusal } from './refusal.ts';

/** A rung × domain. */
export interface CellRef {
  readonly rung: string;
  readonly domain: string;
}

/** The two intervals that decide a verdict, at one level. */
export interface Bounds {
  /** Two-sided error level after dividing by the family size. */
  readonly alpha: number;
  /** Δ, candidate − baseline. */
  readonly gain: Estimate;
  /** θ = Δ_target − φ·Δ_sandbox; absent in sandbox cells and where the sandbox has no such cell. */
  readonly contrast?: Estimate | undefined;
}

/** The same bounds at m = 1 (a gate that requires every listed cell) and at m = number of target cells. */
export interface LevelledBounds {
  readonly single: Bounds;
  readonly family: Bounds;
}

export interface ArmSummary {
  readonly arm: ArmRole;
  /** Label in the table. */
  readonly name: string;
  /** Mean score over the paired items and seeds, in [0, 1]. */
  readonly mean: number;
  /** Sum of scores over the paired items and seeds; the number correct where outcomes are binary. */
  readonly total: number;
  readonly outcomes: number;
  /** Of the mean, about the same seeds and items as the verdict; within [0, 1]. */
  readonly interval: Estimate;
}

export interface SeedGain {
  readonly seed: string;
  /** Mean paired difference of this seed over the paired items. */
  readonly gain: number;
  readonly baseline: number;
  readonly candidate: number;
}

/** What was expected, what came, and what was left out on the way to the paired matrix. */
export interface Completeness {
  /** 2 arms × seeds × items in baseline or candidate. */
  readonly expected: number;
  readonly scored: number;
  readonly refused: number;
  readonly errored: number;
  /** Row present with status `missing`, or no row at all. */
  readonly missing: number;
  /** The largest share of outcomes without a score in any arm × seed of this cell. */
  readonly missingShare: number;
  /** Items with all 2 × seeds outcomes: the ones every number rests on. */
  readonly pairedItems: number;
  readonly droppedItems: number;
  /** Items that only one of the two arms has ever seen. */
  readonly onlyBaseline: number;
  readonly onlyCandidate: number;
  /** Seeds that only one of the two arms has. */
  readonly unpairedSeeds: readonly string[];
  /** Seeds whose rows repeat another seed in both arms, dropped as copies. */
  readonly duplicateSeeds: readonly string[];
  readonly threshold: number;
}

/** Mean squares and unbiased variance components of the seeds × items layout; components may be negative and are shown so. */
export interface Components {
  readonly msSeeds: number;
  readonly msItems: number;
  readonly msError: number;
  readonly seedVariance: number;
  readonly itemVariance: number;
  readonly errorVariance: number;
  /** (σ²_S ÷ S) ÷ Var(Δ̂), with negative components as 0; in [0, 1]. */
  readonly seedShare: number;
  /** (σ²_I ÷ N) ÷ Var(Δ̂), likewise; what is left is the residual's. */
  readonly itemShare: number;
}

/** Components of one arm that has seeds of its own. */
export interface SeedComponents {
  readonly seeds: number;
  readonly seedVariance: number;
  readonly errorVariance: number;
}

/** Unbiased variance components where the arms do not share their seeds; they may be negative and are shown so. */
export interface ArmComponents {
  readonly baseline: SeedComponents;
  readonly candidate: SeedComponents;
  readonly itemVariance: number;
  /** Share of Var(Δ̂) that comes from the seeds of either arm, with negative components as 0; in [0, 1]. */
  readonly seedShare: number;
  /** Share that comes from the items, likewise; what is left is the residual's. */
  readonly itemShare: number;
}

export interface TestResult {
  /** `holm` and `max-t` are adjusted for all target cells of the study. */
  readonly test: 'dual' | 'mcnemar-exact' | 'mcnemar-mid-p' | 'sign-flip' | 'holm' | 'max-t';
  /** Two-sided, in (0, 1]. */
  readonly p: number;
  /** `new-seeds` tests speak about new seeds and items, `these-seeds` tests about the seeds that were run. */
  readonly target: 'new-seeds' | 'these-seeds';
  /** Exact, or the number of random draws behind it. */
  readonly draws: 'exact' | number;
}

export interface BootstrapEstimates {
  readonly percentile: Estimate;
  readonly basic: Estimate;
  readonly bca: Estimate;
  readonly studentised: Estimate;
  /** Two-sided, dual to the percentile interval, in (0, 1]. */
  readonly p: number;
  /** Resamples drawn. */
  readonly replicates: number;
  /** Percentile, basic and BCa interval and p are those of infinitely many resamples; only the studentised is from drawn ones. */
  readonly exact: boolean;
  /** Whether all intervals that exist lie on the same side of 0 as the verdict's (or all straddle it), and there are some. */
  readonly agrees: boolean;
}

export interface SettleAdvice {
  /** Where the estimates point: the verdict if they were known exactly. */
  readonly toward: 'survives' | 'attenuated' | 'vanished' | 'reversed';
  /** Smallest number of items (clusters) at the present number of seeds; absent if none up to the limit is enough. */
  readonly items?: number | undefined;
  /** Smallest number of seeds at the present number of items; absent if none up to the limit is enough. */
  readonly seeds?: number | undefined;
  readonly itemLimit: number;
  readonly seedLimit: number;
}

/** At m = 1 and at m = number of target cells; absent where the verdict of that level is not open, or nothing known settles it. */
export interface LevelledAdvice {
  readonly single?: SettleAdvice | undefined;
  readonly family?: SettleAdvice | undefined;
}

/** The gaps that PGR divides by, and the shares of them that were recovered. */
export interface PgrEstimates {
  readonly gap: Estimate;
  readonly baseline: RatioEstimate;
  readonly candidate: RatioEstimate;
  /** Δ ÷ gap. */
  readonly gain: RatioEstimate;
  /** Items and seeds complete in all four arms. */
  readonly items: number;
  readonly seeds: number;
}

export type Pgr =
  | ({ readonly status: 'measured' } & PgrEstimates)
  | { readonly status: 'not-measured'; readonly reason: string };

/** Arms whose seeds have nothing in common: only items are paired. */
export interface OwnSeeds {
  readonly baseline: readonly string[];
  readonly candidate: readonly string[];
  /** Absent where an arm has a single seed. */
  readonly components?: ArmComponents | undefined;
}

/** The candidate held against an arm that whoever rolls it out could use instead: shown, never decided on. */
export interface ReferenceDifference {
  /** Label in the table. */
  readonly arm: string;
  /** The teacher itself, or a method that uses no teacher. */
  readonly kind: 'weak-teacher' | 'no-teacher';
  /** Candidate − reference, paired and by the procedure of the gain, at 1 − α. */
  readonly difference: Estimate;
  /** The same with every missing outcome at its best for the candidate; absent if nothing is missing. */
  readonly atBest?: Estimate | undefined;
}

/** Everything `verdict` needs to judge one cell, and everything the report shows about it. */
export interface MeasuredCell extends CellRef {
  readonly status: 'measured';
  readonly role: RungRole;
  /** Distinct seeds (of the arm with fewer, where each has its own), paired items; clusters only where items belong to some. */
  readonly seeds: number;
  readonly items: number;
  readonly clusters?: number | undefined;
  readonly binary: boolean;
  /** Items (clusters) where at least one seed has a difference other than 0. */
  readonly discordant: number;
  readonly inference: 'new-seeds' | 'these-seeds';
  readonly completeness: Completeness;
  readonly arms: readonly ArmSummary[];
  readonly seedGains: readonly SeedGain[];
  /** Absent with one seed, where the seed component cannot be known, and where the arms have seeds of their own. */
  readonly components?: Components | undefined;
  /** Number of seeds of each arm, and their components, where the arms do not share their seeds. */
  readonly ownSeeds?: OwnSeeds | undefined;
  /** The sandbox cell this one is held against; absent in sandbox cells and where there is none. */
  readonly sandbox?: CellRef | undefined;
  readonly bounds: LevelledBounds;
  /** How often intervals of this shape held the truth in simulation: the verdict's, and those shown beside it. */
  readonly coverage: Readonly<Partial<Record<IntervalMethod, MeasuredCoverage>>>;
  /** The same bounds with every missing outcome at its worst and at its best for the candidate; absent if nothing is missing. */
  readonly missingBounds?: { readonly worst: LevelledBounds; readonly best: LevelledBounds } | undefined;
  readonly theseSeeds: Estimate;
  readonly bootstrap: BootstrapEstimates | { readonly status: 'refused'; readonly reason: string };
  readonly tests: readonly TestResult[];
  /** Gains under random signs of items (clusters), the null of the sign-flip test; refused where no item differs. */
  readonly nullGains: Histogram | Refusal;
  /** Spread of the mean over clusters ÷ that over items as if each stood alone; absent without clusters or without spread. */
  readonly clusterEffect?: number | undefined;
  readonly spending: SpendingAdvice | Refusal;
  readonly power: Power | Refusal;
  readonly influence: Influence;
  readonly pgr: Pgr;
  /** Δ_target ÷ Δ_sandbox; reported, never decided on. Absent in sandbox cells. */
  readonly retention?: RatioEstimate | undefined;
  /** Whether the PGR scale would lead to another verdict, or the gap is less than φ of the sandbox gap. */
  readonly headroomLimited: boolean;
  readonly settle?: LevelledAdvice | undefined;
  /** The weak teacher, then arms without a teacher by name; absent where the cell has none of them. */
  readonly references?: readonly ReferenceDifference[] | undefined;
}

/** A cell that cannot be compared at all. */
export interface UnmeasuredCell extends CellRef {
  readonly status: 'unmeasured';
  readonly role: RungRole;
  readonly sandbox?: CellRef | undefined;
  /** What is absent and what was found, in words. */
  readonly reason: string;
}

export type CellEstimates = MeasuredCell | UnmeasuredCell;
