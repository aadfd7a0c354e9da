export type RungRole = 'sandbox' | 'larger' | 'production';

/** One weak teacher + strong student pair. */
export interface Rung {
  readonly name: string;
  readonly role: RungRole;
  /** Parameters of the student; absent where the table does not say. */
  readonly size?: number | undefined;
}

export const ARM_ROLES = ['weak', 'baseline', 'candidate', 'ceiling'] as const;
export type ArmRole = (typeof ARM_ROLES)[number];

/** Which label of the table plays which part. Weak and ceiling are optional: without them PGR is not measured. */
export interface ArmNames {
  readonly baseline: string;
  readonly candidate: string;
  readonly weak?: string | undefined;
  readonly ceiling?: string | undefined;
}

/** What is compared with what. Rungs are ordered: sandbox, larger ones, production. */
export interface Design {
  readonly rungs: readonly Rung[];
  readonly domains: readonly string[];
  readonly arms: ArmNames;
  /** Yardstick for domains that the sandbox rung did not measure; absent if there is no such single domain. */
  readonly sandboxDomain?: string | undefined;
}

/** The numbers that fix an analysis in advance. */
export interface AnalysisSettings {
  /** Two-sided error level, in (0, 0.5). */
  readonly alpha: number;
  /** δ, smallest effect size of interest, accuracy points as a fraction (0.02 = two points), in (0, 1). */
  readonly sesoi: number;
  /** φ, the share of the sandbox gain that must arrive, in (0, 1]. */
  readonly retention: number;
  /** Seed of every random stream of the analysis. */
  readonly seed: number;
  /** Bootstrap replicates B and Monte-Carlo sign flips; (B + 1)·α should be an integer. */
  readonly replicates: number;
  /** Null data sets of the A/A check. */
  readonly aaReplicates: number;
  /** A cell missing more than this share of its outcomes is incomplete. */
  readonly missingThreshold: number;
}

/** What may stand where a gain should survive. */
export const TOLERATED = ['attenuated', 'inconclusive'] as const;
export type Tolerated = (typeof TOLERATED)[number];

/** What a broken rule does: nothing, a warning, or it stops the gate. */
export const RULE_LEVELS = ['off', 'warn', 'error'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What the gate asks of some cells. */
export interface GateRule {
  /** Verdicts that are good enough besides `survives`. `attenuated` counts where part of the gain is proved to remain. */
  readonly accept: readonly Tolerated[];
  readonly level: RuleLevel;
}

/** What the gate asks for, on top of the verdicts. */
export interface GatePolicy {
  /** Selectors of target cells that must survive: `all`, `production`, `RUNG`, `RUNG/DOMAIN`, `*` + `/DOMAIN`. */
  readonly require: readonly string[];
  /** Accept verdicts about these seeds only (fewer than three). */
  readonly allowFewSeeds: boolean;
  /** Exceptions from `require`; the last one that picks a cell holds for it. Absent where there are none. */
  readonly rules?: readonly (GateRule & { readonly cells: string })[] | undefined;
  /** What findings in cells that no rule looks at do; a warning unless given. */
  readonly audit?: RuleLevel | undefined;
  /** The blessed run that gains are held against: a path, relative to the suite. Absent where there is none. */
  readonly baseline?: string | undefined;
}
