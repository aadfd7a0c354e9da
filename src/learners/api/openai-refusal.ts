import type { Delivery } from './provider.ts';

/**
 * Azure and others refuse a question by an error; to us it is a refusal like any other, that costs nothing.
 * @param code the host's own word for the error
 * @returns undefined for an error that is none
 */
export function openAiRefusal(code: unknown, message: string): Delivery | undefined {
  if (code !== 'content_filter') return undefined;
  return { reply: { state: 'refused', reason: message }, usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 } };
}
