import { describe, expect, test } from 'vitest';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

const DEMOS = 'step1_5_sft_critic_on_weak_demos';

const editStep = (step: string, name: string, change: (value: number) => unknown) =>
  plantFault(archive => {
    const part = fileOf(archive, 'critic').json[step] as Json;
    part[name] = change(part[name] as number);
  });

describe("a critic's own steps", () => {
  test.each([
    ['step11_sft_training', 'transfer_acc', (value: number) => value + 0.1],
    ['step2_critique_generation', 'num_critiques_labeled', (value: number) => value + 1],
    ['step2_critique_generation', 'num_critiques_test', (value: number) => value - 1],
    ['step7_critique_generation_test_grpo', 'num_critiques_test_grpo', (value: number) => value * 2],
    [DEMOS, 'total_critiques_generated', (value: number) => value + 5],
    ['step4_critique_generation_unlabeled', 'num_critiques_unlabeled', (value: number) => value - 5],
    ['step5_grpo_dataset', 'dataset_size', (value: number) => value - 5],
    ['step9_critique_generation_unlabeled_grpo', 'num_critiques_unlabeled_grpo', (value: number) => value + 1],
    ['step10_judge_label_generation', 'num_predictions', (value: number) => value + 1],
    [DEMOS, 'sft_dataset_size', () => 100_000],
    [DEMOS, 'sft_lr', () => 0.5],
    [DEMOS, 'strong_model', () => 'another/model'],
    ['step6_grpo_training', 'epochs', () => 3],
    ['step6_grpo_training', 'batch_size', () => 64],
    ['step8_judge_evaluation', 'improvement', (value: number) => value + 0.01],
    ['step8_judge_evaluation', 'improvement_pct', (value: number) => value / 100],
    ['step8_judge_evaluation', 'improvement', (value: number) => Number(value.toFixed(4)) + 0.0001],
  ])('%s.%s that does not follow is the only fault', async (step, name, change) => {
    const { faults } = await editStep(step, name, change);
    expect(brief(faults)).toEqual([`STEPS seed_8.json ${step}.${name}`]);
  });

  test('times that do not add up, judges between two items, and models of another run are found', async () => {
    const time = await editStep('step6_grpo_training', 'training_time', value => value + 60);
    expect(brief(time.faults)).toEqual(['STEPS seed_8.json total_training_time']);
    const judge = await editStep('step3_judge_training', 'judge_baseline_acc', value => value + 0.000_123_4);
    expect(brief(judge.faults)).toEqual([
      'STEPS seed_8.json step8_judge_evaluation.improvement',
      'STEPS seed_8.json step8_judge_evaluation.improvement_pct',
      'STEPS seed_8.json step3_judge_training.judge_baseline_acc',
    ]);
    const seed = await editStep(DEMOS, 'checkpoint_path', path => String(path).replace('seed_8', 'seed_9'));
    expect(brief(seed.faults)).toEqual([`SEED seed_8.json ${DEMOS}.checkpoint_path`]);
    const uid = await plantFault(archive =>
      Object.assign(fileOf(archive, 'critic').json, { experiment_uid: 'abcdef01' }),
    );
    expect(brief(uid.faults)).toEqual([`STEPS seed_8.json ${DEMOS}.checkpoint_path`]);
  });

  test('several critiques a row are none, and steps that are absent or no steps contradict nothing', async () => {
    const { faults } = await plantFault(archive => {
      const several = fileOf(archive, 'critic', 0).json;
      Object.assign(several.step4_critique_generation_unlabeled as Json, {
        num_samples_per_prompt: 4,
        num_critiques_unlabeled: 4000,
      });
      const bare = fileOf(archive, 'critic', 1).json;
      for (const name of Object.keys(bare)) if (name.startsWith('step')) delete bare[name];
      Object.assign(fileOf(archive, 'critic', 2).json, { step8_judge_evaluation: null, step5_grpo_dataset: 'none' });
    });
    expect(brief(faults.filter(({ found }) => found !== 'absent'))).toEqual([
      'FORM seed_9.json step5_grpo_dataset',
      'FORM seed_9.json step8_judge_evaluation',
    ]);
    expect(faults.filter(({ path }) => path.endsWith('seed_7.json'))).toEqual([]);
  });
});
