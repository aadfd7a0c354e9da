import { describe, expect, test } from 'vitest';
import { loadPrompts, type PromptFolder } from '../../../src/learners/api/load-prompts.ts';
import { SHIPPED_PROMPTS } from '../../support/api-settings.ts';

const OWN = {
  'math/system.hbs': 'Answer {{answers.[1]}} or {{answers.[0]}}.\r\nNow.\r\n',
  'math/example.hbs': '\ufeff{{input}} {{answer}}\n\n',
  'math/question.hbs': '{{input}}',
  'math/answers.json': '{"1": "true", "0": "false"}',
};

const folder = (files: Readonly<Record<string, string | undefined>>): PromptFolder => ({
  path: 'my/prompts',
  read: async file => files[file],
});

describe('loadPrompts', () => {
  test('a folder of one’s own replaces the domains that it has, and no others', async () => {
    const [mine, shipped] = [await loadPrompts(SHIPPED_PROMPTS, folder(OWN)), await loadPrompts(SHIPPED_PROMPTS)];
    expect(mine.math).toEqual({
      system: 'Answer {{answers.[1]}} or {{answers.[0]}}.\nNow.',
      example: '{{input}} {{answer}}\n',
      question: '{{input}}',
      answers: ['false', 'true'],
    });
    expect([mine.chat, mine.code]).toEqual([shipped.chat, shipped.code]);
  });

  test.each([
    [{ 'math/example.hbs': undefined }, 'my/prompts/math/example.hbs: is missing; expected system.hbs, example.hbs'],
    [{ 'math/answers.json': undefined }, 'my/prompts/math/answers.json: is missing'],
    [{ 'math/question.hbs': '{{input}}\n{{frist}}' }, 'my/prompts/math/question.hbs:2: unknown variable "frist"'],
    [{ 'math/question.hbs': '{{input' }, 'my/prompts/math/question.hbs:1: is no valid template'],
    [{ 'math/answers.json': '{"0": "no"' }, 'my/prompts/math/answers.json: is no valid JSON'],
    [{ 'math/answers.json': '["no", "yes"]' }, 'expected the words for label 0 and label 1'],
    [{ 'math/answers.json': '{"0": "no", "1": "yes", "2": "maybe"}' }, 'expected the words'],
    [{ 'math/answers.json': '{"0": 0, "1": 1}' }, 'expected the words'],
    [
      { 'math/answers.json': '{"0": "right", "1": "rong"}' },
      'my/prompts/math/answers.json: the answers "right" and "rong"',
    ],
  ])('refuses %j, naming the file', async (change, says) => {
    await expect(loadPrompts(SHIPPED_PROMPTS, folder({ ...OWN, ...change }))).rejects.toThrow(says);
  });

  test('refuses a folder without prompts, and an installation without', async () => {
    await expect(loadPrompts(SHIPPED_PROMPTS, folder({}))).rejects.toThrow('my/prompts: holds no prompts');
    await expect(loadPrompts(folder({}))).rejects.toThrow('missing from this installation');
  });
});
