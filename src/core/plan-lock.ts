import type { AnalysisSettings, Design, GatePolicy } from './design.ts';
import type { SplitSizes } from './suite.ts';

/** What is fixed before the first outcome is seen. */
export interface LockedPlan {
  readonly suite: string;
  readonly seeds: readonly number[];
  readonly splits: SplitSizes;
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  /** Every file that the suite rests on besides itself. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly methods: { readonly baseline: string; readonly candidate: string };
}

/** `NAME.plan.json`. */
export interface PlanLock {
  readonly schema: 1;
  /** SHA-256 of the plan. */
  readonly hash: string;
  readonly plan: LockedPlan;
}

/** The plan that a run was locked to, and in what it departs from it. */
export interface LockRecord {
  readonly hash: string;
  readonly plan: LockedPlan;
  /** The run's own, by which it was held against the locked one. */
  readonly own: Pick<LockedPlan, 'suite' | 'seeds' | 'splits' | 'files' | 'methods'>;
}
