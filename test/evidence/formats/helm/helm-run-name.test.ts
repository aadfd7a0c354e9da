import { expect, test } from 'vitest';
import { readRunName } from '../../../../src/evidence/formats/helm/helm-run-name.ts';

test.each([
  [
    'mmlu:subject=anatomy,method=multiple_choice_joint,model=openai_gpt-4',
    'mmlu:subject=anatomy',
    'openai_gpt-4',
    { method: 'multiple_choice_joint' },
  ],
  ['gsm:model=meta_llama-2-70b,stop=none', 'gsm', 'meta_llama-2-70b', { stop: 'none' }],
  ['gsm%3Amodel%3Dmeta_llama-2-70b', 'gsm', 'meta_llama-2-70b', {}],
  ['babi_qa:task=15,model=a_b,max_train_instances=0', 'babi_qa:task=15', 'a_b', { max_train_instances: '0' }],
  ['my folder', 'my folder', undefined, {}],
  ['model=x', 'model=x', 'x', {}],
  ['', '', undefined, {}],
])('%s', (name, task, model, settings) => {
  expect(readRunName(name)).toEqual({ task, model, settings });
});
