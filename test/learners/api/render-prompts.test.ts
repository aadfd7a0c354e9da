import { describe, expect, test } from 'vitest';
import { DOMAIN_KINDS } from '../../../src/core/item.ts';
import type { PromptSet } from '../../../src/core/model-settings.ts';
import { renderPrompts } from '../../../src/learners/api/render-prompts.ts';
import { apiSettings } from '../../support/api-settings.ts';

const SET: PromptSet = {
  system: 'Judge: {{answers.[1]}} or {{answers.[0]}}',
  example: 'E {{input}}{{prompt}}{{first}}{{second}} {{answer}}',
  question: 'Q {{input}}{{prompt}}|{{first}}|{{second}}',
  answers: ['no', 'yes'],
};
const read = (change: Partial<PromptSet> = {}) => renderPrompts({ ...SET, ...change }, file => `own/math/${file}`);
const TEXT = { id: 't', input: '2 + 2 = 4' };
const PAIR = { id: 'p', input: { prompt: 'Sum?', first: '4', second: '5' } };

describe('renderPrompts', () => {
  test('asks about texts and about pairs', () => {
    const { system, question, example } = read();
    expect(system).toBe('Judge: yes or no');
    expect(question(TEXT)).toBe('Q 2 + 2 = 4||');
    expect(question(PAIR)).toBe('Q Sum?|4|5');
    expect(example(TEXT, { answer: 'yes' })).toBe('E 2 + 2 = 4 yes');
    expect(example(PAIR, { answer: 'no' })).toBe('E Sum?45 no');
  });

  test.each([
    [
      { question: 'Q {{input}}' },
      'own/math/question.hbs: does not show {{prompt}} and {{first}} and {{second}}, and item "p" is a pair',
    ],
    [{ example: '{{input}} {{answer}}' }, 'own/math/example.hbs: does not show {{prompt}}'],
  ])('a template of texts alone is good until there is a pair', (change, says) => {
    const { question, example } = read(change);
    expect(question(TEXT) + example(TEXT, { answer: 'no' })).toContain('2 + 2 = 4');
    expect(() => question(PAIR) + example(PAIR, { answer: 'no' })).toThrow(says);
  });

  test.each<readonly [Partial<PromptSet>, string]>([
    [
      { system: 'Judge.' },
      'question.hbs: does not show {{answers.[0]}} and {{answers.[1]}}, and neither does the system prompt',
    ],
    [{ system: '{{answers.[1]}}' }, 'does not show {{answers.[0]}}, and neither'],
    [{ question: 'Well?' }, 'question.hbs: does not show {{input}}, nor prompt, first and second'],
    [{ question: '{{first}} {{second}}' }, 'there is nothing to judge'],
    [{ example: '{{input}}' }, 'example.hbs: does not show {{answer}}, without which it is no example'],
    [{ system: '{{input}}' }, 'own/math/system.hbs:1: unknown variable "input"'],
    [{ question: '{{input}} {{answer}}' }, 'own/math/question.hbs:1: unknown variable "answer"'],
    [{ answers: ['yes', 'Yes'] }, 'own/math/answers.json: the answers'],
  ])('refuses what could put no question: %j', (change, says) => {
    expect(() => read(change)).toThrow(says);
  });
});

describe('the prompts that carryover comes with', () => {
  test.each(DOMAIN_KINDS)('%s: short, both forms whole, the words for the answers in it', async kind => {
    const { prompts } = await apiSettings();
    const { system, question, example } = renderPrompts(prompts[kind], file => file);
    expect(system.length).toBeLessThan(900);
    expect(system).toContain('yes or no');
    expect(question(TEXT)).toContain('>\n2 + 2 = 4\n<');
    for (const part of ['Sum?', '4', '5']) expect(question(PAIR)).toContain(`>\n${part}\n<`);
    expect(question(TEXT)).toMatch(/\?\nAnswer yes or no\.$/);
    expect(question(TEXT)).not.toBe(question({ ...TEXT, input: '2 + 2 = 5' }));
    expect(example(TEXT, { answer: 'yes' })).toMatch(/>\nAnswer: yes$/);
    expect(example(PAIR, { answer: 'no', confidence: 81 })).toMatch(/>\nSure: 81%\nAnswer: no$/);
    for (const text of [system, question(TEXT), question(PAIR)]) expect(text).not.toMatch(/\{\{|\}\}|\n{3}|undefined/);
  });
});
