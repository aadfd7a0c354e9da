import { expect, test } from 'vitest';
import { readConfigKey, sameTraining, spellModel } from '../../../src/evidence/aar/config-key.ts';

test('the name of a folder of settings is taken apart', () => {
  expect(readConfigKey('Qwen_Qwen3_4B_Base_tiny_e5_lr0.0001_bs32_schlinear_conf_high0.75_conf_low0.25')).toEqual({
    models: 'Qwen_Qwen3_4B_Base_tiny',
    epochs: 5,
    lr: 0.0001,
    batchSize: 32,
    schedule: 'linear',
    extras: 'conf_high0.75_conf_low0.25',
  });
  expect(readConfigKey('m_e3_lr1e-05_bs4_schcosine')).toMatchObject({ epochs: 3, lr: 0.00001, extras: '' });
  for (const other of ['', 'plain', 'm_e5_lr0.1_bs4']) expect(readConfigKey(other)).toBeUndefined();
});

test('training is the same where rate, batch and schedule are, whatever the models', () => {
  const keys = ['a_e5_lr0.1_bs4_schlinear', 'b_e9_lr1e-1_bs4_schlinear_k2', 'a_e5_lr0.1_bs8_schlinear'].map(
    readConfigKey,
  );
  const [one, two, three] = keys as [
    NonNullable<(typeof keys)[0]>,
    NonNullable<(typeof keys)[0]>,
    NonNullable<(typeof keys)[0]>,
  ];
  expect([sameTraining(one, two), sameTraining(one, three)]).toEqual([true, false]);
  expect(spellModel('Qwen/Qwen1.5-0.5B-Chat')).toBe('Qwen_Qwen1_5_0_5B_Chat');
});
