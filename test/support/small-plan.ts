import type { ArmTask, Plan, PlannedCell } from '../../src/core/plan.ts';

const method = (name: string): ArmTask => ({ kind: 'method', method: { kind: 'built-in', name } });

const ARMS: readonly (readonly [string, ArmTask])[] = [
  ['weak', { kind: 'weak' }],
  ['ceiling', { kind: 'ceiling' }],
  ['baseline', method('vanilla')],
  ['candidate', method('em-posterior')],
];

/** Two domains, two rungs, two seeds, four arms: 32 cells whose keys say what they are. */
export function smallPlan(): Plan {
  const domains = ['chat', 'math'] as const;
  const rungs = [
    { name: 'sandbox', role: 'sandbox', weak: 'local/tiny', strong: 'local/small' },
    { name: 'larger', role: 'larger', weak: 'local/small', strong: 'local/medium' },
  ] as const;
  const cells = domains.flatMap(domain =>
    rungs.flatMap(({ name: rung }) =>
      [1, 2].flatMap(seed =>
        ARMS.map(
          ([arm, task]): PlannedCell => ({ key: `${domain} ${rung} ${arm} ${seed}`, domain, rung, arm, seed, task }),
        ),
      ),
    ),
  );
  const learners = ['local/medium', 'local/small', 'local/tiny'];
  return {
    items: domains.map(domain => ({ key: `items ${domain}`, domain })),
    features: domains.flatMap(domain => learners.map(learner => ({ key: `${learner} ${domain}`, domain, learner }))),
    models: [],
    cells,
    domains: domains.map(name => ({ name, kind: name, source: { kind: 'generated', draw: 1 } })),
    rungs,
    splits: { labelled: 2, unlabelled: 3, test: 4 },
    timeLimitSeconds: 5,
  };
}
