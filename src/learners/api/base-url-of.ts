import type { ModelName } from '../../core/model-settings.ts';

/** Anthropic's own, without `/v1`. */
const ANTHROPIC = 'https://api.anthropic.com';

/** Where the host of a model is asked: its base URL, or Anthropic's own where its name says none. */
export const baseUrlOf = ({ baseUrl }: ModelName): string => baseUrl ?? ANTHROPIC;

/** OpenAI itself, also in its regions (`eu.api.openai.com`). */
export const isOpenAiHost = (baseUrl: string): boolean => /(?:^|\.)api\.openai\.com$/.test(new URL(baseUrl).hostname);

/** A server of one's own: `localhost` with what is below it, 127.0.0.0/8 and ::1. Others may cost money. */
export const isThisMachine = (baseUrl: string): boolean =>
  /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(baseUrl).hostname);
