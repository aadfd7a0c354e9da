import { expect, test } from 'vitest';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

test.each([
  ['critic', 'transfer_acc', 1.7],
  ['em_posterior', 'transfer_acc', -0.2],
  ['vanilla_w2s', 'transfer_acc', 60.3],
  ['weak_artifacts', 'weak_acc', 1.7],
  ['weak_artifacts', 'hard_label_acc', 2],
  ['train_ceiling', 'strong_acc', 1.000_001],
  ['em_posterior', 'weak_acc', -1],
  ['em_posterior', 'hard_weak_label_acc', 55],
  ['em_posterior', 'fixed_strong_baseline', 73],
  ['em_posterior', 'ceiling_acc', 1.5],
])('%s: a %s of %f is a fault of that file', async (method, field, value) => {
  const { faults } = await plantFault(archive => Object.assign(fileOf(archive, method).json, { [field]: value }));
  expect(brief(faults)).toContain(`RANGE seed_8.json ${field}`);
});

test.each([
  ['step3_judge_training', 'judge_baseline_acc'],
  ['step8_judge_evaluation', 'judge_grpo_acc'],
  ['step11_sft_training', 'transfer_acc'],
])('an accuracy within a step of the critic is held to it as well: %s.%s', async (step, name) => {
  const { faults } = await plantFault(archive =>
    Object.assign(fileOf(archive, 'critic').json[step] as Json, { [name]: 1.2 }),
  );
  expect(brief(faults)).toContain(`RANGE seed_8.json ${step}.${name}`);
});

test('a result out of range is not used', async () => {
  const { reading } = await plantFault(archive =>
    Object.assign(fileOf(archive, 'critic').json, { transfer_acc: 1.7, step11_sft_training: { transfer_acc: 1.7 } }),
  );
  const run = reading.runs.find(({ path }) => path.includes('law_critic') && path.endsWith('seed_8.json'));
  expect(run?.accuracy).toBeUndefined();
  expect(run?.statedAccuracy).toBe(1.7);
});

test.each([
  ['weak_artifacts', 'weak_acc'],
  ['train_ceiling', 'strong_acc'],
])('a %s of impossible %s is nobody’s reference: it is the only finding, once', async (method, field) => {
  const { faults } = await plantFault(archive => Object.assign(fileOf(archive, method).json, { [field]: 1.7 }));
  expect(brief(faults)).toEqual([`RANGE seed_8.json ${field}`]);
  expect(faults[0]?.path).toContain(method);
});

test.each(['fixed_weak_baseline', 'fixed_strong_baseline', 'weak_acc', 'strong_acc', 'transfer_acc'])(
  'nothing that would follow from an impossible %s of a run is said again',
  async field => {
    const { faults } = await plantFault(archive =>
      Object.assign(fileOf(archive, 'em_posterior').json, { [field]: 1.7 }),
    );
    expect(brief(faults)).toEqual([`RANGE seed_8.json ${field}`]);
  },
);

test('0 and 1, and the whole test set right, are no faults of range', async () => {
  const { faults } = await plantFault(archive =>
    Object.assign(fileOf(archive, 'em_posterior').json, { some_acc: 1, other_acc: 0, accurate: 7, acc_list: [3] }),
  );
  expect(faults).toEqual([]);
});
