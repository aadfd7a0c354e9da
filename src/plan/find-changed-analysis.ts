import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { Finding } from '../core/finding.ts';
import type { LockRecord } from '../core/plan-lock.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** What a run really does. */
export interface OwnAnalysis {
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
}

const show = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

/** Fields of two objects that differ, one level down. */
function differences(name: string, locked: object, own: object): string[] {
  const [before, after] = [Object.entries(locked), Object.entries(own)].map(
    entries => new Map<string, unknown>(entries),
  );
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...keys].flatMap(key => {
    const [was, is] = [before?.get(key), after?.get(key)];
    return canonicalJson({ value: was }) === canonicalJson({ value: is })
      ? []
      : [`${name}.${key}: planned ${show(was)}, found ${show(is)}`];
  });
}

const byPath = (files: LockRecord['plan']['files']): object =>
  Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256.slice(0, 12)]));

/**
 * Everything in which a run departs from the analysis plan that was locked beside its suite, as one finding; none where it
 * follows the plan, or none was locked.
 */
export function findChangedAnalysis(lock: LockRecord | undefined, own: OwnAnalysis): readonly Finding[] {
  if (lock === undefined) return [];
  const { plan, own: found, hash } = lock;
  const { suite, seeds, splits, methods } = found;
  const changed = [
    ...differences('suite', { name: plan.suite, seeds: plan.seeds }, { name: suite, seeds }),
    ...differences('method', plan.methods, methods),
    ...differences('splits', plan.splits, splits),
    ...differences('design', plan.design, own.design),
    ...differences('analysis', plan.settings, own.settings),
    ...differences('gate', plan.policy, own.policy),
    ...differences('file', byPath(plan.files), byPath(found.files)),
  ];
  if (changed.length === 0) return [];
  return [
    {
      detector: 'changed-analysis',
      severity: 'notice',
      cells: [],
      found: `The run departs from the locked plan ${hash.slice(0, 8)} in ${changed.length === 1 ? 'one point' : `${changed.length} points`}: ${changed.join('; ')}.`,
      meaning:
        'What was decided after the outcomes could be seen proves less than what was planned: read the verdicts as exploration where it matters.',
    },
  ];
}
