import { answerSchema } from './answer-schema.ts';
import type { ModelRequest } from './provider.ts';

/** Most alternatives of a token that the API lists. */
const ALTERNATIVES = 20;

/** Models of OpenAI that reason first: they take no temperature but their own. */
const REASONING = /^(?:o\d|gpt-[5-9])/;

/**
 * A request in the words of Chat Completions. What is the same for many questions comes first: hosts cache what they have read
 * before.
 * @param isOpenAi whether the host is OpenAI itself, which refuses `max_tokens` for its newer models; elsewhere
 * `max_completion_tokens` may be ignored in silence (Ollama, issue 7125), and only `max_tokens` is known everywhere
 */
export function openAiParams({ model, preamble, text }: ModelRequest, isOpenAi: boolean) {
  const system = [preamble.system, preamble.examples].filter(part => part !== '').join('\n\n');
  return {
    model,
    messages: [
      ...(system === '' ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user' as const, content: text },
    ],
    ...(isOpenAi ? { max_completion_tokens: preamble.maxTokens } : { max_tokens: preamble.maxTokens }),
    ...(isOpenAi && REASONING.test(model) ? {} : { temperature: preamble.temperature }),
    ...(preamble.form === 'schema' && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'answer', strict: true, schema: answerSchema(preamble.answers) },
      },
    }),
    ...(preamble.withOdds && { logprobs: true, top_logprobs: ALTERNATIVES }),
  };
}
