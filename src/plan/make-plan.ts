import type { ArmTask, Plan, PlannedCell, PlannedFeatures, PlannedItems } from '../core/plan.ts';
import type { Control, Suite, SuiteDomain, SuiteRung } from '../core/suite.ts';
import { ARMS } from './design-of.ts';
import { cellKey, featuresKey, itemsKey, type PlanVersions, promptedKey } from './plan-keys.ts';

/** One shuffle is no control: a student of labels dealt to the wrong items is anywhere from bad to good by chance. */
const SHUFFLES = 20;

interface PlannedArm {
  readonly arm: string;
  readonly task: ArmTask;
}

const controlTask = (control: Control, { method }: Suite): ArmTask =>
  control === 'shuffled-teacher'
    ? { kind: 'shuffled-teacher', method: method.candidate, shuffles: SHUFFLES }
    : { kind: 'method', method: { kind: 'built-in', name: control } };

/** Arms of every rung × domain × seed. */
const armsOf = (suite: Suite): readonly PlannedArm[] => [
  { arm: ARMS.weak, task: { kind: 'weak' } },
  { arm: ARMS.ceiling, task: { kind: 'ceiling' } },
  { arm: ARMS.baseline, task: { kind: 'method', method: suite.method.baseline } },
  { arm: ARMS.candidate, task: { kind: 'method', method: suite.method.candidate } },
  ...suite.controls.map(control => ({ arm: control, task: controlTask(control, suite) })),
];

/** Learners of some rungs, each once, the last rung's student first: it takes longest to train. */
const learnersOf = (rungs: readonly SuiteRung[]): readonly string[] => [
  ...new Set(rungs.toReversed().flatMap(({ weak, strong }) => [strong, weak])),
];

interface DomainPlan {
  readonly items: PlannedItems;
  readonly features: readonly PlannedFeatures[];
  readonly cells: readonly PlannedCell[];
}

function planDomain(domain: SuiteDomain, suite: Suite, versions: PlanVersions): DomainPlan {
  const items = itemsKey(domain, suite.splits, versions);
  const isTrained = (learner: string): boolean => !versions.models?.has(learner);
  const features = learnersOf(suite.rungs)
    .filter(isTrained)
    .map(learner => ({ key: featuresKey(items, learner, domain), domain: domain.name, learner }));
  const modelKey = (learner: string): string => {
    const asked = versions.models?.get(learner);
    return asked === undefined ? featuresKey(items, learner, domain) : promptedKey(items, asked);
  };
  const arms = armsOf(suite);
  const cells = suite.rungs.flatMap(({ name: rung, weak, strong }) => {
    const names = { domain: domain.name, rung };
    const seen = { ...names, timeLimitSeconds: suite.timeLimitSeconds };
    const models = { weak: modelKey(weak), strong: modelKey(strong) };
    return suite.seeds.flatMap(seed =>
      arms.map(({ arm, task }) => ({
        key: cellKey({ ...models, seed, task, seen }),
        ...names,
        arm,
        seed,
        task,
      })),
    );
  });
  return { items: { key: items, domain: domain.name }, features, cells };
}

/**
 * Expands a suite into all of its work, each piece under the hash of everything that determines it: the same key, the same
 * bytes, whichever suite asks for it. Cells are in the order of domains, rungs, seeds and arms; the features of a domain
 * begin with the largest model.
 */
export function makePlan(suite: Suite, versions: PlanVersions): Plan {
  const { domains, rungs, splits, timeLimitSeconds } = suite;
  const plans = domains.map(domain => planDomain(domain, suite, versions));
  return {
    items: plans.map(({ items }) => items),
    features: plans.flatMap(({ features }) => features),
    models: Array.from(versions.models ?? [], ([name, model]) => ({ name, model })),
    cells: plans.flatMap(({ cells }) => cells),
    domains,
    rungs,
    splits,
    timeLimitSeconds,
  };
}
