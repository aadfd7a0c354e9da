import { readFile } from 'node:fs/promises';
import type { ModelSettings } from '../../src/core/model-settings.ts';
import { loadPrompts, type PromptFolder } from '../../src/learners/api/load-prompts.ts';

/** The prompts that carryover comes with. */
export const SHIPPED_PROMPTS: PromptFolder = {
  path: 'assets/prompts',
  read: file => readFile(new URL(`../../assets/prompts/${file}`, import.meta.url), 'utf8').catch(() => undefined),
};

/** Settings of a model as a suite that says nothing would have them, but for what a test changes. */
export const apiSettings = async (change: Partial<ModelSettings> = {}): Promise<ModelSettings> => ({
  confidence: 'none',
  samples: 5,
  answer: 'line',
  maxTokens: 16,
  shotTokens: 20_000,
  shots: 64,
  prompts: await loadPrompts(SHIPPED_PROMPTS),
  ...change,
});
