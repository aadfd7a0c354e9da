import type { ArmSummary } from '../../src/core/arm-summary.ts';
import type { RungRole } from '../../src/core/design.ts';
import type { TransferResult } from '../../src/core/result.ts';
import type { Selection } from '../../src/core/suite.ts';
import { sampleResult } from './sample-result.ts';

export const SAMPLE_SELECTION: Selection = {
  among: ['vanilla', 'soft-labels', 'confident-only', 'em-posterior', 'confidence-loss'],
  rule: 'the largest mean gain over the sandbox domains',
  draw: 0,
  seeds: [101, 102, 103, 104, 105],
};

const LADDER: readonly (readonly [rung: string, role: RungRole, weak: string, strong: string])[] = [
  ['sandbox', 'sandbox', 'local/tiny', 'local/small'],
  ['larger', 'larger', 'local/small', 'local/medium'],
  ['production', 'production', 'local/medium', 'local/large'],
];

const same = (value: number) => ({ least: value, median: value, most: value });

/** The arms of one cell: the four roles and two controls. */
function sampleArms(
  place: Pick<ArmSummary, 'rung' | 'domain'>,
  { weak, strong, accuracy }: { readonly weak: string; readonly strong: string; readonly accuracy: number },
): ArmSummary[] {
  const plain = { ...place, learner: strong, seeds: 5, notes: [], errored: [], trainedOn: same(2400) };
  const taught = { parametersMoved: { least: 11.2, median: 12.34, most: 15 } };
  return [
    { ...plain, arm: 'weak', role: 'weak', learner: weak, accuracy, trainedOn: same(600) },
    {
      ...plain,
      ...taught,
      arm: 'baseline',
      role: 'baseline',
      method: 'vanilla',
      accuracy: accuracy + 0.04,
      labelsChanged: same(0),
    },
    {
      ...plain,
      ...taught,
      arm: 'candidate',
      role: 'candidate',
      method: 'em-posterior',
      accuracy: accuracy + 0.09,
      trainedOn: { least: 2310, median: 2380, most: 2400 },
      labelsChanged: { least: 0.081, median: 0.094, most: 0.12 },
      notes: ['12 rounds', 'flip rates 0.21 and 0.34'],
    },
    { ...plain, ...taught, arm: 'ceiling', role: 'ceiling', accuracy: accuracy + 0.15 },
    {
      ...plain,
      arm: 'shuffled-teacher',
      role: 'control',
      method: 'em-posterior',
      accuracy: 0.491,
      labelsChanged: same(0.4),
      repeats: { least: 0.05, median: 0.5021, most: 0.8799, count: 100 },
    },
    { ...plain, arm: 'zero-shot', role: 'control', method: 'zero-shot', accuracy: 0.61, trainedOn: same(0) },
  ];
}

/** A run of three rungs in the given domains that carryover made itself, everything measured. */
export function sampleRunResult(domains: readonly string[] = ['math', 'chat', 'code']): TransferResult {
  const cells = LADDER.flatMap(([rung, role]) => domains.map(domain => ({ rung, role, domain })));
  const arms = domains.flatMap((domain, at) =>
    LADDER.flatMap(([rung, , weak, strong], step) =>
      sampleArms({ rung, domain }, { weak, strong, accuracy: 0.54 + 0.1 * step + 0.03 * at }),
    ),
  );
  const result = sampleResult(cells);
  const inputs = [{ path: 'suites/quickstart.yaml', sha256: 'ab'.repeat(32), bytes: 2048 }];
  const provenance = { ...result.provenance, inputs, command: 'carryover run suites/quickstart.yaml' };
  return { ...result, arms, selection: SAMPLE_SELECTION, provenance };
}

/** The same, where models behind APIs were asked. */
export function askedRunResult(): TransferResult {
  const result = sampleRunResult();
  return { ...result, provenance: { ...result.provenance, hosts: ['api.anthropic.com', 'localhost:8000'] } };
}

/** The same, where seeds of some arms failed. */
export function erroredRunResult(): TransferResult {
  const result = sampleRunResult();
  const arms = result.arms?.map((arm, at): ArmSummary => {
    if (at === 2) {
      const reason = 'em-posterior returned no prediction for 12 of 3000 test items, first of them "math-17"';
      return { ...arm, seeds: 3, errored: ['2', '5'].map(seed => ({ seed, reason })) };
    }
    if (at !== 5) return arm;
    const { rung, domain, role, method, learner } = arm;
    const errored = ['1', '2', '3', '4', '5'].map(seed => ({ seed, reason: `took longer than 60 s` }));
    return { rung, domain, arm: arm.arm, role, method, learner, seeds: 0, notes: [], errored };
  });
  return { ...result, arms };
}

/** One cell in which everything that has a name has this one. */
export function namedRunResult(name: string): TransferResult {
  const result = sampleResult([{ rung: name, role: 'production', domain: name }]);
  const arms = sampleArms({ rung: name, domain: name }, { weak: name, strong: name, accuracy: 0.5 }).map(
    (arm): ArmSummary => ({
      ...arm,
      arm: arm.role === 'control' ? `${arm.arm} ${name}` : arm.arm,
      method: name,
      notes: [name],
      errored: [{ seed: name, reason: name }],
    }),
  );
  return { ...result, arms, selection: { ...SAMPLE_SELECTION, among: [name, 'vanilla'], rule: name } };
}
