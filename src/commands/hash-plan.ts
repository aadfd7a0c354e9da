import { hash } from 'node:crypto';
import type { CountsSettings } from '../core/counts-result.ts';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { LockRecord } from '../core/plan-lock.ts';
import type { InputFile } from '../core/result.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** What a result depends on, apart from the version that computed it. */
export interface Plan {
  readonly kind?: 'analysis' | 'run' | undefined;
  readonly inputs: readonly InputFile[];
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  /** How results of other tools were read: flags and values. */
  readonly reading?: readonly (readonly [flag: string, value: string])[] | undefined;
  /** What was locked beforehand: a study that is held against a plan is another one than without. */
  readonly lock?: LockRecord | undefined;
}

/** The same of an analysis of counts. */
export interface CountsPlan {
  readonly kind: 'counts';
  readonly inputs: readonly InputFile[];
  readonly settings: CountsSettings;
}

/**
 * Tables make one table, in whatever order and whatever they are called. The files of a suite play the parts that their paths
 * give them: two that change places are another plan. Only the suite itself, the first of them, is meant wherever it lies.
 * @param isNamed whether rules name files by their paths: then each path matters, and no order
 */
function identify(inputs: readonly InputFile[], isNamed: boolean): readonly unknown[] {
  if (isNamed) return inputs.map(({ path, sha256 }) => [path, sha256]).sort();
  if (inputs.every(({ rows }) => rows !== undefined)) return inputs.map(({ sha256 }) => sha256).sort();
  return inputs.map(({ path, sha256 }, at) => (at === 0 ? sha256 : [path, sha256]));
}

const digest = (plan: object): string => hash('sha256', canonicalJson(plan), 'hex');

/** Hash of a plan; the same tables, or archives, in another order are the same plan. */
export function hashPlan(plan: Plan | CountsPlan): string {
  if (plan.kind === 'counts') {
    return digest({ contents: plan.inputs.map(({ sha256 }) => sha256).sort(), settings: plan.settings });
  }
  const { inputs, design, settings, policy, reading = [], lock } = plan;
  const contents = identify(
    inputs,
    reading.some(([, value]) => /^\s*file\s*(?:=|$)/u.test(value)),
  );
  const read = reading.length === 0 ? undefined : reading;
  return digest({ contents, design, settings, policy, reading: read, lock });
}
